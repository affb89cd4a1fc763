import { Buffer } from 'node:buffer';
import type { FileRow, PartnerBook, Payloads } from '@quayside/exchange';
import type { z } from 'zod';
import type { sourceLineShape } from './source-shapes.js';

/** Where raw text comes from, and by which agreement it is read. */
export interface SourcePorts {
  readonly store: { readonly payloads: Pick<Payloads, 'read'> };
  readonly partners: Pick<PartnerBook, 'byId'>;
}

export type SourceLine = z.input<typeof sourceLineShape>;

/** Where raw text goes on: a byte of the file, and the number of the segment, row or line that begins there. */
export interface SourceStart {
  readonly offset: number;
  readonly number: number;
}

/** The raw text of a document or an arrival, as much as is shown at once, and where the rest of it begins. */
export interface Source {
  readonly lines: SourceLine[];
  readonly next: SourceStart | null;
}

/** The bytes from `begin` on, or all of them, of a document or an arrival. */
export function bytesFrom({ offset, length }: Omit<SourceStart, 'number'> & { length: number }, begin?: SourceStart) {
  const from = begin?.offset ?? offset;
  return { offset: from, length: offset + length - from, number: begin?.number ?? 1 };
}

/** As much raw text as is shown at once. */
export const shownBytes = 256 * 1024;
export const mostLines = 1000;

export async function bytesOf(ports: SourcePorts, file: FileRow, offset: number, length: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of ports.store.payloads.read(file.payload, offset, length)) parts.push(part);
  return Buffer.concat(parts);
}
