import { Refused, type Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { findByKey } from '../wire/external-id.js';
import { knownId } from '../plan/known-record.js';
import { orderDomain } from '../read-order.js';

/** The id of the order with that number; one that is gone, or another vendor's, is refused. */
export async function orderId(connection: Connection, number: string): Promise<number> {
  const known = connection.recent.orders.get(number)?.id;
  if (known !== undefined) return known;
  const found = await connection.transport.call(
    'purchase.order',
    'search',
    { domain: await orderDomain(connection, [number]) },
    z.array(z.number()),
  );
  if (found[0] === undefined)
    throw new Refused(connection.transport.system, `Odoo has no order ${number} for this vendor`);
  return found[0];
}

/** The record that an effect hangs on: an order by its number, others by the key of the effect that made or filled them. */
export async function targetOf(
  connection: Connection,
  effect: Effect,
  model: unknown,
): Promise<{ model: string; id: number }> {
  if (model === 'purchase.order') return { model, id: await orderId(connection, effect.target) };
  const id = connection.recent.made.get(effect.target) ?? (await findTarget(connection, effect, model));
  if (id === undefined) {
    throw new Refused(connection.transport.system, `the record that "${effect.title}" is about is no longer in Odoo`);
  }
  return { model: String(model), id };
}

async function findTarget(connection: Connection, { target }: Effect, model: unknown): Promise<number | undefined> {
  const known = knownId('account.move', target);
  if (known !== undefined) return findBill(connection, known);
  return model === 'stock.picking' ? filledReceipt(connection, target) : findByKey(connection.transport, target);
}

/** A bill that somebody typed, as long as it is one of the vendor's. */
async function findBill(connection: Connection, id: number): Promise<number | undefined> {
  const domain = [
    ['id', '=', id],
    ['partner_id', 'child_of', await connection.vendor()],
    ['state', '!=', 'cancel'],
  ];
  return (await connection.transport.call('account.move', 'search', { domain }, z.array(z.number())))[0];
}

const lines = z.array(z.object({ picking_id: z.union([z.tuple([z.number(), z.string()]), z.literal(false)]) }));

/** The receipt whose move lines a `receive` effect made; the warehouse may have removed some of them since. */
export async function filledReceipt(connection: Connection, key: string): Promise<number | undefined> {
  const marker = await findByKey(connection.transport, lineKey(key, 0));
  if (marker === undefined) return undefined;
  const read = await connection.transport.call(
    'stock.move.line',
    'read',
    { ids: [marker], fields: ['picking_id'] },
    lines,
  );
  const picking = read[0]?.picking_id;
  return picking ? picking[0] : undefined;
}

/** The key of the n-th move line of a `receive` effect. */
export function lineKey(key: string, index: number): string {
  return `${key}_${index + 1}`;
}
