import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Places of fields are kept in bytes (decision 0038). Processes of the release before go on recording theirs in `provenance`, as
 * JSON; of documents that later ones recorded they see no places.
 */
export class Places1700000000220 implements MigrationInterface {
  readonly name = 'Places1700000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table document add column places bytea, alter column provenance set default '{}'::jsonb`);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}
