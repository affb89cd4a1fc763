import { createSegmentReader, type Segment, type SegmentReader } from '@quayside/edi';
import type { ArrivalRow, DocumentRow, FileRow } from '@quayside/exchange';
import { csvSource } from './csv-lines.js';
import { elementSource } from './element-lines.js';
import { asBytes, edifactText, type Show, x12Text } from './source-text.js';
import {
  bytesFrom,
  bytesOf,
  mostLines,
  shownBytes,
  type Source,
  type SourcePorts,
  type SourceLine,
  type SourceStart,
} from './source.js';

/** What a document says about where its raw text stands. */
export type SourceRow = Pick<DocumentRow, 'partner' | 'offset' | 'length' | 'findings' | 'provenance'>;

interface Whereabouts {
  readonly file: FileRow;
  readonly arrival: ArrivalRow;
  readonly row: SourceRow;
}

/** The segments of one set, or the rows or lines of one document, with their places in the file; from `begin` on, if it is told. */
export async function sourceOfDocument(ports: SourcePorts, where: Whereabouts, begin?: SourceStart): Promise<Source> {
  const { arrival } = where;
  const at = { ...where, ...(begin && { begin }) };
  if (arrival.kind === 'csv') return csvSource(ports, at);
  if (arrival.kind === 'xml' || arrival.kind === 'json') return elementSource(ports, at);
  return segmentSource(ports, where, begin);
}

/** The envelope stands at the start of an arrival, before its first set. */
const envelopeBytes = 4096;
const readAtOnce = 16 * 1024;

async function segmentSource(
  ports: SourcePorts,
  { file, arrival, row }: Whereabouts,
  begin: SourceStart | undefined,
): Promise<Source> {
  const show = showOf(arrival);
  const { offset, length, number } = bytesFrom(row, begin);
  const bytes = await bytesOf(ports, file, offset, Math.min(length, shownBytes));
  const head = await bytesOf(ports, file, arrival.offset, Math.min(arrival.length, envelopeBytes));
  const found = segmentsIn(bytes, offset, envelopeOf(head));
  // Where the bytes are cut off, the last segment may be too, and is left for what follows.
  const shown = found.slice(0, Math.min(mostLines, length > bytes.length ? found.length - 1 : mostLines));
  if (shown.length === 0) return linesOf(bytes, offset, length, show);
  const next = found[shown.length];
  return {
    next: next ? { offset: next.offset, number: number + shown.length } : null,
    lines: shown.map((each, index) => ({
      ...each,
      segment: number + index,
      ...show(bytes.subarray(each.offset - offset, each.offset - offset + each.length)),
    })),
  };
}

/** What tells a reader the separators: all that comes before the first set. */
function envelopeOf(head: Buffer): Buffer {
  const first = segmentsOf(createSegmentReader(), head).find(({ tag }) => tag === 'ST' || tag === 'UNH');
  return head.subarray(0, first?.offset ?? 0);
}

/** The segments of a part of an interchange, read below the envelope that it came in. */
function segmentsIn(bytes: Buffer, offset: number, envelope: Buffer) {
  if (envelope.length === 0) return [];
  const reader = createSegmentReader({ fileOffset: offset - envelope.length });
  reader.push(envelope);
  return segmentsOf(reader, bytes, offset);
}

/** Those that begin at `from` or later, but no more than are shown and one: short segments are many. */
function segmentsOf(reader: SegmentReader, bytes: Buffer, from = 0): Pick<Segment, 'offset' | 'length' | 'tag'>[] {
  const found: Pick<Segment, 'offset' | 'length' | 'tag'>[] = [];
  const take = (segments: readonly Segment[]) =>
    found.push(
      ...segments.filter((each) => each.offset >= from).map(({ offset, length, tag }) => ({ offset, length, tag })),
    );
  for (let at = 0; at < bytes.length; at += readAtOnce) {
    take(reader.push(bytes.subarray(at, at + readAtOnce)));
    if (found.length > mostLines) return found;
  }
  take(reader.end().segments);
  return found;
}

function showOf({ kind, head }: ArrivalRow): Show {
  if (kind === 'x12') return x12Text;
  return kind === 'edifact' && head ? edifactText(head.version) : asBytes;
}

/** The raw bytes of a whole arrival, cut at its segment terminator or at line ends. */
export async function sourceOfArrival(ports: SourcePorts, file: FileRow, arrival: ArrivalRow): Promise<Source> {
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
  return { lines, next: from < whole ? { offset: offset + from, number: lines.length + 1 } : null };
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
