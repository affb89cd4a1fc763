import type { Order } from '@quayside/canonical';
import { standingOfLines, unbilledSince, type LineStanding, type Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

/** Our copy of an order, as it was last read, and how its lines stand. */
export interface SavedOrder {
  readonly partner: string;
  readonly connection: string;
  readonly number: string;
  readonly order: Order;
  readonly lines: readonly LineStanding[];
  readonly unbilledSince: string | null;
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
      const saved = (before: readonly LineStanding[]) => {
        const lines = standingOfLines(order, before, readAt);
        const standing = { lines, unbilledSince: unbilledSince(lines) };
        return { partner, connection, number: order.number, order, readAt, ...standing };
      };
      await tx.upsert(orders, saved([]), (old) => saved(old.lines));
    },
  };
}
