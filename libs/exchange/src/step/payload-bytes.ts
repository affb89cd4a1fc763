import { createHash } from 'node:crypto';
import type { Payloads } from '../ports/store.js';

/** An ISA is 106 bytes; an EDIFACT UNA + UNB, and the first GS, fit well into this. */
const headBytes = 4096;

/** The beginning of an arrival: enough to see whose it is. */
export async function firstBytes(
  payloads: Payloads,
  file: { readonly payload: string },
  arrival: { readonly offset: number; readonly length: number },
): Promise<Uint8Array> {
  return bytesOf(payloads.read(file.payload, arrival.offset, Math.min(arrival.length, headBytes)));
}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

export async function sha256Of(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
