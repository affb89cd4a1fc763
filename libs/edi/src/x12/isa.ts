import { fail, ok, type Result, storable } from '@quayside/std';
import { finding, type EdiFinding } from '../findings/edi-finding.js';
import { isLineBreak } from '../lexer/byte-class.js';
import { isWrapped } from './wrapped.js';
import type { Delimiters } from '../lexer/delimiters.js';
import { latin1 } from '../lexer/text.js';
import type { InterchangeHead } from '../reading.js';

/** ISA is fixed width, zero-based: element separators here, component separator at 104, terminator at 105. */
const separatorsAt = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103] as const;

/** Where ISA says which separators are used: element, repetition, component, terminator. */
const separatorPlaces = [3, 82, 104, 105] as const;

/** How far from the I of ISA lines are measured; the bytes up to there are at hand when an ISA is read. */
const isaWrapLookahead = 384;

/** The bytes of an ISA with its terminator. */
export const isaLength = 106;
/** An ISA wrapped at the narrowest width that is seen in practice needs this many bytes at most. */
export const isaLookahead = 160;

/** An ISA as it was read. */
export interface Isa {
  readonly head: InterchangeHead;
  readonly delimiters: Delimiters;
  /** ISA01..ISA16, untrimmed. */
  readonly elements: readonly string[];
  /** Where the byte after the terminator stands, counted from the I of ISA. */
  readonly end: number;
}

/** Reads the ISA that begins at `start` of the bytes; `offset` is where that byte stands in the file. */
export function readIsa(bytes: Uint8Array, start: number, offset: number): Result<Isa, EdiFinding> {
  const header = unwrapped(bytes, start);
  if (header === undefined) {
    return fail(
      finding('isa-truncated', 'fatal', 'The file ends within the ISA segment', {
        offset,
        length: bytes.length - start,
      }),
    );
  }
  const { text, wrapped, end } = header;
  if (!separatorsAt.every((at) => text[at] === text[3])) return fail(wrongLength(text, offset));
  const broken = wrapped || isWrapped(bytes, start + end, start + isaWrapLookahead, text.charCodeAt(105));
  const delimiters = delimitersOf(text, broken);
  if (!distinct(delimiters) || splitsCharacter(text, bytes[start + end])) {
    const message =
      'The separators that ISA declares are letters, digits, blanks, characters of several bytes or equal to each other';
    return fail(finding('isa-separators', 'fatal', message, { offset, length: isaLength, tag: 'ISA' }));
  }
  const elements = separatorsAt.map((at, n) => text.slice(at + 1, separatorsAt[n + 1] ?? 105));
  return ok({ head: headOf(elements, offset), delimiters, elements, end });
}

/** True when the bytes at `start` have the shape of an ISA: enough to tell one from text that happens to hold "ISA". */
export function looksLikeIsa(bytes: Uint8Array, start: number): boolean {
  if (!startsIsa(bytes, start)) return false;
  const header = unwrapped(bytes, start);
  return header !== undefined && separatorsAt.every((at) => header.text[at] === header.text[3]);
}

/** True for "ISA" and a byte that can be a separator. */
export function startsIsa(bytes: Uint8Array, start: number): boolean {
  if (bytes[start] !== 0x49 || bytes[start + 1] !== 0x53 || bytes[start + 2] !== 0x41) return false;
  const next = bytes[start + 3];
  return next !== undefined && !isWordByte(next) && next !== 0x20;
}

function isWordByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

interface Header {
  readonly text: string;
  readonly wrapped: boolean;
  readonly end: number;
}

/** The 106 characters of an ISA without the line breaks of a file that was cut at a fixed width. */
function unwrapped(bytes: Uint8Array, start: number): Header | undefined {
  const separator = bytes[start + 3];
  let text = '';
  let wrapped = false;
  for (let at = start; at < bytes.length && at < start + isaLookahead; at++) {
    const byte = bytes[at] ?? 0;
    // At 105 a line break is the terminator itself.
    if (isLineBreak(byte) && byte !== separator && text.length < isaLength - 1) {
      wrapped = true;
      continue;
    }
    text += latin1(bytes, at, at + 1);
    if (text.length === isaLength) return { text, wrapped, end: at + 1 - start };
  }
  return undefined;
}

function delimitersOf(text: string, wrapped: boolean): Delimiters {
  const byteAt = (at: number): number => text.charCodeAt(at);
  // ISA11 is the repetition separator only from 00402 on; in 00401 it is the standards identifier "U".
  const repeats = text.slice(84, 89) >= '00402' && !isWordByte(byteAt(82)) && byteAt(82) !== 0x20;
  return {
    element: byteAt(3),
    component: byteAt(104),
    repetition: repeats ? byteAt(82) : 0,
    release: 0,
    terminator: byteAt(105),
    wrapped,
  };
}

function distinct(delimiters: Delimiters): boolean {
  const { element, component, repetition, terminator } = delimiters;
  const used = [element, component, terminator, ...(repetition === 0 ? [] : [repetition])];
  const fit = used.every((byte) => !isWordByte(byte) && byte !== 0x20);
  return fit && new Set(used).size === used.length;
}

/** True when a separator is the first byte of a character of several, or a later one: no single byte of such text separates. */
function splitsCharacter(text: string, behind: number | undefined): boolean {
  return separatorPlaces.some((at) => {
    const next = at === isaLength - 1 ? behind : text.charCodeAt(at + 1);
    return text.charCodeAt(at) >= 0xc2 && isContinuation(next);
  });
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

function headOf(elements: readonly string[], offset: number): InterchangeHead {
  const trimmed = (n: number): string => storable((elements[n - 1] ?? '').trim());
  return {
    syntax: 'x12',
    offset,
    sender: { qualifier: trimmed(5), id: trimmed(6) },
    receiver: { qualifier: trimmed(7), id: trimmed(8) },
    controlNumber: trimmed(13),
    usage: trimmed(15) === 'P' || trimmed(15) === 'I' ? 'live' : 'test',
    version: trimmed(12),
    acknowledgementRequested: trimmed(14) === '1',
    date: trimmed(9),
    time: trimmed(10),
  };
}

/** Says which element is too short or too long, since that is what the sender has to look for. */
function wrongLength(text: string, offset: number): EdiFinding {
  const separator = text[3] ?? '*';
  const found = text.split(separator).slice(1, 17);
  const widths = separatorsAt.slice(1).map((at, n) => at - (separatorsAt[n] ?? 0) - 1);
  const wrong = widths.findIndex((width, n) => found[n]?.length !== width);
  const named = `ISA${String(wrong + 1).padStart(2, '0')}`;
  const message =
    wrong < 0
      ? 'ISA is not 106 characters long with 16 elements'
      : `${named} has ${found[wrong]?.length ?? 0} characters instead of ${widths[wrong]}, so that ISA is not 106 characters long`;
  return finding('isa-length', 'fatal', message, {
    offset,
    length: isaLength,
    tag: 'ISA',
    ...(wrong >= 0 && { element: wrong + 1 }),
  });
}
