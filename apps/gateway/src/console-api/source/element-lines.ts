import { Buffer } from 'node:buffer';
import { withoutSecrets } from '@quayside/edi';
import type { ArrivalRow, DocumentRow, FileRow } from '@quayside/exchange';
import { encodingNamedIn, textIn } from './source-text.js';
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

/** Bytes from the tag of a secret to its end, with some to spare. */
const longestSecret = 4096;

/** How a character that ends a line stands in the bytes. */
interface LineEnd {
  readonly code: number;
  readonly unit: 1 | 2;
  /** Of UTF-16: whether the high byte comes first. */
  readonly swapped: boolean;
}

interface ElementSourceParts {
  readonly file: FileRow;
  readonly arrival: ArrivalRow;
  /** Of one document in it. */
  readonly row?: Pick<DocumentRow, 'offset' | 'length'>;
  readonly begin?: SourceStart;
}

/**
 * The lines of an XML or JSON file, or of one document in it. One that is written without line breaks is cut behind each ">"
 * or ",", so that a field can be found in it.
 */
export async function elementSource(ports: SourcePorts, at: ElementSourceParts): Promise<Source> {
  const { file, arrival, row, begin } = at;
  const { offset, length, number } = bytesFrom(row ?? arrival, begin);
  const start = await bytesOf(ports, file, arrival.offset, Math.min(arrival.length, 256));
  // A page may begin inside a secret, whose tag is on the page before.
  const before = Math.max(0, Math.min(longestSecret, offset - (row ?? arrival).offset));
  const whole = await bytesOf(ports, file, offset - before, before + Math.min(length, shownBytes));
  const bytes = Buffer.from(withoutSecrets(whole)).subarray(before);
  const show = textIn(encodingNamedIn(start), start);
  const feed = { code: 0x0a, ...widthOf(start) };
  const end = isOneLine(bytes, feed) ? { ...feed, code: arrival.kind === 'xml' ? 0x3e : 0x2c } : feed;
  const lines: SourceLine[] = [];
  let from = 0;
  while (from < bytes.length && lines.length < mostLines) {
    const to = behind(bytes, from, end);
    const shown = show(bytes.subarray(from, to));
    if (shown.text.trim() !== '') {
      lines.push({ ...shown, offset: offset + from, length: to - from, tag: null, segment: null });
    }
    from = to;
  }
  return { lines, next: from < length ? { offset: offset + from, number: number + lines.length } : null };
}

// A mark, or "<" with a zero byte beside it, says that there are two bytes to a character.
function widthOf(start: Buffer): Pick<LineEnd, 'unit' | 'swapped'> {
  const head = start.readUIntBE(0, Math.min(2, start.length));
  if (head === 0xfeff || head === 0x003c) return { unit: 2, swapped: true };
  return { unit: head === 0xfffe || head === 0x3c00 ? 2 : 1, swapped: false };
}

/** Bytes of a line, beyond which a file was not written for people to read. */
const longLine = 120;

function isOneLine(bytes: Buffer, feed: LineEnd): boolean {
  let lines = 0;
  for (let at = 0; at < bytes.length; at = behind(bytes, at, feed)) lines += 1;
  return bytes.length > lines * longLine * feed.unit;
}

function behind(bytes: Buffer, from: number, { code, unit, swapped }: LineEnd): number {
  for (let at = from; at + unit <= bytes.length; at += unit) {
    const found = unit === 1 ? bytes[at] : swapped ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at);
    if (found === code) return at + unit;
  }
  return bytes.length;
}
