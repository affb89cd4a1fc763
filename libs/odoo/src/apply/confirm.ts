import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { orderDomain } from '../read-order.js';
import { placeFields, placeSchema, zoneOf } from '../zone.js';
import { readTree } from '../read-tree.js';
import { noonOn, onDay, type OdooTime } from '../time.js';

const values = z.object({
  partner_ref: z.string().optional(),
  acknowledged: z.boolean().optional(),
  order_line: z.record(z.string(), z.object({ date_planned: z.string() })).optional(),
});

const order = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  partner_ref: z.union([z.string(), z.literal(false)]),
  acknowledged: z.boolean(),
  picking_type_id: placeSchema,
  order_line: z.array(z.object({ id: z.number(), date_planned: z.union([z.string(), z.literal(false)]) })),
});

type Found = z.infer<typeof order>;

const specification = {
  name: {},
  state: {},
  partner_ref: {},
  acknowledged: {},
  picking_type_id: placeFields,
  order_line: { fields: { date_planned: {} } },
};

/** What the supplier confirmed, in one write: Odoo takes all of it or nothing. */
export async function confirm(connection: Connection, effect: Effect): Promise<Applied> {
  const found = await read(connection, effect.target);
  const changes = await changesOf(connection, found, values.parse(effect.values));
  const records = [{ model: 'purchase.order', id: found.id, name: found.name }];
  if (Object.keys(changes).length === 0) return { how: 'found', records };
  await connection.transport.call('purchase.order', 'write', { ids: [found.id], vals: changes }, z.literal(true));
  return { how: 'done', records };
}

async function read(connection: Connection, number: string): Promise<Found> {
  const { transport } = connection;
  const query = { domain: await orderDomain(connection, [number]) };
  const [found] = await readTree(connection, 'purchase.order', { query, specification, schema: order });
  if (!found) throw new Refused(transport.system, `Odoo has no order ${number} for this vendor`);
  if (found.state === 'cancel') throw new Refused(transport.system, `order ${number} is cancelled in Odoo`);
  return found;
}

/** Only what is not so already. */
async function changesOf(
  connection: Connection,
  found: Found,
  wanted: z.infer<typeof values>,
): Promise<Record<string, unknown>> {
  const zone = await zoneOf(connection, found);
  const commands = Object.entries(wanted.order_line ?? {}).flatMap(([number, { date_planned }]) => {
    const line = found.order_line.find((each) => String(each.id) === number);
    if (!line) throw new Refused(connection.transport.system, `order ${found.name} has no line ${number} any more`);
    const at = plannedAt(line.date_planned, date_planned, zone);
    return at === line.date_planned ? [] : [[1, line.id, { date_planned: at }]];
  });
  const { partner_ref, acknowledged } = wanted;
  return {
    ...(partner_ref === undefined || partner_ref === found.partner_ref ? {} : { partner_ref }),
    ...(acknowledged === undefined || acknowledged === found.acknowledged ? {} : { acknowledged }),
    ...(commands.length === 0 ? {} : { order_line: commands }),
  };
}

/** Suppliers name days; the time of day stays what the buyer planned. */
function plannedAt(before: OdooTime | false, day: string, zone: string): OdooTime {
  return before === false ? noonOn(day, zone) : onDay(before, day, zone);
}
