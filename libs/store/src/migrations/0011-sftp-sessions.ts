import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Open sessions of the SFTP server, over all processes. */
export class SftpSessions1700000000110 implements MigrationInterface {
  readonly name = 'SftpSessions1700000000110';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  'create table sftp_session (id uuid primary key, login text not null, expires_at timestamptz not null)',
  'create index sftp_session_of_login on sftp_session (login)',
];
