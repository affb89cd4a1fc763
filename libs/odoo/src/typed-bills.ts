import type { BillSought } from '@quayside/exchange';
import type { TypedBill } from '@quayside/matching';
import { dividedBy, localDateOf, times } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from './connection.js';
import { decimalFrom } from './number.js';
import { externalIds } from './read-order.js';
import { readTree } from './read-tree.js';
import { isOurs } from './wire/external-id.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const unit = z.union([z.object({ factor: z.number() }), z.literal(false)]);
const line = z.object({
  quantity: z.number(),
  product_uom_id: unit,
  purchase_line_id: z.union([z.object({ id: z.number(), product_uom_id: unit }), z.literal(false)]),
});
const shape = z.object({
  id: z.number(),
  name: maybeText,
  state: z.enum(['draft', 'posted']),
  ref: maybeText,
  invoice_date: maybeText,
  currency_id: z.object({ name: z.string() }),
  amount_untaxed: z.number(),
  amount_total: z.number(),
  invoice_line_ids: z.array(line),
});
const unitFields = { fields: { factor: {} } };
const specification = {
  name: {},
  state: {},
  ref: {},
  invoice_date: {},
  currency_id: { fields: { name: {} } },
  amount_untaxed: {},
  amount_total: {},
  invoice_line_ids: {
    fields: {
      quantity: {},
      product_uom_id: unitFields,
      purchase_line_id: { fields: { product_uom_id: unitFields } },
    },
  },
};

type Found = z.infer<typeof shape>;

/** An order that is billed the same amount each month has many that look alike: the newest are shown. */
const most = 20;

/**
 * Bills that may be a document, and were not made by us: by its number as people type it, or of its amount for its orders. What we
 * made has an external id of ours.
 */
export async function typedBills(connection: Connection, sought: BillSought): Promise<readonly TypedBill[]> {
  const { transport } = connection;
  const query = { domain: await domainOf(connection, sought), order: 'id desc', limit: most };
  const found = await readTree(connection, 'account.move', { query, specification, schema: shape });
  const { type, number } = sought;
  // Of more than are read, one that was not may have the number.
  if (found.length < most && !found.some(({ ref }) => ref === number))
    connection.recent.unbilled.set(`${moveType(type)} ${number}`, true);
  const ids = await externalIds(
    transport,
    'account.move',
    found.map(({ id }) => id),
  );
  return found.filter(({ id }) => !isOurs(ids.get(id) ?? '')).map(billFrom);
}

async function domainOf(connection: Connection, { type, number, total, orders }: BillSought) {
  const [vendor, company] = [await connection.vendor(), await connection.company()];
  const half = 0.005;
  return [
    ['move_type', '=', moveType(type)],
    ['partner_id', 'child_of', vendor],
    ['state', 'in', ['draft', 'posted']],
    ...(company === undefined ? [] : [['company_id', '=', company]]),
    '|',
    ['ref', '=ilike', asTyped(number)],
    '&',
    '&',
    ['amount_total', '>', Number(total) - half],
    ['amount_total', '<', Number(total) + half],
    '|',
    ['invoice_line_ids.purchase_line_id.order_id.name', 'in', orders],
    ['invoice_origin', 'in', orders],
  ];
}

function moveType(type: BillSought['type']): string {
  return type === 'invoice' ? 'in_invoice' : 'in_refund';
}

/** Whatever stands between letters and digits: people type "inv 4711" for INV-4711. */
function asTyped(number: string): string {
  return number.replace(/[^\p{L}\p{N}]+/gu, '%');
}

function billFrom(found: Found): TypedBill {
  const lines = found.invoice_line_ids.flatMap(({ quantity, product_uom_id: own, purchase_line_id: ordered }) => {
    if (!ordered) return [];
    const [from, to] = [own, ordered.product_uom_id];
    const value = decimalFrom(quantity);
    const converted = from && to ? dividedBy(times(value, decimalFrom(from.factor)), decimalFrom(to.factor)) : value;
    return [{ orderLine: String(ordered.id), quantity: converted }];
  });
  return {
    id: String(found.id),
    name: found.name && found.name !== '/' ? found.name : `draft number ${found.id}`,
    state: found.state,
    ...(found.ref && { reference: found.ref }),
    ...(found.invoice_date && { date: localDateOf(found.invoice_date) }),
    currency: found.currency_id.name,
    untaxed: decimalFrom(found.amount_untaxed),
    total: decimalFrom(found.amount_total),
    lines,
  };
}
