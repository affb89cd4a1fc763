import { paidOn } from '@quayside/exchange';
import { minus } from '@quayside/std';
import type { z } from 'zod';
import type { BillsOfOrder } from './order-reads.js';
import type { orderBillsShape } from './bill-shapes.js';

/** The bills on an order with what is paid of them, and what that is of each line. */
export function presentBills(found: BillsOfOrder): z.input<typeof orderBillsShape> {
  if (!found.known) return { unknown: found.why, bills: [], lines: [] };
  const { order, bills } = found;
  return {
    unknown: null,
    bills: bills.map(({ record, kind, number, state, date, dueDate, currency, total, paid, url }) => ({
      ...{ name: record.name ?? null, number, kind, state, date, dueOn: dueDate, currency, url },
      ...{ total, paid, open: minus(total, paid) },
    })),
    lines: order.lines.map(({ number }) => ({ number, paid: [...paidOn(bills, number)] })),
  };
}
