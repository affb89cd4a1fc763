import type { ReceiptReads, ReceiptWrites, Usage } from '@quayside/exchange';
import { IsNull } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { uuid } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { advisedReceiptEntity, receiptsBeganEntity } from './receipt-entities.js';

const due = defineQuery(
  sql<{ partner: string; usage: Usage; now: Date; limit: number }>`
    select r.id from advised_receipt r where r.partner = ${'partner'} and r.usage = ${'usage'} and r.due_at <= ${'now'}
      and not exists (select from exception e where e.subject_kind = 'receipt' and e.subject = r.id::text and e.closed_at is null)
    order by r.due_at, r.id limit ${'limit'}`,
  z.object({ id: uuid }),
);

export function receiptReads(connection: Connection): ReceiptReads {
  const manager = managerOf(connection);
  return {
    advisedReceipt: async (id) => (await manager.findOneBy(advisedReceiptEntity, { id })) ?? undefined,
    receiptsOf: (partner, orderNumber) =>
      manager.find(advisedReceiptEntity, { where: { partner, orderNumber }, order: { doneAt: 'ASC', id: 'ASC' } }),
    dueReceipts: async (partner, usage, now, limit) =>
      (await due.all(connection, { partner, usage, now, limit })).map(({ id }) => id),
    receiptsBegan: async (partner, usage) => (await manager.findOneBy(receiptsBeganEntity, { partner, usage }))?.at,
    partnersWithReceipts: async () => {
      const found = await manager.find(receiptsBeganEntity, { order: { partner: 'ASC', usage: 'ASC' } });
      return found.map(({ partner, usage }) => ({ partner, usage }));
    },
  };
}

export function receiptWrites(connection: Connection): ReceiptWrites {
  const manager = managerOf(connection);
  return {
    async noteReceipts(receipts) {
      if (receipts.length === 0) return 0;
      // In one order, so that two of them do not wait for each other.
      const values = receipts.toSorted((a, b) => (a.key < b.key ? -1 : 1));
      const made = await manager
        .createQueryBuilder()
        .insert()
        .into(advisedReceiptEntity)
        .values(values)
        .orIgnore()
        .returning('id')
        .execute();
      return (made.raw as readonly unknown[]).length;
    },
    async setReceipt(id, change) {
      await manager.update(advisedReceiptEntity, { id }, change);
    },
    async beginReceipts(partner, usage, at) {
      const values = { partner, usage, at };
      await manager.createQueryBuilder().insert().into(receiptsBeganEntity).values(values).orIgnore().execute();
    },
    async endReceipts(partner, usage) {
      await manager.delete(receiptsBeganEntity, { partner, usage });
      await manager.update(advisedReceiptEntity, { partner, usage, dispatch: IsNull() }, { dueAt: null });
    },
  };
}
