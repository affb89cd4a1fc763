import type { Altered, EffectRow } from '@quayside/exchange';
import { decimalOf } from '@quayside/std';
import { z } from 'zod';
import { orderValues } from '../apply/confirm.js';
import type { Connection } from '../connection.js';
import { orderDomain } from '../read-order.js';
import { readTree } from '../read-tree.js';
import { tax, taxFields, withIncluded } from '../taxes.js';
import { localDay } from '../time.js';
import { placeSchema, zoneOf } from '../zone.js';
import { change, isKept } from './alike.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const line = z.object({
  id: z.number(),
  name: z.string(),
  product_qty: z.number(),
  price_unit: z.number(),
  discount: z.number(),
  date_planned: maybeText,
  tax_ids: z.array(tax),
});
const order = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  partner_ref: maybeText,
  picking_type_id: placeSchema,
  order_line: z.array(line),
});
const lineFields = { name: {}, product_qty: {}, price_unit: {}, discount: {}, date_planned: {}, tax_ids: taxFields };
const specification = {
  ...{ name: {}, state: {}, partner_ref: {}, picking_type_id: {} },
  order_line: { fields: lineFields },
};

type Found = z.infer<typeof order>;
type FoundLine = z.infer<typeof line>;
type Column = 'product_qty' | 'price_unit' | 'date_planned';

/** A field of an order as it was written last, and by which effect. */
interface Written {
  readonly key: string;
  readonly to: string;
}

/** What was written of one order last: a later write takes the place of an earlier one. */
interface Last {
  /** The effect that wrote or cancelled it last. */
  by: string;
  isCancelled: boolean;
  reference?: Written;
  readonly lines: Map<string, Partial<Record<Column, Written>>>;
}

/** Orders whose reference, quantities, prices or days are others than were written last, or that were cancelled or confirmed since. */
export async function alteredOrders(
  connection: Connection,
  written: readonly EffectRow[],
): Promise<readonly Altered[]> {
  if (written.length === 0) return [];
  const last = lastWritten(written);
  const query = { domain: await orderDomain(connection, [...last.keys()]) };
  const found = await readTree(connection, 'purchase.order', { query, specification, schema: order });
  const all: Altered[] = [];
  for (const each of found) {
    const of = last.get(each.name);
    if (of) all.push(...alteredOf(each, of, await zoneOf(connection, each)));
  }
  return all;
}

function lastWritten(written: readonly EffectRow[]): ReadonlyMap<string, Last> {
  const orders = new Map<string, Last>();
  for (const { key, effect } of written) {
    // What was written before an order was cancelled counts no longer: it was confirmed again as another one.
    if (effect.action === 'cancel') {
      orders.set(effect.target, { by: key, isCancelled: true, lines: new Map() });
      continue;
    }
    const of: Last = { lines: new Map(), ...orders.get(effect.target), by: key, isCancelled: false };
    orders.set(effect.target, of);
    const { partner_ref: reference, order_line: lines = {} } = orderValues.parse(effect.values);
    if (reference !== undefined) of.reference = { key, to: reference };
    for (const [number, columns] of Object.entries(lines)) {
      const before = of.lines.get(number) ?? {};
      const now = Object.entries(columns).map(([column, to]) => [column, { key, to }] as const);
      of.lines.set(number, { ...before, ...Object.fromEntries(now) });
    }
  }
  return orders;
}

function alteredOf(found: Found, last: Last, zone: string): Altered[] {
  const record = { model: 'purchase.order', id: found.id, name: found.name };
  const isCancelled = found.state === 'cancel';
  if (isCancelled !== last.isCancelled) {
    const what = isCancelled ? 'the order is cancelled' : 'the order was cancelled, and is confirmed again';
    return [{ key: last.by, record, what: [what] }];
  }
  if (isCancelled) return [];
  const said = [...ofReference(found, last), ...ofLines(found, last, zone)];
  return [...Map.groupBy(said, ({ key }) => key)].map(([key, all]) => ({
    ...{ key, record },
    what: all.map(({ words }) => words),
  }));
}

interface Said {
  readonly key: string;
  readonly words: string;
}

function ofReference({ partner_ref: now }: Found, { reference }: Last): Said[] {
  if (!reference || now === reference.to) return [];
  return [{ key: reference.key, words: change("supplier's reference", reference.to, now || 'none') }];
}

function ofLines(found: Found, { lines }: Last, zone: string): Said[] {
  return [...lines].flatMap(([number, columns]) => {
    const stands = found.order_line.find(({ id }) => String(id) === number);
    return Object.entries(columns).flatMap(([column, { key, to }]): Said[] => {
      if (!stands) return [{ key, words: `line ${number} is no longer on the order` }];
      const words = wordsOf(stands, { column: column as Column, to }, zone);
      return words === undefined ? [] : [{ key, words: `${titleOf(stands)}: ${words}` }];
    });
  });
}

/** The first line of the text that Odoo has of it: what is ordered. */
function titleOf({ name }: FoundLine): string {
  return name.split('\n')[0] ?? name;
}

function wordsOf(
  stands: FoundLine,
  { column, to }: { readonly column: Column; readonly to: string },
  zone: string,
): string | undefined {
  switch (column) {
    case 'product_qty':
      return isKept(decimalOf(to), stands.product_qty) ? undefined : change('quantity', to, String(stands.product_qty));
    case 'price_unit':
      return priceWords(stands, to);
    case 'date_planned': {
      const day = stands.date_planned === false ? 'none' : localDay(stands.date_planned, zone);
      return day === to ? undefined : change('date', to, day);
    }
  }
}

function priceWords({ price_unit: price, discount, tax_ids: taxes }: FoundLine, to: string): string | undefined {
  const paid = Number((price * (1 - discount / 100)).toFixed(10));
  if (isKept(withIncluded(decimalOf(to), taxes), paid)) return undefined;
  return change('price', to, discount === 0 ? String(price) : `${price} less ${discount} %`);
}
