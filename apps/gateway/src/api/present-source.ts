import { createInterchangeReader, type Loop, type Segment } from '@quayside/edi';
import type { ArrivalRow, DocumentRow, FileRow, Ports } from '@quayside/exchange';
import { csvSource } from './csv-lines.js';
import { elementSource } from './element-lines.js';
import { asBytes, edifactText, type Show } from './source-text.js';
import { bytesOf, mostLines, shownBytes, type Source, type SourceLine } from './source.js';

/** The segments of one set, or the rows of one document, with their places in the file. */
export async function sourceOfDocument(
  ports: Ports,
  file: FileRow,
  arrival: ArrivalRow,
  row: DocumentRow,
): Promise<Source> {
  if (arrival.kind === 'csv') return csvSource(ports, { file, arrival, row });
  if (arrival.kind === 'xml' || arrival.kind === 'json') return elementSource(ports, { file, arrival, row });
  const show = showOf(arrival);
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
  const inside = segments.filter((each) => each.offset + each.length <= row.offset + bytes.length).slice(0, mostLines);
  if (inside.length === 0) return linesOf(bytes, row.offset, row.length, show);
  return {
    truncated: inside.length < segments.length,
    lines: inside.map(({ offset, length, tag, position }) => ({
      offset,
      length,
      tag,
      segment: position,
      ...show(bytes.subarray(offset - row.offset, offset - row.offset + length)),
    })),
  };
}

function showOf({ kind, head }: ArrivalRow): Show {
  return kind === 'edifact' && head ? edifactText(head.version) : asBytes;
}

/** The raw bytes of a whole arrival, cut at its segment terminator or at line ends. */
export async function sourceOfArrival(ports: Ports, file: FileRow, arrival: ArrivalRow): Promise<Source> {
  if (arrival.kind === 'csv') return csvSource(ports, { file, arrival });
  if (arrival.kind === 'xml' || arrival.kind === 'json') return elementSource(ports, { file, arrival });
  const bytes = await bytesOf(ports, file, arrival.offset, Math.min(arrival.length, shownBytes));
  return linesOf(bytes, arrival.offset, arrival.length, showOf(arrival), terminatorOf(arrival, bytes));
}

// ISA is fixed width: its terminator is the byte at 105. UNA names its own as the last of its six; without it, it is an apostrophe.
function terminatorOf({ kind }: ArrivalRow, bytes: Buffer): Terminator | undefined {
  if (kind === 'x12') return { byte: bytes[105] ?? 0x7e };
  if (kind !== 'edifact') return undefined;
  const una = bytes.toString('latin1', 0, 3) === 'UNA' ? bytes.subarray(0, 9) : undefined;
  return { byte: una?.[8] ?? 0x27, release: una?.[6] ?? 0x3f };
}

/** The byte that ends a segment, and the one that takes that meaning from it. */
interface Terminator {
  readonly byte: number;
  readonly release?: number;
}

function linesOf(bytes: Buffer, offset: number, whole: number, show: Show, terminator?: Terminator): Source {
  const lines: SourceLine[] = [];
  let from = 0;
  while (from < bytes.length && lines.length < mostLines) {
    const to = endOfLine(bytes, from, terminator);
    const shown = show(bytes.subarray(from, to));
    const tag = /^[A-Z][A-Z0-9]{1,2}(?=[^A-Za-z0-9])/.exec(shown.text)?.[0] ?? null;
    if (shown.text.trim() !== '')
      lines.push({ ...shown, offset: offset + from, length: to - from, tag, segment: null });
    from = to;
  }
  return { lines, truncated: from < whole };
}

function endOfLine(bytes: Buffer, from: number, terminator: Terminator | undefined): number {
  const { byte, release } = terminator ?? { byte: 0x0a, release: undefined };
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === release && byte !== 0x0a) at += 1;
    else if (bytes[at] === byte) {
      let end = at + 1;
      // Line breaks after a terminator are no data: they stay with the line that they end.
      while (bytes[end] === 0x0d || bytes[end] === 0x0a) end += 1;
      return end;
    }
  }
  return bytes.length;
}

function segmentsOf(loop: Loop): Segment[] {
  return loop.children.flatMap((child) => (child.kind === 'segment' ? [child] : segmentsOf(child)));
}
