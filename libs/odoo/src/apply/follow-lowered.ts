import { compare, minus, plus, zero, type Decimal } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { decimalFrom } from '../number.js';

const many2one = z.tuple([z.number(), z.string()]);
const lines = z.array(
  z.object({ id: z.number(), product_qty: z.number(), qty_received: z.number(), product_uom_id: many2one }),
);
const moves = z.array(
  z.object({ id: z.number(), product_uom_qty: z.number(), product_uom: many2one, purchase_line_id: many2one }),
);

/**
 * Odoo 14 leaves receipts as they are when less is ordered: what they expect beyond the order is taken off them, the last one
 * first. Where an order counts in another unit than its receipt the warehouse sees to it.
 */
export async function followLowered(connection: Connection, ids: readonly number[]): Promise<void> {
  const { transport } = connection;
  const fields = ['product_qty', 'qty_received', 'product_uom_id'];
  for (const line of await transport.call('purchase.order.line', 'read', { ids, fields }, lines)) {
    const domain = [
      ['purchase_line_id', '=', line.id],
      ['state', 'not in', ['done', 'cancel']],
    ];
    const query = { domain, fields: ['product_uom_qty', 'product_uom', 'purchase_line_id'], order: 'id desc' };
    const open = await transport.call('stock.move', 'search_read', query, moves);
    if (open.some((move) => move.product_uom[0] !== line.product_uom_id[0])) continue;
    const expected = open.reduce((all, move) => plus(all, decimalFrom(move.product_uom_qty)), zero);
    const wanted = minus(decimalFrom(line.product_qty), decimalFrom(line.qty_received));
    await lower(connection, open, minus(expected, wanted));
  }
}

async function lower({ transport }: Connection, open: z.infer<typeof moves>, over: Decimal): Promise<void> {
  let left = over;
  for (const move of open) {
    if (compare(left, zero) <= 0) return;
    const demand = decimalFrom(move.product_uom_qty);
    const taken = compare(demand, left) < 0 ? demand : left;
    left = minus(left, taken);
    const vals = { product_uom_qty: Number(minus(demand, taken)) };
    await transport.call('stock.move', 'write', { ids: [move.id], vals }, z.literal(true));
  }
}
