import type { OrderBill } from '@quayside/exchange';
import { localDateOf, minus, negated, type Decimal } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from './connection.js';
import { decimalFrom } from './number.js';
import { orderDomain } from './read-order.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const many2one = z.tuple([z.number(), z.string()]);
const orders = z.array(z.object({ order_line: z.array(z.number()) }));
const line = z.object({ purchase_line_id: many2one, price_total: z.number(), move_id: many2one });
const move = z.object({
  id: z.number(),
  name: maybeText,
  ref: maybeText,
  state: z.string(),
  move_type: z.string(),
  invoice_date: maybeText,
  invoice_date_due: maybeText,
  currency_id: many2one,
  amount_total: z.number(),
  amount_residual: z.number(),
  payment_state: maybeText,
});

type Line = z.infer<typeof line>;
type Move = z.infer<typeof move>;

/** The bills and credit notes on lines of an order, the oldest first; cancelled ones are none. */
export async function readBills(connection: Connection, number: string): Promise<readonly OrderBill[]> {
  const { transport } = connection;
  const named = { domain: await orderDomain(connection, [number]), fields: ['order_line'], limit: 1 };
  const [order] = await transport.call('purchase.order', 'search_read', named, orders);
  if (!order || order.order_line.length === 0) return [];
  const domain = [
    ['purchase_line_id', 'in', order.order_line],
    ['parent_state', '!=', 'cancel'],
  ];
  const ofOrder = { domain, fields: Object.keys(line.shape), order: 'id' };
  const lines = await transport.call('account.move.line', 'search_read', ofOrder, z.array(line));
  if (lines.length === 0) return [];
  const byBill = Map.groupBy(lines, ({ move_id: [id] }) => id);
  const ids = [...byBill.keys()].toSorted((a, b) => a - b);
  const bills = await transport.call('account.move', 'read', { ids, fields: Object.keys(move.shape) }, z.array(move));
  return bills.map((bill) => billOf(bill, byBill.get(bill.id) ?? []));
}

function billOf(bill: Move, lines: readonly Line[]): OrderBill {
  const isCredit = bill.move_type === 'in_refund';
  const signed = (value: number): Decimal => (isCredit ? negated(decimalFrom(value)) : decimalFrom(value));
  const total = signed(bill.amount_total);
  return {
    record: { model: 'account.move', id: bill.id, ...(bill.name && bill.name !== '/' && { name: bill.name }) },
    kind: isCredit ? 'credit-note' : 'bill',
    number: bill.ref || null,
    state: bill.state === 'posted' ? 'posted' : 'draft',
    date: bill.invoice_date ? localDateOf(bill.invoice_date) : null,
    dueDate: bill.invoice_date_due ? localDateOf(bill.invoice_date_due) : null,
    currency: bill.currency_id[1],
    total,
    paid: isSettled(bill) ? total : minus(total, signed(bill.amount_residual)),
    lines: lines.map(({ purchase_line_id: purchased, price_total: amount }) => ({
      orderLine: String(purchased[0]),
      amount: signed(amount),
    })),
  };
}

/** A payment that no account of outstanding ones takes leaves the amount open until the bank has told of it. */
function isSettled({ state, payment_state: paid }: Move): boolean {
  return state === 'posted' && (paid === 'paid' || paid === 'in_payment');
}
