import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The receipts that partners hear of. */
export class ReceiptsOut1700000000290 implements MigrationInterface {
  readonly name = 'ReceiptsOut1700000000290';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  // No second worker tells what one has noted.
  `create table advised_receipt (id uuid primary key, partner text not null, usage text not null, connection text not null, company int,
     key text not null, number text not null, order_number text not null, done_at timestamptz not null, earlier boolean not null,
     certain boolean not null,
     due_at timestamptz, dispatch uuid references dispatch, told_at timestamptz,
     constraint advised_receipt_once unique (partner, usage, connection, key))`,
  `create index advised_receipt_due on advised_receipt (partner, usage, due_at, id) where due_at is not null`,
  `create index advised_receipt_of_order on advised_receipt (partner, order_number)`,
  `create table receipts_began (partner text, usage text, at timestamptz not null,
     constraint receipts_began_pkey primary key (partner, usage))`,
];
