import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People with roles, what each is narrowed to, and how they prove who they are. Whoever has an account until now administers everything. */
export class People1700000000330 implements MigrationInterface {
  readonly name = 'People1700000000330';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  'alter table account alter column password_hash drop not null',
  `alter table account
     add column roles text[] not null default '{admin}', add column partners text[], add column companies text[],
     add column email text, add column one_time_secret text, add column one_time_since timestamptz, add column one_time_step bigint,
     add column disabled_at timestamptz`,
  // Where a session came from that is open already is not known.
  `alter table session
     add column id uuid not null default gen_random_uuid() constraint session_id unique,
     add column address text not null default '', add column agent text not null default ''`,
  'create index session_of_account on session (account)',
  `create table account_link (token_hash text not null, account text not null references account on delete cascade, purpose text not null,
     expires_at timestamptz not null, constraint account_link_pkey primary key (token_hash))`,
  'create index account_link_of on account_link (account)',
  `create table recovery_code (account text not null references account on delete cascade, code_hash text not null, used_at timestamptz,
     constraint recovery_code_pkey primary key (account, code_hash))`,
];
