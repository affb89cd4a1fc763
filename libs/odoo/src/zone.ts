import { z } from 'zod';
import type { Connection } from './connection.js';

/** What of an operation type tells where its warehouse is. */
export const placeFields = { fields: { warehouse_id: { fields: { partner_id: { fields: { tz: {} } } } } } };

const partner = z.union([z.literal(false), z.object({ tz: z.union([z.string(), z.literal(false)]) })]);
const warehouse = z.union([z.literal(false), z.object({ partner_id: partner })]);
export const placeSchema = z.union([z.literal(false), z.object({ warehouse_id: warehouse })]);

/** The zone of the warehouse, else that of the gateway's user: suppliers name days, Odoo keeps instants. */
export async function zoneOf(
  connection: Pick<Connection, 'zone'>,
  found: { readonly picking_type_id: z.infer<typeof placeSchema> },
): Promise<string> {
  const place = found.picking_type_id && found.picking_type_id.warehouse_id;
  const address = place && place.partner_id;
  return (address && address.tz) || connection.zone();
}
