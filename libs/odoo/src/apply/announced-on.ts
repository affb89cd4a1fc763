import type { Connection } from '../connection.js';
import { openReceipts } from './receipt.js';
import { orderId } from './target.js';

/** The effects that have announced goods on receipts of an order that are still open, by their keys. */
export async function announcedOn(connection: Connection, number: string): Promise<readonly string[]> {
  const receipts = await openReceipts(connection, await orderId(connection, number));
  const keys = receipts.flatMap(({ lines }) => lines.flatMap(({ key }) => (key === undefined ? [] : [effectOf(key)])));
  return [...new Set(keys)];
}

/** Lines are numbered behind the key of their effect. */
function effectOf(lineKey: string): string {
  return lineKey.replace(/_\d+$/, '');
}
