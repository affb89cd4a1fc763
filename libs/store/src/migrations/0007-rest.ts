import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the REST interface remembers: which request made which file, and how many requests came. */
export class Rest1700000000080 implements MigrationInterface {
  readonly name = 'Rest1700000000080';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create table idempotency_key (account text not null, key text not null, file uuid not null references file,
     remembered_at timestamptz not null, primary key (account, key))`,
  `create index idempotency_key_age on idempotency_key (remembered_at)`,
  // The columns, and their order, are rate-limiter-flexible's.
  `create table request_rate (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
];
