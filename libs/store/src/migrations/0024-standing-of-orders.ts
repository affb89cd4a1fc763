import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How an order stands, beside our copy of it. Of orders that were read before, only what the copy says plainly is known until they
 * are read again.
 */
export class StandingOfOrders1700000000270 implements MigrationInterface {
  readonly name = 'StandingOfOrders1700000000270';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `alter table "order" add column state text, add column ordered_on date, add column due_on date,
     add column partly_received boolean not null default false, add column unbilled boolean not null default false,
     add column buyer text`,
  `update "order" set state = "order" ->> 'state', ordered_on = ("order" ->> 'date')::date`,
  `create index order_read on "order" (read_at desc)`,
  `create index order_due on "order" (due_on) where due_on is not null`,
  `create index order_unbilled on "order" (read_at desc) where unbilled`,
  `create index order_partly_received on "order" (read_at desc) where partly_received`,
];
