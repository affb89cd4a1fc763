import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How the lines of orders stand, since when, what people have settled of what is late, and how partners do over a period. When goods came that are there already is
 * not known: lines are noted when their order is read next.
 */
export class LinesOfOrders1700000000300 implements MigrationInterface {
  readonly name = 'LinesOfOrders1700000000300';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create table order_line (
     partner text not null, connection text not null, number text not null, line text not null,
     due_on date, quantity numeric not null, received numeric not null, billed numeric not null,
     first_received_at timestamptz, completed_at timestamptz, unbilled jsonb not null,
     is_open boolean generated always as (received < quantity) stored,
     constraint order_line_pkey primary key (partner, connection, number, line))`,
  'create index order_line_due on order_line (partner, due_on)',
  'create index order_line_open on order_line (partner, due_on) where is_open',
  `create table settled_level (
     subject uuid not null, what text not null, due timestamptz not null, until timestamptz,
     constraint settled_level_pkey primary key (subject, what, due))`,
  // What a period of one partner is added up from.
  `create index document_of_partner on document (partner, received_at)`,
  `create index exception_of_partner on exception (partner, opened_at)`,
  `create index exception_of_document on exception (subject_id) where subject_kind = 'inbound'`,
  `create index outbound_of_partner on outbound (partner, sent_at) where usage = 'live' and sent_at is not null`,
  'create index order_of_partner on "order" (partner, ordered_on)',
  'alter table "order" add column unbilled_since timestamptz',
  'update "order" set unbilled_since = read_at where unbilled',
  'create index order_unbilled_since on "order" (partner, unbilled_since) where unbilled_since is not null',
];
