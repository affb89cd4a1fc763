import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { orderDomain, stateOf } from '../read-order.js';
import { readTree } from '../read-tree.js';

const line = z.object({ qty_received: z.number(), qty_invoiced: z.number() });
const order = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  locked: z.boolean(),
  order_line: z.array(line),
});
const specification = {
  name: {},
  state: {},
  locked: {},
  order_line: { fields: { qty_received: {}, qty_invoiced: {} } },
};

/** Cancels an order that its supplier refused, and with it what its receipts still expect. Asked again, it finds nothing to do. */
export async function cancelOrder(connection: Connection, effect: Effect): Promise<Applied> {
  const { id, name, isCancelled } = await cancellable(connection, effect.target);
  const records = [{ model: 'purchase.order', id, name }];
  if (isCancelled) return { how: 'found', records };
  await connection.transport.call('purchase.order', 'button_cancel', { ids: [id] }, z.unknown());
  return { how: 'done', records };
}

/** Throws Refused where the order cannot be cancelled any more. */
export async function foreseeCancelling(connection: Connection, effect: Effect): Promise<void> {
  await cancellable(connection, effect.target);
}

async function cancellable(connection: Connection, number: string) {
  const { transport } = connection;
  const query = { domain: await orderDomain(connection, [number]) };
  const [found] = await readTree(connection, 'purchase.order', { query, specification, schema: order });
  if (!found) throw new Refused(transport.system, `Odoo has no order ${number} for this vendor`);
  const { id, name, order_line: lines } = found;
  const state = stateOf(found);
  // Odoo 14 would cancel it, and whoever unlocks it afterwards would have a confirmed order again.
  if (state === 'locked') {
    throw new Refused(transport.system, `order ${name} is locked in Odoo: unlock it there, then process this again`);
  }
  if (lines.some(({ qty_received, qty_invoiced }) => qty_received !== 0 || qty_invoiced !== 0)) {
    const remedy = 'agree with the supplier on the rest, and take the document line by line';
    throw new Refused(transport.system, `of order ${name} goods were received or billed already: ${remedy}`);
  }
  return { id, name, isCancelled: state === 'cancelled' };
}
