import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { decimalOf } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { followLowered } from './follow-lowered.js';
import { orderDomain } from '../read-order.js';
import { placeSchema, zoneOf } from '../zone.js';
import { readTree } from '../read-tree.js';
import { tax, taxFields, withIncluded } from '../taxes.js';
import { noonOn, onDay, type OdooTime } from '../time.js';

/** What the write of a confirmation carries: figures of lines by the number of the line. */
export const orderValues = z.object({
  partner_ref: z.string().optional(),
  acknowledged: z.boolean().optional(),
  order_line: z
    .record(
      z.string(),
      z.object({
        product_qty: z.string().optional(),
        price_unit: z.string().optional(),
        date_planned: z.string().optional(),
      }),
    )
    .optional(),
});

const order = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  partner_ref: z.union([z.string(), z.literal(false)]),
  acknowledged: z.boolean(),
  picking_type_id: placeSchema,
  order_line: z.array(
    z.object({
      id: z.number(),
      date_planned: z.union([z.string(), z.literal(false)]),
      product_qty: z.number(),
      price_unit: z.number(),
      discount: z.number(),
      tax_ids: z.array(tax),
    }),
  ),
});

type Found = z.infer<typeof order>;
type FoundLine = Found['order_line'][number];
type WantedLine = NonNullable<z.infer<typeof orderValues>['order_line']>[string];

const specification = {
  name: {},
  state: {},
  partner_ref: {},
  acknowledged: {},
  picking_type_id: {},
  order_line: { fields: { date_planned: {}, product_qty: {}, price_unit: {}, discount: {}, tax_ids: taxFields } },
};

/** What the supplier confirmed, in one write: Odoo takes all of it or nothing. */
export async function confirm(connection: Connection, effect: Effect): Promise<Applied> {
  const found = await read(connection, effect.target);
  const wanted = orderValues.parse(effect.values);
  const changes = await changesOf(connection, found, wanted);
  const records = [{ model: 'purchase.order', id: found.id, name: found.name }];
  const ordered = Object.entries(wanted.order_line ?? {}).flatMap(([id, { product_qty }]) =>
    product_qty === undefined ? [] : [Number(id)],
  );
  if (Object.keys(changes).length > 0) {
    await connection.transport.call('purchase.order', 'write', { ids: [found.id], vals: changes }, z.literal(true));
  }
  // An attempt whose answer was lost may have written the order, and not come to its receipts.
  if (connection.dialect.reserves && ordered.length > 0) await followLowered(connection, ordered);
  if (Object.keys(changes).length === 0) return { how: 'found', records };
  return { how: 'done', records };
}

async function read(connection: Connection, number: string): Promise<Found> {
  const { transport } = connection;
  const query = { domain: await orderDomain(connection, [number]) };
  const [found] = await readTree(connection, 'purchase.order', { query, specification, schema: order });
  if (!found) throw new Refused(transport.system, `Odoo has no order ${number} for this vendor`);
  if (found.state === 'cancel') throw new Refused(transport.system, `order ${number} is cancelled in Odoo`);
  if (found.state !== 'purchase' && found.state !== 'done') {
    throw new Refused(
      transport.system,
      `order ${number} is no confirmed order in Odoo any more: confirm it there, then process this again`,
    );
  }
  return found;
}

/** Only what is not so already. */
async function changesOf(
  connection: Connection,
  found: Found,
  wanted: z.infer<typeof orderValues>,
): Promise<Record<string, unknown>> {
  const zone = await zoneOf(connection, found);
  const commands = Object.entries(wanted.order_line ?? {}).flatMap(([number, figures]) => {
    const line = found.order_line.find((each) => String(each.id) === number);
    if (!line) {
      throw new Refused(connection.transport.system, `order ${found.name} no longer has a line that this changes`);
    }
    const changes = lineChanges(line, figures, zone);
    return changes ? [[1, line.id, changes]] : [];
  });
  const { partner_ref, acknowledged } = wanted;
  return {
    ...(partner_ref === undefined || partner_ref === found.partner_ref ? {} : { partner_ref }),
    ...(acknowledged === undefined || acknowledged === found.acknowledged ? {} : { acknowledged }),
    ...(commands.length === 0 ? {} : { order_line: commands }),
  };
}

/**
 * What is not so already. Odoo puts price and date of a line back to the supplier's usual ones when only its quantity is written,
 * and then cannot lower the receipt: whatever changes, the three are written together.
 */
function lineChanges(line: FoundLine, wanted: WantedLine, zone: string): Record<string, unknown> | undefined {
  const date_planned =
    wanted.date_planned === undefined ? line.date_planned : plannedAt(line.date_planned, wanted.date_planned, zone);
  const product_qty = wanted.product_qty === undefined ? line.product_qty : Number(wanted.product_qty);
  const priced = pricing(line, wanted);
  if (product_qty !== line.product_qty || priced) {
    return { product_qty, price_unit: line.price_unit, date_planned, ...priced };
  }
  return date_planned === line.date_planned ? undefined : { date_planned };
}

/** The price that was agreed is the one to be paid: no discount comes off it any more, and taxes that Odoo has in it are added. */
function pricing(line: FoundLine, { price_unit }: WantedLine): Record<string, number> | undefined {
  if (price_unit === undefined) return undefined;
  const price = Number(withIncluded(decimalOf(price_unit), line.tax_ids));
  if (isSamePrice(line, price)) return undefined;
  return { price_unit: price, ...(line.discount !== 0 && { discount: 0 }) };
}

/** Whether what is to be paid for one is that price already. */
function isSamePrice({ price_unit, discount }: FoundLine, price: number): boolean {
  return Math.abs(price_unit * (1 - discount / 100) - price) < 1e-9;
}

/** Suppliers name days; the time of day stays what the buyer planned. */
function plannedAt(before: OdooTime | false, day: string, zone: string): OdooTime {
  return before === false ? noonOn(day, zone) : onDay(before, day, zone);
}
