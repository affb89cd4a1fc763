import { Buffer } from 'node:buffer';
import type { DispatchRow, Payloads } from '@quayside/exchange';
import type { z } from 'zod';
import { textIn } from '../source/source-text.js';
import type { dispatchRowShape } from './dispatch-shape.js';
import { dispatchStanding } from './dispatch-standing.js';

/** Bytes of an answer that are shown; a larger one is fetched to be read. */
const shownBytes = 64 * 1024;

/** An answer with the start of its bytes; of what is encrypted those before. */
export interface OpenDispatch {
  readonly row: DispatchRow;
  readonly bytes: Buffer;
}

export async function openDispatch(payloads: Pick<Payloads, 'read'>, row: DispatchRow): Promise<OpenDispatch> {
  const parts: Uint8Array[] = [];
  for await (const part of payloads.read(row.plainPayload ?? row.payload, 0, shownBytes)) parts.push(part);
  return { row, bytes: Buffer.concat(parts) };
}

/** An answer with its text, one segment a line. */
export function presentDispatch({ row, bytes }: OpenDispatch): z.input<typeof dispatchRowShape> {
  const text = textOf(bytes);
  const terminator = text.startsWith('ISA') ? text.charAt(105) : '\n';
  const lines = text.split(terminator).map((each) => each.replace(/[\r\n]+/g, ''));
  return {
    id: row.id,
    type: row.type,
    name: row.name,
    state: row.state,
    standing: dispatchStanding(row),
    size: row.size,
    sealedFor: row.sealedFor,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    text: lines.filter((each) => each !== '').join('\n'),
  };
}

/** UTF-8 where the bytes are that, else one character a byte. */
function textOf(bytes: Buffer): string {
  return textIn('utf-8', bytes)(bytes.subarray(0, bytes.length < shownBytes ? bytes.length : wholeCharacters(bytes)))
    .text;
}

/** How many bytes there are up to the last character of UTF-8, which may have been cut. */
function wholeCharacters(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return ((bytes[end - 1] ?? 0) & 0xc0) === 0xc0 ? end - 1 : end;
}
