import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { type Decimal, decimalOf } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { externalId, makeOnce } from '../wire/external-id.js';
import { orderDomain } from '../read-order.js';
import { readTree } from '../read-tree.js';
import { tax, taxFields, withIncluded } from '../taxes.js';
import { noonOn, onDay, type OdooTime } from '../time.js';
import { findProduct, itemNumbers } from './find-product.js';

const values = z.object({
  instead_of: z.string(),
  item: itemNumbers,
  product_qty: z.string(),
  price_unit: z.string().optional(),
  date_planned: z.string().optional(),
});

const orders = z.array(z.object({ id: z.number(), state: z.string() }));
const lines = z.array(
  z.object({
    id: z.number(),
    sequence: z.number(),
    product_uom_id: z.union([z.tuple([z.number(), z.string()]), z.literal(false)]),
    date_planned: z.union([z.string(), z.literal(false)]),
  }),
);
type Replaced = z.infer<typeof lines>[number];

/** A substitute as a line of the order, made once under its key; Odoo adds it to the receipt. */
export async function addLine(connection: Connection, effect: Effect): Promise<Applied> {
  const wanted = values.parse(effect.values);
  const replaced = await replacedLine(connection, effect.target, wanted.instead_of);
  const made = await makeOnce(connection.transport, 'purchase.order.line', effect.key, async () => {
    const order = await openOrder(connection, effect.target);
    const product = await findProduct(connection, wanted.item);
    const cells: [string, string | undefined][] = [
      ['id', externalId(effect.key)],
      ['order_id/.id', String(order)],
      ['product_id/.id', String(product)],
      ['product_qty', wanted.product_qty],
      ['product_uom_id/.id', replaced?.product_uom_id ? String(replaced.product_uom_id[0]) : undefined],
      ['price_unit', wanted.price_unit],
      ['sequence', replaced && String(replaced.sequence)],
      // The receipt is planned by what the line says when it is made, and follows no later date.
      ['date_planned', wanted.date_planned && `${wanted.date_planned} 12:00:00`],
    ];
    const filled = cells.filter((cell): cell is [string, string] => cell[1] !== undefined);
    return { fields: filled.map(([field]) => field), rows: [filled.map(([, cell]) => cell)] };
  });
  await settle(connection, made.id, wanted, replaced);
  return { how: made.how, records: [{ model: 'purchase.order.line', id: made.id }] };
}

/** Throws Refused where the order takes no line, or no one product is meant. */
export async function foreseeLine(connection: Connection, effect: Effect): Promise<void> {
  await openOrder(connection, effect.target);
  await findProduct(connection, values.parse(effect.values).item);
}

async function replacedLine(connection: Connection, order: string, line: string): Promise<Replaced | undefined> {
  const domain = [
    ['id', '=', Number(line)],
    ['order_id.name', '=', order],
  ];
  const fields = ['sequence', 'product_uom_id', 'date_planned'];
  return (await connection.transport.call('purchase.order.line', 'search_read', { domain, fields }, lines))[0];
}

async function openOrder(connection: Connection, number: string): Promise<number> {
  const domain = await orderDomain(connection, [number]);
  const [found] = await connection.transport.call(
    'purchase.order',
    'search_read',
    { domain, fields: ['state'] },
    orders,
  );
  if (found && (found.state === 'purchase' || found.state === 'done')) return found.id;
  throw new Refused(connection.transport.system, `order ${number} is no confirmed order in Odoo any more`);
}

/**
 * What import cannot say: it reads times in the zone of its user, where write takes UTC, and only Odoo knows which taxes the new line
 * has, and so what its price contains.
 */
async function settle(
  connection: Connection,
  line: number,
  { date_planned: day, price_unit: price }: z.infer<typeof values>,
  replaced: Replaced | undefined,
): Promise<void> {
  const vals = {
    ...(price !== undefined && (await grossPrice(connection, line, decimalOf(price)))),
    ...(day !== undefined && { date_planned: await plannedAt(connection, day, replaced) }),
  };
  if (Object.keys(vals).length === 0) return;
  await connection.transport.call('purchase.order.line', 'write', { ids: [line], vals }, z.literal(true));
}

async function grossPrice(connection: Connection, line: number, price: Decimal): Promise<{ price_unit?: number }> {
  const [made] = await readTree(connection, 'purchase.order.line', {
    query: { domain: [['id', '=', line]] },
    specification: { tax_ids: taxFields },
    schema: z.object({ tax_ids: z.array(tax) }),
  });
  const gross = withIncluded(price, made?.tax_ids ?? []);
  return gross === price ? {} : { price_unit: Number(gross) };
}

async function plannedAt(connection: Connection, day: string, replaced: Replaced | undefined): Promise<OdooTime> {
  const zone = await connection.zone();
  return replaced?.date_planned ? onDay(replaced.date_planned, day, zone) : noonOn(day, zone);
}
