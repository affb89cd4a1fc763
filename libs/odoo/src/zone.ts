import { z } from 'zod';
import type { OdooServer } from './connection.js';
import { readTree } from './read-tree.js';

/** An operation type, as orders and receipts name it. */
export const placeSchema = z.union([z.number(), z.literal(false)]);

const partner = z.union([z.literal(false), z.object({ id: z.number(), tz: z.union([z.string(), z.literal(false)]) })]);
const warehouse = z.union([z.literal(false), z.object({ partner_id: partner })]);
const place = z.object({ warehouse_id: warehouse });
const specification = { warehouse_id: { fields: { partner_id: { fields: { tz: {} } } } } };

/** Where the goods of an operation type go: the address of its warehouse. */
export interface Place {
  readonly address: number;
  readonly zone: string | undefined;
}

/** The address of the warehouse that an operation type belongs to, where it has one. */
export async function findPlace(
  server: Pick<OdooServer, 'transport' | 'dialect'>,
  id: number,
): Promise<Place | undefined> {
  const wanted = { query: { domain: [['id', '=', id]] }, specification, schema: place };
  const [found] = await readTree(server, 'stock.picking.type', wanted);
  const address = found?.warehouse_id && found.warehouse_id.partner_id;
  return address ? { address: address.id, zone: address.tz || undefined } : undefined;
}

/** The zone of the warehouse, else that of the gateway's user: suppliers name days, Odoo keeps instants. */
export async function zoneOf(
  server: Pick<OdooServer, 'zone' | 'place'>,
  found: { readonly picking_type_id: z.infer<typeof placeSchema> },
): Promise<string> {
  const own = found.picking_type_id ? await server.place(found.picking_type_id) : undefined;
  return own?.zone ?? server.zone();
}
