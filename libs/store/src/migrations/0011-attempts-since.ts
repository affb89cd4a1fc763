import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a step fails: who is asked is told. */
export class AttemptsSince1700000000140 implements MigrationInterface {
  readonly name = 'AttemptsSince1700000000140';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `alter table attempt add since timestamptz`,
  `update attempt set since = failed_at`,
  `alter table attempt alter since set not null`,
];
