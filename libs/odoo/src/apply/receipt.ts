import { z } from 'zod';
import type { Connection } from '../connection.js';
import { externalId } from '../wire/external-id.js';
import { decimalFrom } from '../number.js';
import { externalIds } from '../read-order.js';
import type { Move, Receipt } from './allocate.js';

const many2one = z.tuple([z.number(), z.string()]);
const optional = z.union([many2one, z.literal(false)]);

const pickings = z.array(z.object({ id: z.number(), name: z.string() }));
const moves = z.array(
  z.object({
    id: z.number(),
    picking_id: many2one,
    product_id: many2one,
    product_uom_qty: z.number(),
    quantity: z.number(),
    product_uom: many2one,
    purchase_line_id: optional,
    location_id: many2one,
    location_dest_id: many2one,
    state: z.string(),
  }),
);
const moveLines = z.array(
  z.object({ id: z.number(), picking_id: many2one, picked: z.boolean(), quantity: z.number() }),
);

/** The open incoming receipts of an order, the one made first first, with what each still expects. */
export async function openReceipts(connection: Connection, order: number): Promise<readonly Receipt[]> {
  const { transport } = connection;
  const found = await transport.call(
    'stock.picking',
    'search_read',
    {
      domain: [
        ['purchase_id', '=', order],
        ['picking_type_code', 'in', ['incoming', 'dropship']],
        ['state', 'not in', ['done', 'cancel']],
      ],
      fields: ['name'],
      order: 'id',
    },
    pickings,
  );
  const ids = found.map((each) => each.id);
  if (ids.length === 0) return [];
  const [all, lines] = await Promise.all([openMoves(connection, ids), linesOf(connection, ids)]);
  return found.map((each) => ({
    id: each.id,
    name: each.name,
    moves: all.filter((move) => move.picking === each.id),
    lines: lines.filter((line) => line.picking === each.id),
  }));
}

export async function openMoves(connection: Connection, pickingIds: readonly number[]): Promise<readonly Move[]> {
  const read = await connection.transport.call(
    'stock.move',
    'search_read',
    {
      domain: [
        ['picking_id', 'in', pickingIds],
        ['state', 'not in', ['done', 'cancel']],
      ],
      fields: [
        'picking_id',
        'product_id',
        'product_uom_qty',
        'quantity',
        'product_uom',
        'purchase_line_id',
        'location_id',
        'location_dest_id',
        'state',
      ],
      order: 'id',
    },
    moves,
  );
  return read.map((each) => ({
    id: each.id,
    picking: each.picking_id[0],
    product: each.product_id[0],
    demand: decimalFrom(each.product_uom_qty),
    quantity: decimalFrom(each.quantity),
    unit: each.product_uom[0],
    orderLine: each.purchase_line_id ? String(each.purchase_line_id[0]) : undefined,
    from: each.location_id[0],
    to: each.location_dest_id[0],
    state: each.state,
  }));
}

async function linesOf(connection: Connection, pickingIds: readonly number[]): Promise<Receipt['lines']> {
  const { transport, dialect } = connection;
  const read = await transport.call(
    'stock.move.line',
    'search_read',
    { domain: [['picking_id', 'in', pickingIds]], fields: ['picking_id', 'picked', 'quantity'], order: 'id' },
    moveLines,
  );
  const names = await externalIds(
    transport,
    'stock.move.line',
    read.map((each) => each.id),
  );
  const ours = externalId('');
  return read.map((each) => {
    const name = names.get(each.id);
    const key = name?.startsWith(ours) ? name.slice(ours.length) : undefined;
    // Where a line says what is reserved beside what is done, one that is not ours is done by the warehouse only.
    const touched = dialect.reserves && key === undefined && each.quantity !== 0;
    return { id: each.id, picking: each.picking_id[0], picked: each.picked || touched, key };
  });
}
