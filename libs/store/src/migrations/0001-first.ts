import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first tables. Forward only, plain SQL; the entities in ../rows say the same, and a test holds them together. */
export class First1700000000001 implements MigrationInterface {
  readonly name = 'First1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create table payload (id uuid primary key, created_at timestamptz not null default now())`,
  `create table payload_chunk (payload uuid not null references payload on delete cascade, index int not null,
     bytes bytea not null, primary key (payload, index))`,
  `create table upload (id uuid primary key, partner text not null, channel text not null, account text not null, name text not null,
     payload uuid not null references payload, usage text, size bigint, sha256 text, parked_at timestamptz, created_at timestamptz not null)`,
  `create index upload_of_account on upload (account, name) where parked_at is not null`,

  `create table file (id uuid primary key, seq bigint generated always as identity, partner text not null, channel text not null,
     account text not null, name text not null, payload uuid not null references payload, size bigint not null, sha256 text not null,
     usage text, state text not null, findings jsonb not null, received_at timestamptz not null, hidden_at timestamptz)`,
  `create unique index file_in_order on file (seq)`,
  `create index file_of_account on file (account, received_at desc)`,
  `create index file_with_work on file (seq) where state = 'stored'`,
  `create table arrival (id uuid primary key, file uuid not null references file, file_seq bigint not null, index int not null,
     "offset" bigint not null, length bigint not null, kind text not null, state text not null, partner text not null, release uuid,
     head jsonb, usage text, sha256 text, findings jsonb not null, reuse_accepted boolean not null, received_at timestamptz not null)`,
  `create unique index arrival_of_file on arrival (file, index)`,
  `create index arrival_with_work on arrival (file_seq, index) where state = 'received'`,

  `create table document (id uuid primary key, arrival uuid not null references arrival, file_seq bigint not null,
     arrival_index int not null, set_index int not null, part_index int not null, partner text not null, release uuid not null,
     usage text not null, state text not null, set_type text not null, set_release text not null, set_reference text not null,
     "group" jsonb, "offset" bigint not null, length bigint not null, segments int not null, verdict text not null, type text,
     number text, order_number text, document jsonb, provenance jsonb not null, leftovers jsonb not null, findings jsonb not null,
     business_key text, version int not null, content_hash text, lane text, accepted_as_is boolean not null, decision jsonb, preview jsonb,
     replaces uuid, received_at timestamptz not null)`,
  `create index document_of_arrival on document (arrival, set_index)`,
  `create index document_by_key on document (business_key, version desc)`,
  `create index document_with_work on document (lane, file_seq, arrival_index, set_index, part_index) where state = 'accepted'`,
  `create index document_newest on document (received_at desc, id)`,
  `create index document_by_order on document (order_number)`,
  `create table effect (key text primary key, document uuid not null references document, business_key text not null, version int not null,
     index int not null, effect jsonb not null, applied jsonb, applied_at timestamptz)`,
  `create index effect_of_document on effect (document, index)`,
  `create index effect_by_key on effect (business_key, version, index) where applied is not null`,
  `create table control_number (sender text not null, receiver text not null, usage text not null, number text not null,
     arrival uuid not null references arrival, sha256 text not null, claimed_at timestamptz not null,
     primary key (sender, receiver, usage, number))`,
  `create index control_number_of_arrival on control_number (arrival)`,
  `create table own_number (partner text not null, scope text not null, last bigint not null, primary key (partner, scope))`,

  `create table dispatch (id uuid primary key, partner text not null, channel text not null, account text not null, type text not null,
     name text not null, payload uuid not null references payload, size bigint not null, state text not null, arrival uuid,
     created_at timestamptz not null, sent_at timestamptz, hidden_at timestamptz)`,
  `create index dispatch_of_account on dispatch (account, created_at desc)`,
  `create index dispatch_of_arrival on dispatch (arrival)`,

  `create table exception (id uuid primary key, subject_kind text not null, subject text not null, partner text not null, owner text not null,
     code text not null, message text not null, opened_at timestamptz not null, closed_at timestamptz, closed_by text, choice text, reason text)`,
  `create index exception_open on exception (subject_kind, subject) where closed_at is null`,
  `create table journal (id bigint generated always as identity primary key, at timestamptz not null default clock_timestamp(), kind text not null,
     row text not null, "from" text, "to" text, what text not null, actor text not null, partner text, detail jsonb)`,
  `create index journal_of_row on journal (row, id)`,
  `create index journal_by_time on journal (at desc)`,
  // Append-only, whoever writes: a line that could be changed would prove nothing.
  `create function journal_is_append_only() returns trigger language plpgsql as
     $$ begin raise exception 'the journal is append-only'; end $$`,
  `create trigger journal_append_only before update or delete or truncate on journal execute function journal_is_append_only()`,
  `create table attempt (kind text not null, row text not null, count int not null, failed_at timestamptz not null,
     retry_at timestamptz not null, error text not null, primary key (kind, row))`,
  `create table system_state (system text primary key, served_at timestamptz, failing_since timestamptz, error text)`,

  `create table "order" (partner text not null, connection text not null, number text not null, "order" jsonb not null, read_at timestamptz not null,
     primary key (partner, connection, number))`,
  `create table release (id uuid primary key, partner text not null, number int not null, hash text not null, sources jsonb not null,
     live boolean not null, released_at timestamptz not null)`,
  `create unique index release_number on release (partner, number)`,
  `create unique index release_hash on release (partner, hash)`,
  `create unique index release_live on release (partner) where live`,
  `create table profile_problem (file text primary key, findings jsonb not null, found_at timestamptz not null)`,

  `create table setting (key text primary key, value jsonb not null)`,
  `create table account (name text primary key, password_hash text not null, display_name text not null, created_at timestamptz not null)`,
  `create table session (token_hash text primary key, account text not null references account on delete cascade, csrf text not null,
     created_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null)`,

  `create table demo_record (model text not null, id int not null, "values" jsonb not null, primary key (model, id))`,
];
