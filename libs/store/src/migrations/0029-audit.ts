import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log. What people did before is in the journal, and is not made up here. */
export class Audit1700000000340 implements MigrationInterface {
  readonly name = 'Audit1700000000340';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create table audit_entry (
     number bigint not null, at timestamptz not null, actor text not null, actor_name text, action text not null,
     subject_kind text not null, subject_id text not null, partner text, changed jsonb not null, previous text not null, hash text not null,
     constraint audit_entry_pkey primary key (number))`,
  'create index audit_entry_of_actor on audit_entry (actor, number)',
  'create index audit_entry_of_action on audit_entry (action, number)',
  'create index audit_entry_of_partner on audit_entry (partner, number)',
  'create index audit_entry_of_subject on audit_entry (subject_id text_pattern_ops, number)',
  'create index audit_entry_by_time on audit_entry (at)',
  // The role of the application may not do it anyway; the owner of the table is kept from doing it by mistake.
  `create function audit_is_append_only() returns trigger language plpgsql as
     $$ begin raise exception 'the audit log is append-only'; end $$`,
  `create trigger audit_append_only before update or delete or truncate on audit_entry execute function audit_is_append_only()`,
];
