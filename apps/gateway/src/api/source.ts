import { Buffer } from 'node:buffer';
import type { FileRow, Ports } from '@quayside/exchange';
import type { z } from 'zod';
import type { sourceLineShape } from './shapes.js';

export type SourceLine = z.input<typeof sourceLineShape>;

/** The raw text of a document or an arrival, as far as a page shows it. */
export interface Source {
  readonly lines: SourceLine[];
  readonly truncated: boolean;
}

/** As much raw text as a page shows; the rest is in the file. */
export const shownBytes = 256 * 1024;
export const mostLines = 1000;

export async function bytesOf(ports: Ports, file: FileRow, offset: number, length: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of ports.store.payloads.read(file.payload, offset, length)) parts.push(part);
  return Buffer.concat(parts);
}
