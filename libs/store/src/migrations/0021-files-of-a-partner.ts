import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The files of a partner, newest first, whichever way they came. */
export class FilesOfAPartner1700000000240 implements MigrationInterface {
  readonly name = 'FilesOfAPartner1700000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index file_of_partner on file (partner, seq desc) where parent is null');
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}
