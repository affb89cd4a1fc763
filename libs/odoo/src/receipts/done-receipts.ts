import type { DoneReceipt, DoneReceipts } from '@quayside/exchange';
import { z } from 'zod';
import type { OdooServer } from '../connection.js';
import type { Vendors } from '../feed/vendors.js';
import { instantOf, timeOf } from '../time.js';
import { receiptKey, type ReceiptModel, receiptModels } from './receipt-key.js';

const many2one = z.tuple([z.number(), z.string()]);
const row = z.object({ id: z.number(), name: z.string(), date_done: z.string() });
const ofOrder = row.extend({ purchase_id: many2one });
const ofReceipt = row.extend({ picking_id: many2one });
const orderRow = z.object({ id: z.number(), name: z.string(), partner_id: many2one });

interface Whose {
  readonly partners: readonly (number | undefined)[];
  readonly vendors: Vendors;
}

interface Position {
  readonly model: ReceiptModel;
  readonly above: number;
}

/** Transfers and scraps on orders of these partners that were done since a second: the transfers first. */
export async function doneReceipts(
  server: OdooServer,
  whose: Whose,
  { since, after }: { readonly since: Date; readonly after?: string },
): Promise<DoneReceipts> {
  const partners = whose.partners.flatMap((id) => id ?? []);
  if (partners.length === 0) return { receipts: [] };
  const { model, above } = positionOf(after);
  const company = await server.company();
  const domain = [
    ['state', '=', 'done'],
    [model === 'stock.picking' ? 'purchase_id.partner_id' : 'picking_id.purchase_id.partner_id', 'child_of', partners],
    ['date_done', '>=', timeOf(since)],
    ['id', '>', above],
    ...(company === undefined ? [] : [['company_id', '=', company]]),
  ];
  const found = await rowsOf(server, model, domain);
  const receipts = await named(server, whose, model, found);
  const last = found.length < server.most.orders ? undefined : found.at(-1);
  if (last) return { receipts, after: `${model}:${last.id}` };
  return model === 'stock.picking' ? { receipts, after: 'stock.scrap:0' } : { receipts };
}

function positionOf(after: string | undefined): Position {
  const [name, above = '0'] = (after ?? '').split(':');
  const model = receiptModels.find((each) => each === name) ?? 'stock.picking';
  return { model, above: Number(above) };
}

/** With the id of its order. */
interface Found {
  readonly id: number;
  readonly name: string;
  readonly date_done: string;
  readonly order: number;
}

async function rowsOf(server: OdooServer, model: ReceiptModel, domain: readonly unknown[]): Promise<readonly Found[]> {
  const query = { domain, order: 'id', limit: server.most.orders };
  if (model === 'stock.picking') {
    const rows = await server.transport.call(
      model,
      'search_read',
      { ...query, fields: Object.keys(ofOrder.shape) },
      z.array(ofOrder),
    );
    return rows.map(({ purchase_id: order, ...each }) => ({ ...each, order: order[0] }));
  }
  const rows = await server.transport.call(
    model,
    'search_read',
    { ...query, fields: Object.keys(ofReceipt.shape) },
    z.array(ofReceipt),
  );
  const orders = await ordersOf(
    server,
    rows.map((each) => each.picking_id[0]),
  );
  return rows.flatMap(({ picking_id: picking, ...each }) => {
    const order = orders.get(picking[0]);
    return order === undefined ? [] : [{ ...each, order }];
  });
}

async function ordersOf({ transport }: OdooServer, receipts: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (receipts.length === 0) return new Map();
  const body = { ids: [...new Set(receipts)], fields: ['purchase_id'] };
  const shape = z.array(z.object({ id: z.number(), purchase_id: z.union([many2one, z.literal(false)]) }));
  const rows = await transport.call('stock.picking', 'read', body, shape);
  return new Map(rows.flatMap((each) => (each.purchase_id ? [[each.id, each.purchase_id[0]]] : [])));
}

async function named(
  server: OdooServer,
  { partners, vendors }: Whose,
  model: ReceiptModel,
  found: readonly Found[],
): Promise<DoneReceipt[]> {
  if (found.length === 0) return [];
  // The name that Odoo shows of an order has the vendor's reference in it.
  const body = { ids: [...new Set(found.map(({ order }) => order))], fields: ['name', 'partner_id'] };
  const orders = await server.transport.call('purchase.order', 'read', body, z.array(orderRow));
  const contacts = [...new Set(orders.map((each) => each.partner_id[0]))];
  const partnerOf = await vendors.above(contacts, new Set(partners.flatMap((id) => id ?? [])));
  const byId = new Map(orders.map((each) => [each.id, each]));
  return found.flatMap(({ id, name, date_done: doneAt, order: of }) => {
    const order = byId.get(of);
    const partner = order && partnerOf.get(order.partner_id[0]);
    const vendor = partner === undefined ? -1 : partners.indexOf(partner);
    if (!order || vendor === -1) return [];
    const key = receiptKey({ model, id });
    return [{ key, number: name, orderNumber: order.name, vendor, doneAt: instantOf(doneAt) }];
  });
}
