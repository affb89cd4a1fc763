import type { Altered, EffectRow } from '@quayside/exchange';
import { compare, type Decimal, decimalOf, sum, times } from '@quayside/std';
import { z } from 'zod';
import { billValues } from '../apply/create-bill.js';
import type { Connection } from '../connection.js';
import { decimalFrom } from '../number.js';
import { change, isSameAmount } from './alike.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const many2one = z.union([z.tuple([z.number(), z.string()]), z.literal(false)]);
const move = z.object({
  id: z.number(),
  name: maybeText,
  ref: maybeText,
  state: z.string(),
  invoice_date: maybeText,
  payment_reference: maybeText,
  invoice_line_ids: z.array(z.number()),
});
const line = z.object({
  id: z.number(),
  move_id: many2one,
  display_type: maybeText,
  purchase_line_id: many2one,
  quantity: z.number(),
  price_subtotal: z.number(),
});

type Move = z.infer<typeof move>;
type Line = z.infer<typeof line>;

/** Bills whose reference, day, quantities or amounts are others than were written. Posting is none of it: that is for accounting. */
export async function alteredBills(connection: Connection, written: readonly EffectRow[]): Promise<readonly Altered[]> {
  const byBill = new Map(written.flatMap((row) => row.applied?.records.map(({ id }) => [id, row] as const) ?? []));
  if (byBill.size === 0) return [];
  const { transport } = connection;
  const ofBills = { domain: [['id', 'in', [...byBill.keys()]]], fields: Object.keys(move.shape) };
  const moves = await transport.call('account.move', 'search_read', ofBills, z.array(move));
  const ids = moves.flatMap(({ invoice_line_ids: all }) => all);
  if (ids.length === 0) return [];
  const ofLines = { domain: [['id', 'in', ids]], fields: Object.keys(line.shape) };
  const lines = await transport.call('account.move.line', 'search_read', ofLines, z.array(line));
  // Headings and notes of a bill bill nothing.
  const goods = lines.filter(({ display_type: kind }) => kind === false || kind === 'product');
  const byMove = Map.groupBy(goods, ({ move_id: of }) => (of === false ? 0 : of[0]));
  return moves.flatMap((found) => {
    const row = byBill.get(found.id);
    const what = row ? wordsOf(found, byMove.get(found.id) ?? [], row) : [];
    const name = found.name && found.name !== '/' ? found.name : found.ref || `draft number ${found.id}`;
    return row && what.length > 0
      ? [{ key: row.key, record: { model: 'account.move', id: found.id, name }, what }]
      : [];
  });
}

type Written = z.infer<typeof billValues>['invoice_line_ids'][number];

function wordsOf(found: Move, lines: readonly Line[], { effect }: EffectRow): string[] {
  const bill = billValues.parse(effect.values);
  const { ref, invoice_date: day, payment_reference: payment } = bill;
  const head: readonly (readonly [string, string | undefined, string | false])[] = [
    ['reference', ref, found.ref],
    ['date', day, found.invoice_date],
    ['payment reference', payment, found.payment_reference],
  ];
  const changed = head.flatMap(([what, was, is]) =>
    was === undefined || was === is ? [] : [change(what, was, is === false ? 'none' : is)],
  );
  return [...changed, ...lineWords(bill.invoice_line_ids, lines)];
}

/** By line of the order, whatever number of lines the bill has of it; what is of none is added up. */
function lineWords(written: readonly Written[], lines: readonly Line[]): string[] {
  const was = Map.groupBy(written, ({ purchase_line_id: of }) => of ?? '');
  const is = Map.groupBy(lines, ({ purchase_line_id: of }) => (of === false ? '' : String(of[0])));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((of) =>
    compared({ of, was: was.get(of) ?? [], is: is.get(of) ?? [] }),
  );
}

interface OfOrderLine {
  /** Empty for what is of no line of an order. */
  readonly of: string;
  readonly was: readonly Written[];
  readonly is: readonly Line[];
}

function compared({ of, was, is }: OfOrderLine): string[] {
  const title = was[0]?.name.split('\n')[0] ?? (of === '' ? 'lines beside the order' : `order line ${of}`);
  if (is.length === 0) return [`${title}: is no longer on the bill`];
  const [before, now] = [
    sum(was.map((each) => decimalOf(each.quantity))),
    sum(is.map((each) => decimalFrom(each.quantity))),
  ];
  const quantity = of !== '' && compare(before, now) !== 0 ? [`${title}: ${change('quantity', before, now)}`] : [];
  const [net, netNow] = [sum(was.map(netOf)), sum(is.map((each) => decimalFrom(each.price_subtotal)))];
  const what = of === '' && was.length > 1 ? 'what is of no line of the order' : title;
  return [...quantity, ...(isSameAmount(net, netNow) ? [] : [`${what}: ${change('amount', net, netNow)}`])];
}

function netOf({ quantity, price_unit: price }: Written): Decimal {
  return times(decimalOf(quantity), decimalOf(price));
}
