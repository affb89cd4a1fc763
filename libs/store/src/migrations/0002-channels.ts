import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How channels stand, and what is remembered of the files on their other sides. */
export class Channels1700000000012 implements MigrationInterface {
  readonly name = 'Channels1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create table channel (account text primary key, partner text not null, kind text not null, paused_at timestamptz, paused_by text,
     due_at timestamptz not null, served_at timestamptz, failures int not null, failing_since timestamptz, failing_in text,
     failed_at timestamptz, error text, retry_at timestamptz, trusted text, trusted_by text, trusted_at timestamptz, offered text)`,
  `create table remote_file (channel text not null, key text not null, version text not null, size bigint not null, state text not null,
     looks int not null, first_seen_at timestamptz not null, seen_at timestamptz not null, holder uuid, payload uuid references payload,
     file uuid references file, primary key (channel, key))`,
  `create index remote_file_by_sight on remote_file (channel, seen_at)`,
  `create index dispatch_ready on dispatch (account, created_at) where state = 'ready'`,
];
