import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wrong passwords by login and address, names in a mailbox found one by one, and uploads that go on after a cut. */
export class HostedSftp1700000000050 implements MigrationInterface {
  readonly name = 'HostedSftp1700000000050';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create table login_lock (login text not null, address text not null, failures int not null, failed_at timestamptz not null,
     locked_until timestamptz, primary key (login, address))`,
  `create index login_lock_by_age on login_lock (failed_at)`,
  `alter table upload add left_at timestamptz`,
  `drop index upload_of_account`,
  `create index upload_of_account on upload (account, name)`,
  `create index file_by_name on file (account, name, received_at desc)`,
  `create index dispatch_by_name on dispatch (account, name, created_at desc)`,
];
