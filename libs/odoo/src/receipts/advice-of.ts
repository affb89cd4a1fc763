import type { Order, OrderLine, ReceivedLine } from '@quayside/canonical';
import type { ReceivedOfOrder } from '@quayside/exchange';
import { dividedBy, sum, times, zero, type Decimal } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { decimalFrom } from '../number.js';
import { readOrder } from '../read-order.js';
import { readTree } from '../read-tree.js';
import { localDay } from '../time.js';
import { placeSchema, zoneOf } from '../zone.js';
import { receiptOf } from './receipt-key.js';

const unit = z.object({ id: z.number(), factor: z.number() });
const place = z.union([z.object({ id: z.number(), usage: z.string() }), z.literal(false)]);
const lot = z.union([z.object({ id: z.number(), name: z.string() }), z.literal(false)]);
const moveLine = z.object({ id: z.number(), lot_id: lot, quantity: z.number(), product_uom_id: unit });
const move = z.object({
  id: z.number(),
  state: z.string(),
  product_id: z.number(),
  quantity: z.number(),
  product_uom: unit,
  location_dest_id: place,
  purchase_line_id: z.union([
    z.object({ id: z.number(), product_uom_id: z.union([unit, z.literal(false)]) }),
    z.literal(false),
  ]),
  move_line_ids: z.array(moveLine),
});
const picking = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  date_done: z.string(),
  purchase_id: z.union([z.object({ id: z.number(), name: z.string() }), z.literal(false)]),
  picking_type_id: placeSchema,
  move_ids: z.array(move),
});
const scrap = z.object({
  id: z.number(),
  name: z.string(),
  state: z.string(),
  date_done: z.string(),
  picking_id: z.union([z.number(), z.literal(false)]),
  product_id: z.number(),
  scrap_qty: z.number(),
  product_uom_id: unit,
  lot_id: lot,
});
type Picking = z.infer<typeof picking>;
type Move = z.infer<typeof move>;

const factor = { fields: { factor: {} } };
const named = { fields: { name: {} } };
const ofPicking = {
  ...{ name: {}, state: {}, date_done: {}, purchase_id: named, picking_type_id: {} },
  move_ids: {
    fields: {
      ...{ state: {}, product_id: {}, quantity: {}, product_uom: factor },
      location_dest_id: { fields: { usage: {} } },
      purchase_line_id: { fields: { product_uom_id: factor } },
      move_line_ids: { fields: { lot_id: named, quantity: {}, product_uom_id: factor } },
    },
  },
};
const ofScrap = {
  ...{ name: {}, state: {}, date_done: {}, picking_id: {}, product_id: {}, scrap_qty: {} },
  ...{ product_uom_id: factor, lot_id: named },
};

/**
 * What the supplier is told of a receipt: so much of each line of the order came, or went back, or is damaged, in the unit of that
 * line. A lot has a line of its own.
 */
export async function adviceOf(connection: Connection, key: string): Promise<ReceivedOfOrder | undefined> {
  const { model, id } = receiptOf(key);
  return model === 'stock.picking' ? adviceOfTransfer(connection, id) : adviceOfScrap(connection, id);
}

async function adviceOfTransfer(connection: Connection, id: number): Promise<ReceivedOfOrder | undefined> {
  const found = await readPicking(connection, id);
  const order = found?.state === 'done' ? await orderOf(connection, found) : undefined;
  if (!found || !order) return undefined;
  const moves = found.move_ids.filter((each) => each.state === 'done');
  const lines = order.lines.flatMap((line) => {
    const own = moves.filter((each) => isOf(each, line));
    const isReturned = (each: Move) => each.location_dest_id && each.location_dest_id.usage === 'supplier';
    return [
      ...linesOf(line, own.filter((each) => !isReturned(each)).flatMap(partsOf)).map((each) => cameIn(line, each)),
      ...linesOf(line, own.filter(isReturned).flatMap(partsOf)).map((each) => unfit(line, each, 'rejected')),
    ];
  });
  return lines.length === 0 ? undefined : advice(connection, found, { order, lines, of: found });
}

async function adviceOfScrap(connection: Connection, id: number): Promise<ReceivedOfOrder | undefined> {
  const wanted = { query: { domain: [['id', '=', id]] }, specification: ofScrap, schema: scrap };
  const [found] = await readTree(connection, 'stock.scrap', wanted);
  if (found?.state !== 'done' || !found.picking_id) return undefined;
  const of = await readPicking(connection, found.picking_id);
  const order = of && (await orderOf(connection, of));
  const came = of?.move_ids.find((each) => each.purchase_line_id && each.product_id === found.product_id);
  if (!order || !came) return undefined;
  const quantity = converted(decimalFrom(found.scrap_qty), found.product_uom_id, came);
  const parts = [{ quantity, lot: found.lot_id ? found.lot_id.name : undefined }];
  const lines = order.lines
    .filter((line) => isOf(came, line))
    .flatMap((line) => linesOf(line, parts).map((each) => unfit(line, each, 'damaged')));
  return advice(connection, found, { order, lines, of });
}

/** The scrap itself is a move of the receipt, too, and names no line of the order. */
function isOf({ purchase_line_id: line }: Pick<Move, 'purchase_line_id'>, { number }: OrderLine): boolean {
  return line !== false && String(line.id) === number;
}

async function readPicking(connection: Connection, id: number): Promise<Picking | undefined> {
  const wanted = { query: { domain: [['id', '=', id]] }, specification: ofPicking, schema: picking };
  return (await readTree(connection, 'stock.picking', wanted))[0];
}

async function orderOf(connection: Connection, { purchase_id: order }: Picking): Promise<Order | undefined> {
  return order ? readOrder(connection, order.name) : undefined;
}

interface Told {
  readonly order: Order;
  readonly lines: ReceivedLine[];
  readonly of: Picking;
}

async function advice(
  connection: Connection,
  { name, date_done: at }: { readonly name: string; readonly date_done: string },
  { order, lines, of }: Told,
): Promise<ReceivedOfOrder> {
  const day = localDay(at, await zoneOf(connection, of));
  const head = { type: 'receiving-advice', number: name, date: day, purpose: 'original' } as const;
  return { order, advice: { ...head, orderNumber: order.number, receivedAt: day, lines } };
}

/** So much of a line, in the unit of the order, and which lot or piece it is. */
interface Part {
  readonly quantity: Decimal;
  readonly lot: string | undefined;
}

function partsOf(from: Move): readonly Part[] {
  const lines = from.move_line_ids.filter(({ quantity }) => quantity !== 0);
  if (lines.length === 0)
    return [{ quantity: converted(decimalFrom(from.quantity), from.product_uom, from), lot: undefined }];
  return lines.map((each) => ({
    quantity: converted(decimalFrom(each.quantity), each.product_uom_id, from),
    lot: each.lot_id ? each.lot_id.name : undefined,
  }));
}

/** Odoo receives in the product's own unit, whatever was ordered in. */
function converted(
  quantity: Decimal,
  from: z.infer<typeof unit>,
  { purchase_line_id: line }: Pick<Move, 'purchase_line_id'>,
) {
  const ordered = line && line.product_uom_id;
  if (!ordered || ordered.id === from.id) return quantity;
  return dividedBy(times(quantity, decimalFrom(from.factor)), decimalFrom(ordered.factor));
}

interface Portion {
  readonly quantity: Decimal;
  readonly lot?: string;
  readonly serials?: string[];
}

/** Each lot by itself; all pieces with serial numbers together. */
function linesOf({ tracking }: OrderLine, parts: readonly Part[]): readonly Portion[] {
  if (parts.length === 0) return [];
  if (tracking === 'serial') {
    const serials = parts.flatMap(({ lot: serial }) => serial ?? []);
    return [{ quantity: sum(parts.map((each) => each.quantity)), ...(serials.length > 0 && { serials }) }];
  }
  return [...Map.groupBy(parts, (each) => each.lot)].map(([name, of]) => ({
    quantity: sum(of.map((each) => each.quantity)),
    ...(name !== undefined && { lot: name }),
  }));
}

function cameIn(line: OrderLine, { quantity, ...which }: Portion): ReceivedLine {
  return { ...headOf(line), received: inUnitOf(line, quantity), ...which };
}

/** Nothing came with it: of what had come, so much is not wanted, or of no use. */
function unfit(line: OrderLine, { quantity, ...which }: Portion, condition: 'rejected' | 'damaged'): ReceivedLine {
  const differences = [{ quantity: inUnitOf(line, quantity), condition }];
  return { ...headOf(line), received: inUnitOf(line, zero), differences, ...which };
}

function headOf({ number, item }: OrderLine): ReceivedLine {
  const { buyer, supplier, gtin, description } = item;
  const all = { buyer, supplier, gtin, description: description?.split('\n', 1)[0] };
  const known = Object.entries(all).filter(([, value]) => value !== undefined && value !== '');
  return { number, item: Object.fromEntries(known) };
}

function inUnitOf({ quantity: { unit: code } }: OrderLine, value: Decimal) {
  return { value, ...(code !== undefined && { unit: code }) };
}
