import type { DocumentRow, LevelReads, LevelWrites, SettledLevel, WatchedOrder } from '@quayside/exchange';
import { compare } from '@quayside/std';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { documents } from './documents.js';
import { savedOrders, type SavedOrder } from './orders.js';
import { watchedOrders } from './watch.js';

const settledLevels = table<SettledLevel>('settled level', ({ subject, what, due }) => [
  subject,
  what,
  due.toISOString(),
]);

interface SentOrder extends SavedOrder {
  readonly watched: WatchedOrder;
}

/** Copies of orders that we send to this partner, in live traffic. */
function sentOrders(rows: Rows, partner: string, id: string | undefined): readonly SentOrder[] {
  const own = savedOrders(rows).filter((each) => each.partner === partner);
  return own.flatMap((saved) => {
    const isSame = (each: WatchedOrder) =>
      each.partner === partner && each.connection === saved.connection && each.number === saved.number;
    const [watched] = rows.all(watchedOrders, (each) => isSame(each) && each.usage === 'live' && !each.earlier);
    return watched && (id === undefined || watched.id === id) ? [{ ...saved, watched }] : [];
  });
}

function isOnItsWay(rows: Rows, { partner, number }: SavedOrder, type: DocumentRow['type']): boolean {
  const found = rows.all(
    documents,
    (each) =>
      each.partner === partner &&
      each.usage === 'live' &&
      each.type === type &&
      each.orders.includes(number) &&
      ['accepted', 'held'].includes(each.state),
  );
  return found.length > 0;
}

export function levelReads(rows: Rows): LevelReads {
  return {
    async ordersDue(partner, dueBy, { id, limit }) {
      const open = sentOrders(rows, partner, id).filter((each) => !isOnItsWay(rows, each, 'ship-notice'));
      const due = open.flatMap(({ watched, number, lines }) => {
        const left = lines.flatMap(({ line, dueOn, quantity, received }) =>
          dueOn !== null && dueOn <= dueBy && compare(received, quantity) < 0
            ? [{ line, dueOn, quantity, received }]
            : [],
        );
        const sorted = inOrder(left, (each) => [each.dueOn, each.line]);
        return sorted.length > 0 ? [{ id: watched.id, partner, orderNumber: number, lines: sorted }] : [];
      });
      return inOrder(due, ({ lines: [first], id: row }) => [first?.dueOn ?? '', row]).slice(0, limit);
    },
    async ordersUnbilled(partner, before, { id, limit }) {
      const open = sentOrders(rows, partner, id).filter((each) => !isOnItsWay(rows, each, 'invoice'));
      const unbilled = open.flatMap(({ watched, number, unbilledSince }) => {
        const since = unbilledSince === null ? undefined : new Date(unbilledSince);
        return since && since <= before ? [{ id: watched.id, partner, orderNumber: number, since }] : [];
      });
      return inOrder(unbilled, (each) => [each.since, each.id]).slice(0, limit);
    },
    settledLevels: async (subjects) =>
      inOrder(
        rows.all(settledLevels, ({ subject }) => subjects.includes(subject)),
        ({ subject, what, due }) => [subject, what, due],
      ),
  };
}

export function levelWrites(tx: Transaction): LevelWrites {
  return {
    async settleLevel(settled) {
      await tx.upsert(settledLevels, settled, () => settled);
    },
  };
}
