import type { Order, OrderLine, Tax } from '@quayside/canonical';
import { compare, sum } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { decimalFrom } from '../number.js';
import { orderDomain, orderFields, ordersFrom, orderShape } from '../read-order.js';
import { readTree } from '../read-tree.js';
import { localDay } from '../time.js';
import { zoneOf } from '../zone.js';
import { attachmentsOf } from './attachments.js';
import { articleName, lineTexts } from './line-texts.js';
import type { Lookups } from './lookups.js';
import { partiesOf } from './parties.js';
import { linesOfHtml, linesOfText } from './plain-text.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const maybeId = z.union([z.number(), z.literal(false)]);
const more = z.object({
  company_id: z.number(),
  user_id: maybeId,
  dest_address_id: maybeId,
  origin: maybeText,
  date_planned: maybeText,
  incoterm_id: maybeId,
  incoterm_location: maybeText,
  note: maybeText,
  amount_tax: z.number(),
  amount_total: z.number(),
});
const whole = orderShape.extend(more.shape);
const specification = { ...orderFields, ...Object.fromEntries(Object.keys(more.shape).map((field) => [field, {}])) };

type Whole = z.infer<typeof whole>;
type Line = Whole['order_line'][number];

/** The order as its buyer would have typed it into a letter, in whatever state it is. */
export async function orderToSend(
  connection: Connection,
  lookups: Lookups,
  { number, attachments: areWanted }: { readonly number: string; readonly attachments: boolean },
): Promise<Order | undefined> {
  const query = { domain: await orderDomain(connection, [number]), limit: 1 };
  const [found] = await readTree(connection, 'purchase.order', { query, specification, schema: whole });
  if (!found) return undefined;
  const [[order], zone, parties, head, attachments] = await Promise.all([
    ordersFrom(connection, [found]),
    zoneOf(connection, found),
    partiesFor(connection, lookups, found),
    headOf(lookups, found),
    areWanted ? attachmentsOf(connection, found.id) : undefined,
  ]);
  if (!order) return undefined;
  const sorted = [...found.order_line].sort((a, b) => a.sequence - b.sequence || a.id - b.id);
  const texts = lineTexts(sorted);
  const notes = [...notesOf(connection, found), ...texts.document];
  const rows = new Map(found.order_line.map((each) => [String(each.id), each]));
  return {
    ...order,
    ...head,
    parties: [...parties],
    ...(notes.length > 0 && { notes }),
    ...(found.date_planned && { deliveryDate: localDay(found.date_planned, zone) }),
    ...taxesOf(found, order.lines),
    total: decimalFrom(found.amount_total),
    ...(attachments && { attachments: [...attachments] }),
    lines: order.lines.map((line) => lineToSend(line, rows.get(line.number), texts.byLine)),
  };
}

async function partiesFor(connection: Connection, lookups: Lookups, found: Whole) {
  const place = found.picking_type_id ? await connection.place(found.picking_type_id) : undefined;
  return partiesOf(connection, lookups, {
    company: found.company_id,
    buyer: found.user_id || undefined,
    vendor: await connection.vendor(),
    contact: found.partner_id,
    destination: found.dest_address_id || place?.address,
  });
}

/** Terms, and what the order is. Goods that go to the buyer's own customer come with that customer's order. */
async function headOf(lookups: Lookups, found: Whole): Promise<Partial<Order>> {
  const [terms, incoterm] = await Promise.all([
    found.payment_term_id ? lookups.terms(found.payment_term_id) : undefined,
    found.incoterm_id ? lookups.incoterm(found.incoterm_id) : undefined,
  ]);
  const place = found.incoterm_location || undefined;
  const isDropShip = found.dest_address_id !== false;
  return {
    kind: isDropShip ? 'drop-ship' : 'stand-alone',
    ...(isDropShip && found.origin && { references: [{ kind: 'customer-order', value: found.origin }] }),
    ...(terms && { terms: [terms] }),
    ...(incoterm !== undefined && { deliveryTerms: { incoterm, ...(place !== undefined && { place }) } }),
  };
}

function notesOf({ dialect }: Connection, { note }: Whole): readonly string[] {
  if (!note) return [];
  return dialect.notesAreHtml ? linesOfHtml(note) : linesOfText(note);
}

/** What each rate comes to. Odoo rounds over the lines of a rate: which of several took a cent it does not say. */
function taxesOf(found: Whole, lines: Order['lines']): Pick<Order, 'taxes'> {
  const byRate = Map.groupBy(
    found.order_line.filter((each) => each.tax_ids.length > 0),
    (each) => lines.find((line) => line.number === String(each.id))?.taxes?.[0]?.percent,
  );
  const taxes = [...byRate].flatMap(([percent, of]): Tax[] => {
    if (percent === undefined) return [];
    const base = sum(of.map((each) => decimalFrom(each.price_subtotal)));
    return [{ percent, base, amount: sum(of.map((each) => decimalFrom(each.price_tax))) }];
  });
  const [only] = taxes;
  const total = decimalFrom(found.amount_tax);
  if (!only) return {};
  if (taxes.length === 1) return { taxes: [{ ...only, amount: total }] };
  if (compare(sum(taxes.map((each) => each.amount ?? total)), total) === 0) return { taxes };
  return { taxes: taxes.map(({ amount: _uncertain, ...each }) => each) };
}

function lineToSend(line: OrderLine, row: Line | undefined, texts: ReadonlyMap<number, readonly string[]>): OrderLine {
  if (!row) return line;
  const { taxes = [], ...of } = line;
  const { description: _whole, ...item } = line.item;
  const description = articleName(row.name, [item.buyer, item.supplier]);
  const notes = texts.get(row.id) ?? [];
  return {
    ...of,
    ...(taxes.length > 0 && { taxes }),
    item: { ...item, ...(description !== undefined && { description }) },
    amount: decimalFrom(row.price_subtotal),
    ...(notes.length > 0 && { notes: [...notes] }),
  };
}
