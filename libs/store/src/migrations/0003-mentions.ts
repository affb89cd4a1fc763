import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every order that a document speaks of, what it answers, and the numbers by which it is found. */
export class Mentions1700000000020 implements MigrationInterface {
  readonly name = 'Mentions1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward only: restore a backup to go back');
  }
}

const statements = [
  `alter table document add orders text[] not null default '{}', add answers text[] not null default '{}',
     add names text[] not null default '{}'`,
  // What came before is in the thread of its first order, as it was; processing it again finds the rest.
  `update document set orders = array[order_number], names = array[upper(order_number)] where order_number is not null`,
  `create index document_by_orders on document using gin (orders)`,
  `create index document_by_answers on document using gin (answers)`,
  `create index document_by_names on document using gin (names)`,
];
