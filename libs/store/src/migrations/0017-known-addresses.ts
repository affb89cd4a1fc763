import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From where somebody came in with the right password, for a while: such an address is always counted by itself. */
export class KnownAddresses1700000000200 implements MigrationInterface {
  readonly name = 'KnownAddresses1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table login_lock add came_in_at timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}
