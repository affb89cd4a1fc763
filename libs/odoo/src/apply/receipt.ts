import { dividedBy } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { decimalFrom } from '../number.js';
import { externalIds } from '../read-order.js';
import { readTree } from '../read-tree.js';
import { externalId } from '../wire/external-id.js';
import { placeSchema } from '../zone.js';
import type { Move, Receipt } from './allocate.js';

const text = z.union([z.string(), z.literal(false)]);
const unit = z.object({ id: z.number(), factor: z.number() });
const ordered = z.object({ id: z.number(), product_uom_id: z.union([unit, z.literal(false)]) });
const move = z.object({
  id: z.number(),
  product_id: z.number(),
  product_uom_qty: z.number(),
  quantity: z.number(),
  product_uom: unit,
  purchase_line_id: z.union([ordered, z.literal(false)]),
  location_id: z.number(),
  location_dest_id: z.number(),
  state: z.string(),
});
const picking = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  company_id: z.number(),
  scheduled_date: text,
  carrier_tracking_ref: text.optional(),
  picking_type_id: placeSchema,
  move_ids: z.array(move),
  move_line_ids: z.array(z.object({ id: z.number(), picked: z.boolean(), quantity: z.number() })),
});
type Picking = z.infer<typeof picking>;

const unitFields = { fields: { factor: {} } };
const specification = {
  name: {},
  state: {},
  company_id: {},
  scheduled_date: {},
  picking_type_id: {},
  move_ids: {
    fields: {
      product_id: {},
      product_uom_qty: {},
      quantity: {},
      product_uom: unitFields,
      purchase_line_id: { fields: { product_uom_id: unitFields } },
      location_id: {},
      location_dest_id: {},
      state: {},
    },
  },
  move_line_ids: { fields: { picked: {}, quantity: {} } },
};

/** A receipt with what is written in its head. */
export interface HeadedReceipt extends Receipt {
  readonly head: Pick<Picking, 'state' | 'company_id' | 'scheduled_date' | 'carrier_tracking_ref' | 'picking_type_id'>;
}

/** The open incoming receipts of an order, the one made first first, with what each still expects. */
export function openReceipts(connection: Connection, order: number): Promise<readonly HeadedReceipt[]> {
  return readReceipts(connection, [
    ['purchase_id', '=', order],
    ['picking_type_code', 'in', ['incoming', 'dropship']],
    ['state', 'not in', ['done', 'cancel']],
  ]);
}

/** Receipts by their ids, in whatever state; one that is gone is left out. */
export function receiptsOf(connection: Connection, ids: readonly number[]): Promise<readonly HeadedReceipt[]> {
  return readReceipts(connection, [['id', 'in', ids]]);
}

async function readReceipts(connection: Connection, domain: readonly unknown[]): Promise<readonly HeadedReceipt[]> {
  const tracked = await connection.hasField('stock.picking', 'carrier_tracking_ref');
  const wanted = {
    query: { domain, order: 'id' },
    specification: { ...specification, ...(tracked ? { carrier_tracking_ref: {} } : {}) },
    schema: picking,
  };
  const found = await readTree(connection, 'stock.picking', wanted);
  const names = await externalIds(
    connection.transport,
    'stock.move.line',
    found.flatMap((each) => each.move_line_ids.map((line) => line.id)),
  );
  return found.map((each) => receiptFrom(connection, each, names));
}

function receiptFrom({ dialect }: Connection, from: Picking, names: ReadonlyMap<number, string>): HeadedReceipt {
  const ours = externalId('');
  const lines = from.move_line_ids.map(({ id, picked, quantity }) => {
    const name = names.get(id);
    const key = name?.startsWith(ours) ? name.slice(ours.length) : undefined;
    // Where a line says what is reserved beside what is done, one that is not ours is done by the warehouse only.
    const touched = dialect.reserves && key === undefined && quantity !== 0;
    return { id, picking: from.id, picked: picked || touched, key };
  });
  const open = from.move_ids.filter(({ state }) => state !== 'done' && state !== 'cancel');
  const moves = open.map((each) => moveFrom(from.id, each)).sort((a, b) => a.id - b.id);
  return { id: from.id, name: from.name, moves, lines: lines.sort((a, b) => a.id - b.id), head: from };
}

function moveFrom(receipt: number, from: z.infer<typeof move>): Move {
  const own = decimalFrom(from.product_uom.factor);
  const line = from.purchase_line_id || undefined;
  const orderUnit = line?.product_uom_id || undefined;
  return {
    id: from.id,
    picking: receipt,
    product: from.product_id,
    demand: decimalFrom(from.product_uom_qty),
    quantity: decimalFrom(from.quantity),
    unit: from.product_uom.id,
    perOrdered: orderUnit ? dividedBy(decimalFrom(orderUnit.factor), own) : decimalFrom(1),
    orderLine: line && String(line.id),
    from: from.location_id,
    to: from.location_dest_id,
    state: from.state,
  };
}
