import type { Order } from '@quayside/canonical';
import type { Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

/** Our copy of an order, as it was last read. */
export interface SavedOrder {
  readonly partner: string;
  readonly connection: string;
  readonly number: string;
  readonly order: Order;
}

const orders = table<SavedOrder & { readonly readAt: Date }>('order', ({ partner, connection, number }) => [
  ...[partner, connection, number],
]);

export function savedOrders(rows: Rows): readonly SavedOrder[] {
  return rows.all(orders);
}

export function orderWrites(tx: Transaction): Pick<Tx, 'saveOrder'> {
  return {
    async saveOrder(partner, connection, order, readAt) {
      const row = { partner, connection, number: order.number, order, readAt };
      await tx.upsert(orders, row, () => row);
    },
  };
}
