import type { AdvisedReceipt, ReceiptReads, ReceiptWrites, Usage } from '@quayside/exchange';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { hasOpenException } from './exceptions.js';

/** By what names a receipt; its id is beside it. */
export const advisedReceipts = table<AdvisedReceipt>('advised receipt', ({ partner, usage, connection, key }) => [
  ...[partner, usage, connection, key],
]);
const began = table<{ readonly partner: string; readonly usage: Usage; readonly at: Date }>(
  'beginning of receipts',
  ({ partner, usage }) => [partner, usage],
);

export function receiptReads(rows: Rows): ReceiptReads {
  return {
    advisedReceipt: async (id) => rows.all(advisedReceipts, (each) => each.id === id)[0],
    receiptsOf: async (partner, orderNumber) =>
      inOrder(
        rows.all(advisedReceipts, (each) => each.partner === partner && each.orderNumber === orderNumber),
        ({ doneAt, id }) => [doneAt, id],
      ),
    dueReceipts: async (partner, usage, now, limit) => {
      const own = rows.all(
        advisedReceipts,
        (each) =>
          each.partner === partner &&
          each.usage === usage &&
          each.dueAt !== null &&
          each.dueAt <= now &&
          !hasOpenException(rows, 'receipt', each.id),
      );
      return inOrder(own, ({ dueAt, id }) => [dueAt ?? now, id])
        .slice(0, limit)
        .map(({ id }) => id);
    },
    receiptsBegan: async (partner, usage) => rows.get(began, keyed(partner, usage))?.at,
    partnersWithReceipts: async () =>
      inOrder(rows.all(began), ({ partner, usage }) => [partner, usage]).map(({ partner, usage }) => ({
        partner,
        usage,
      })),
  };
}

export function receiptWrites(tx: Transaction): ReceiptWrites {
  return {
    async noteReceipts(receipts) {
      let made = 0;
      for (const each of receipts) {
        const isThere = () => tx.all(advisedReceipts, ({ id }) => id === each.id).length > 0;
        if (isThere()) continue;
        await tx.upsert(advisedReceipts, each, () => undefined);
        if (isThere()) made += 1;
      }
      return made;
    },
    async setReceipt(id, change) {
      await tx.update(
        advisedReceipts,
        (each) => each.id === id,
        () => change,
      );
    },
    async beginReceipts(partner, usage, at) {
      await tx.upsert(began, { partner, usage, at }, () => undefined);
    },
    async endReceipts(partner, usage) {
      await tx.remove(began, (each) => each.partner === partner && each.usage === usage);
      await tx.update(
        advisedReceipts,
        (each) => each.partner === partner && each.usage === usage && each.dispatch === null,
        () => ({ dueAt: null }),
      );
    },
  };
}
