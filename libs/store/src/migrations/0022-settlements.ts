import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person decided about each difference of a held document. */
export class Settlements1700000000250 implements MigrationInterface {
  readonly name = 'Settlements1700000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table document add column settlement jsonb');
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}
