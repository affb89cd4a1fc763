import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether rows can be written is seen by writing one. */
export class WriteProbe1700000000210 implements MigrationInterface {
  readonly name = 'WriteProbe1700000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table write_probe (name text primary key, written_at timestamptz not null)');
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}
