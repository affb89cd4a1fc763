import { Refused, type Applied, type Effect } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { hasRest, isOf } from './allocate.js';
import { gather, unannounce } from './arrange.js';
import { openReceipts, receiptsOf } from './receipt.js';
import { filledReceipt, orderId } from './target.js';

const values = z.object({ takes_back: z.string() });

/**
 * Takes a ship notice back from the receipt that it was announced on: its lines go, and the order expects what it did before.
 * Asked again, it finds nothing to do.
 */
export async function takeBack(connection: Connection, effect: Effect): Promise<Applied> {
  const { takes_back: key } = values.parse(effect.values);
  const order = await orderId(connection, effect.target);
  const picking = await openAnnouncement(connection, order, key);
  const receipts = await openReceipts(connection, order);
  const wasThere = await unannounce(connection, receipts, key);
  // What other notices announced on the same receipt stays there; the rest goes where it can be announced again.
  const shared = receipts.find(({ lines }) => lines.some((line) => line.key !== undefined && !isOf(line.key, key)));
  if (wasThere && shared !== undefined && shared.id === picking) await splitOff(connection, shared.id, effect.key);
  const gathered = await gather(connection, order);
  const ids = (await openReceipts(connection, order)).filter(({ lines }) => lines.length === 0).map(({ id }) => id);
  if (ids.length > 0) await clear(connection, ids);
  const records = picking === undefined ? [] : [{ model: 'stock.picking', id: picking }];
  return { how: wasThere || gathered || ids.length > 0 ? 'done' : 'found', records };
}

/** Throws Refused where what it announced has been received. */
export async function foreseeTakingBack(connection: Connection, effect: Effect): Promise<void> {
  const { takes_back: key } = values.parse(effect.values);
  await openAnnouncement(connection, await orderId(connection, effect.target), key);
}

async function openAnnouncement(connection: Connection, order: number, key: string): Promise<number | undefined> {
  const picking = await filledReceipt(connection, key);
  if (picking === undefined) return undefined;
  const receipts = await openReceipts(connection, order);
  const receipt = receipts.find(({ id }) => id === picking);
  const { system } = connection.transport;
  if (!receipt) {
    throw new Refused(
      system,
      'what this ship notice announced is received already: the warehouse returns it, or the supplier is told',
    );
  }
  if (receipt.lines.some((line) => line.picked && line.key !== undefined && isOf(line.key, key))) {
    throw new Refused(system, `the warehouse is already receiving ${receipt.name}: take the notice back there by hand`);
  }
  return picking;
}

async function splitOff(connection: Connection, picking: number, key: string): Promise<void> {
  const moves = (await receiptsOf(connection, [picking])).flatMap((each) => each.moves);
  if (hasRest(moves)) await connection.dialect.split(connection.transport, { picking, key, moves });
}

/** Nothing is announced on them any more: Odoo foresees what is ordered, and they name no carrier. */
async function clear(connection: Connection, ids: readonly number[]): Promise<void> {
  const { transport } = connection;
  if (await connection.hasField('stock.picking', 'carrier_tracking_ref')) {
    await transport.call('stock.picking', 'write', { ids, vals: { carrier_tracking_ref: false } }, z.literal(true));
  }
  await transport.call('stock.picking', 'action_assign', { ids }, z.unknown());
}
