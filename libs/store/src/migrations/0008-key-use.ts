import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each key of the REST interface was last used: who replaces one sees when the old one can go. */
export class KeyUse1700000000090 implements MigrationInterface {
  readonly name = 'KeyUse1700000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table key_use (key text primary key, used_at timestamptz not null)');
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}
