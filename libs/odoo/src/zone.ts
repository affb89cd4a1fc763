import { z } from 'zod';
import type { OdooServer } from './connection.js';
import { readTree } from './read-tree.js';

/** An operation type, as orders and receipts name it. */
export const placeSchema = z.union([z.number(), z.literal(false)]);

const partner = z.union([z.literal(false), z.object({ tz: z.union([z.string(), z.literal(false)]) })]);
const warehouse = z.union([z.literal(false), z.object({ partner_id: partner })]);
const place = z.object({ warehouse_id: warehouse });
const specification = { warehouse_id: { fields: { partner_id: { fields: { tz: {} } } } } };

/** The zone of the warehouse that an operation type belongs to, where its address has one. */
export async function findPlaceZone(
  server: Pick<OdooServer, 'transport' | 'dialect'>,
  id: number,
): Promise<string | undefined> {
  const wanted = { query: { domain: [['id', '=', id]] }, specification, schema: place };
  const [found] = await readTree(server, 'stock.picking.type', wanted);
  const address = found?.warehouse_id && found.warehouse_id.partner_id;
  return (address && address.tz) || undefined;
}

/** The zone of the warehouse, else that of the gateway's user: suppliers name days, Odoo keeps instants. */
export async function zoneOf(
  server: Pick<OdooServer, 'zone' | 'placeZone'>,
  found: { readonly picking_type_id: z.infer<typeof placeSchema> },
): Promise<string> {
  const own = found.picking_type_id && (await server.placeZone(found.picking_type_id));
  return own || server.zone();
}
