import { randomUUID } from 'node:crypto';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

/** Far below the mebibyte of the real store: whatever a test reads lies in several rows, and borders are met. */
export const chunkSize = 1000;

interface Chunk {
  readonly payload: string;
  readonly index: number;
  readonly bytes: Uint8Array;
}

export const payloads = table<{ readonly id: string }>('payload', ({ id }) => [id]);
export const chunks = table<Chunk>('chunk', ({ payload, index }) => [payload, index]);

/** A payload without bytes. */
export async function newPayload(tx: Transaction): Promise<string> {
  const id = randomUUID();
  await tx.insert(payloads, { id });
  return id;
}

/** A payload with these bytes. */
export async function storePayload(tx: Transaction, content: Uint8Array): Promise<string> {
  const payload = await newPayload(tx);
  for (let at = 0, index = 0; at < content.length; at += chunkSize, index += 1) {
    await tx.insert(chunks, { payload, index, bytes: content.subarray(at, at + chunkSize) });
  }
  return payload;
}

/** Forgets the payloads of rows that are gone, with their bytes. */
export async function forgetPayloads(
  tx: Transaction,
  rows: readonly { readonly payload: string | null }[],
): Promise<void> {
  for (const { payload } of rows) {
    if (payload === null) continue;
    await tx.remove(payloads, ({ id }) => id === payload);
    await tx.remove(chunks, (each) => each.payload === payload);
  }
}

/** Whether a payload is there still: whoever writes to it keeps it from being forgotten until that is committed. */
export async function isThere(tx: Transaction, payload: string): Promise<boolean> {
  await tx.lock(`${payloads.name} ${keyed(payload)}`);
  return tx.get(payloads, keyed(payload)) !== undefined;
}
