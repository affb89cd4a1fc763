import { createInterchangeReader, type Loop, type Segment } from '@quayside/edi';
import type { ArrivalRow, DocumentRow, FileRow, Ports } from '@quayside/exchange';
import type { z } from 'zod';
import type { sourceLineShape } from './shapes.js';

type Line = z.input<typeof sourceLineShape>;
export interface Source {
  readonly lines: Line[];
  readonly truncated: boolean;
}

/** As much raw text as a page shows; the rest is in the file. */
const shownBytes = 256 * 1024;

/** The segments of one set with their places in the file. */
export async function sourceOfDocument(
  ports: Ports,
  file: FileRow,
  arrival: ArrivalRow,
  row: DocumentRow,
): Promise<Source> {
  const bytes = await bytesOf(ports, file, row.offset, Math.min(row.length, shownBytes));
  const segments: Segment[] = [];
  const reader = createInterchangeReader({
    fileOffset: arrival.offset,
    only: row.setIndex,
    onSet: (set) => segments.push(...segmentsOf(set.tree)),
  });
  for await (const chunk of ports.store.payloads.read(file.payload, arrival.offset, arrival.length)) {
    reader.push(chunk);
    if (segments.length > 0) break;
  }
  reader.end();
  const inside = segments.filter((each) => each.offset + each.length <= row.offset + bytes.length);
  if (inside.length === 0) return linesOf(bytes, row.offset, row.length);
  return {
    truncated: inside.length < segments.length,
    lines: inside.map(({ offset, length, tag, position }) => ({
      offset,
      length,
      tag,
      segment: position,
      text: bytes.toString('latin1', offset - row.offset, offset - row.offset + length),
    })),
  };
}

/** The raw bytes of a whole arrival, cut at its segment terminator or at line ends. */
export async function sourceOfArrival(ports: Ports, file: FileRow, arrival: ArrivalRow): Promise<Source> {
  const bytes = await bytesOf(ports, file, arrival.offset, Math.min(arrival.length, shownBytes));
  // ISA is fixed width: its terminator is the byte at 105.
  const terminator = arrival.kind === 'x12' ? bytes[105] : undefined;
  return linesOf(bytes, arrival.offset, arrival.length, terminator);
}

function linesOf(bytes: Buffer, offset: number, whole: number, terminator?: number): Source {
  const lines: Line[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = endOfLine(bytes, from, terminator);
    const text = bytes.toString('latin1', from, to);
    const tag = /^[A-Z][A-Z0-9]{1,2}(?=[^A-Za-z0-9])/.exec(text)?.[0] ?? null;
    if (text.trim() !== '') lines.push({ offset: offset + from, length: to - from, text, tag, segment: null });
    from = to;
  }
  return { lines, truncated: bytes.length < whole };
}

function endOfLine(bytes: Buffer, from: number, terminator: number | undefined): number {
  const ends = terminator === undefined ? [0x0a] : [terminator];
  for (let at = from; at < bytes.length; at += 1) {
    if (!ends.includes(bytes[at] ?? -1)) continue;
    let end = at + 1;
    // Line breaks after a terminator are no data: they stay with the line that they end.
    while (bytes[end] === 0x0d || bytes[end] === 0x0a) end += 1;
    return end;
  }
  return bytes.length;
}

function segmentsOf(loop: Loop): Segment[] {
  return loop.children.flatMap((child) => (child.kind === 'segment' ? [child] : segmentsOf(child)));
}

async function bytesOf(ports: Ports, file: FileRow, offset: number, length: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of ports.store.payloads.read(file.payload, offset, length)) parts.push(part);
  return Buffer.concat(parts);
}
