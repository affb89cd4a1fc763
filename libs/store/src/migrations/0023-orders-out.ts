import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is said to partners about their orders, and the orders that are watched for it. */
export class OrdersOut1700000000260 implements MigrationInterface {
  readonly name = 'OrdersOut1700000000260';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `create table outbound (id uuid primary key, partner text not null, release uuid not null, usage text not null,
     connection text not null, company int, order_number text not null, version int not null, kind text not null, state text not null,
     document jsonb not null, "order" jsonb not null, content_hash text not null, predecessor uuid references outbound,
     waits_for text not null, findings jsonb not null, interchange_number text, functional_id text, group_number text, set_type text,
     set_reference text, dispatch uuid references dispatch, actor text, reason text, created_at timestamptz not null,
     sent_at timestamptz, settled_at timestamptz, verdicts jsonb not null, unique (partner, usage, order_number, version))`,
  // No second worker drafts what one has drafted. What was withdrawn or superseded may be said once more.
  `create unique index outbound_once on outbound
     (partner, usage, order_number, content_hash, coalesce(predecessor, '00000000-0000-0000-0000-000000000000'::uuid))
     where state not in ('superseded', 'withdrawn')`,
  `create index outbound_numbered on outbound (partner, usage, interchange_number) where interchange_number is not null`,
  `create index outbound_grouped on outbound (partner, usage, group_number) where group_number is not null`,
  `create index outbound_of_dispatch on outbound (dispatch) where dispatch is not null`,
  `create index outbound_drafted on outbound (partner, created_at) where state = 'drafted'`,
  `create index outbound_open on outbound (state, created_at, id) where state in ('drafted', 'held', 'enveloped')`,
  `create index outbound_newest on outbound (created_at desc, id desc)`,

  `create table watched_order (id uuid primary key, partner text not null, usage text not null, connection text not null, company int,
     number text not null, state text not null, written_at timestamptz not null, seen_at timestamptz not null, looked_at timestamptz,
     looked_as_of timestamptz, due_at timestamptz, asked int not null, earlier boolean not null, unique (partner, usage, number))`,
  `create index watched_order_due on watched_order (partner, due_at, id) where due_at is not null`,
  `create index watched_order_seen on watched_order (partner, seen_at) where state in ('confirmed', 'locked')`,
  `create table order_watch (name text primary key, since timestamptz, compared_at timestamptz, due_at timestamptz not null,
     uncertain_until timestamptz)`,
  `create table orders_began (partner text, usage text, at timestamptz not null, primary key (partner, usage))`,
  `create table partner_pause (partner text primary key, since timestamptz not null, by text not null, reason text not null)`,
];
