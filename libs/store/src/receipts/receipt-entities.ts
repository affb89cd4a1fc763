import type { AdvisedReceipt, Usage } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { flag, id, instant, int, key, named, nullable, text, uuid, type Stored } from '../database/columns.js';

export const advisedReceiptEntity = new EntitySchema<Stored<AdvisedReceipt>>({
  name: 'advised_receipt',
  columns: {
    id,
    partner: text,
    usage: text,
    connection: text,
    company: nullable(int),
    key: text,
    number: text,
    orderNumber: named('order_number', text),
    doneAt: named('done_at', instant),
    earlier: flag,
    certain: flag,
    dueAt: named('due_at', nullable(instant)),
    dispatch: nullable(uuid),
    toldAt: named('told_at', nullable(instant)),
  },
});

/** Since when receipts go out to a partner. */
export const receiptsBeganEntity = new EntitySchema<{ partner: string; usage: Usage; at: Date }>({
  name: 'receipts_began',
  columns: { partner: key(text), usage: key(text), at: instant },
});
