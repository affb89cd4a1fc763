import { compare, minus, plus, sum, times, zero, type Decimal } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { isFree, isOf, type Move, type Receipt } from './allocate.js';
import { openReceipts, receiptsOf } from './receipt.js';

/**
 * Takes back what an effect announced on open receipts: its lines go. What the receipt expects stays, and is joined by what had
 * been put on receipts of its own: as if it had never been announced. Answers whether there was anything to take back.
 */
export async function unannounce(connection: Connection, receipts: readonly Receipt[], key: string): Promise<boolean> {
  const ids = receipts.flatMap((each) => each.lines.flatMap((line) => (isOurs(line.key, key) ? [line.id] : [])));
  if (ids.length > 0) await connection.transport.call('stock.move.line', 'unlink', { ids }, z.literal(true));
  return ids.length > 0;
}

function isOurs(lineKey: string | undefined, key: string): boolean {
  return lineKey !== undefined && isOf(lineKey, key);
}

/** Puts what several free receipts of an order expect on the first of them, and cancels those that are left with nothing. */
export async function gather(connection: Connection, order: number): Promise<boolean> {
  const free = (await openReceipts(connection, order)).filter(
    (each) => isFree(each, undefined) && each.lines.every((line) => !line.picked),
  );
  const [first, ...others] = free;
  const joined = others.filter(({ moves }) => moves.length > 0 && moves.every((move) => move.orderLine !== undefined));
  if (!first || joined.length === 0) return false;
  const { transport } = connection;
  const vals = { move_ids: commands(first, joined) };
  // In one write: what is taken from one receipt and given to another is never there twice.
  await transport.call('stock.picking', 'write', { ids: [first.id], vals }, z.literal(true));
  const ids = joined.map(({ id }) => id);
  const left = (await receiptsOf(connection, ids)).filter(({ moves }) => moves.some(({ demand }) => isSome(demand)));
  const empty = ids.filter((id) => left.every((each) => each.id !== id));
  if (empty.length > 0) await transport.call('stock.picking', 'action_cancel', { ids: empty }, z.unknown());
  return true;
}

function commands(first: Receipt, joined: readonly Receipt[]): readonly unknown[] {
  const demands = new Map(first.moves.map((move) => [move, move.demand]));
  const others: unknown[] = [];
  for (const move of joined.flatMap(({ moves }) => moves)) {
    const same = first.moves.find((each) => each.orderLine === move.orderLine && each.unit === move.unit);
    if (!same) {
      others.push([1, move.id, { picking_id: first.id }]);
      continue;
    }
    demands.set(same, plus(demands.get(same) ?? zero, move.demand));
    others.push([1, move.id, { product_uom_qty: 0 }]);
  }
  const raised = [...demands].filter(([move, demand]) => compare(demand, move.demand) !== 0);
  return [...raised.map(([move, demand]) => [1, move.id, { product_uom_qty: Number(demand) }]), ...others];
}

function isSome(quantity: Decimal): boolean {
  return compare(quantity, zero) > 0;
}

const lines = z.array(z.object({ id: z.number(), quantity: z.number() }));

/**
 * When a buyer orders more, Odoo raises the first open receipt, also one whose goods are on their way already: then it says more
 * than was announced. The lines of such receipts are put back to what was. Answers the receipts that then expect more than they say.
 */
export async function asAnnounced(
  connection: Connection,
  receipts: readonly Receipt[],
  /** By line of the order, in its unit. */
  announced: Readonly<Record<string, Decimal>>,
): Promise<readonly number[]> {
  const taken = receipts.filter((each) => !isFree(each, undefined));
  const changed = new Set<number>();
  for (const [line, quantity] of Object.entries(announced)) {
    const moves = taken.flatMap((each) => each.moves.filter((move) => move.orderLine === line));
    const [first] = moves;
    if (!first) continue;
    const wanted = times(quantity, first.perOrdered);
    const over = (of: 'demand' | 'quantity') => minus(sum(moves.map((move) => move[of])), wanted);
    // Before Odoo 17 what is expected grows, and what was announced stays; from then on both do.
    if (isSome(over('quantity'))) await lower(connection, moves, over('quantity'));
    if (isSome(over('demand'))) for (const { picking } of moves) changed.add(picking);
  }
  return [...changed];
}

/** Lowers the largest line of moves by a quantity: Odoo puts all that is more on one. */
async function lower(connection: Connection, moves: readonly Move[], by: Decimal): Promise<void> {
  const { transport } = connection;
  const domain = [['move_id', 'in', moves.map(({ id }) => id)]];
  const fields = ['quantity'];
  const found = await transport.call('stock.move.line', 'search_read', { domain, fields, order: 'id desc' }, lines);
  const [most] = found.toSorted((a, b) => b.quantity - a.quantity);
  if (!most) return;
  const quantity = Math.max(0, most.quantity - Number(by));
  await transport.call('stock.move.line', 'write', { ids: [most.id], vals: { quantity } }, z.literal(true));
}
