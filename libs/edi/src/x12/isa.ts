import { fail, ok, type Result, storable } from '@quayside/std';
import { finding, type EdiFinding } from '../findings/edi-finding.js';
import { isLineBreak, isWordByte } from '../lexer/byte-class.js';
import type { Delimiters } from '../lexer/delimiters.js';
import { latin1 } from '../lexer/text.js';
import type { InterchangeHead } from '../reading.js';
import { looseIsa, type LooseIsa, terminatorOfLines } from './loose-isa.js';
import { isWrapped } from './wrapped.js';

/** ISA is fixed width, zero-based: element separators here, component separator at 104, terminator at 105. */
const separatorsAt = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103] as const;

/** Where ISA says which separators are used: element, repetition, component, terminator. */
const separatorPlaces = [3, 82, 104, 105] as const;

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
  /** What is wrong with its form, where it could be read all the same. */
  readonly irregular?: EdiFinding;
}

/** Reads the ISA that begins at `start` of the bytes; `offset` is where that byte stands in the file. */
export function readIsa(bytes: Uint8Array, start: number, offset: number): Result<Isa, EdiFinding> {
  const header = unwrapped(bytes, start);
  const isFixed = header !== undefined && separatorsAt.every((at) => header.text[at] === header.text[3]);
  const fixed = isFixed ? fixedIsa(bytes, start, offset, header) : undefined;
  if (fixed?.ok === true) return fixed;
  const loose = looseIsa(bytes, start);
  if (loose !== undefined) return separatedIsa(loose, bytes, start, offset);
  if (fixed !== undefined) return fixed;
  if (header !== undefined) return fail(wrongLength(header.text, offset));
  const length = bytes.length - start;
  return fail(finding('isa-truncated', 'fatal', 'The file ends within the ISA segment', { offset, length }));
}

function fixedIsa(bytes: Uint8Array, start: number, offset: number, header: Header): Result<Isa, EdiFinding> {
  const { text, end } = header;
  const meant = terminatorOfLines(bytes, start + end);
  const wrapped = header.wrapped || isWrapped(bytes, start, end, meant ?? text.charCodeAt(105));
  const delimiters = withTerminator(delimitersOf(text, wrapped), meant);
  if (!distinct(delimiters) || splitsCharacter(text, bytes[start + end])) return fail(wrongSeparators(offset));
  const elements = separatorsAt.map((at, n) => text.slice(at + 1, separatorsAt[n + 1] ?? 105));
  const isa = { head: headOf(elements, offset), delimiters, elements, end };
  return ok(meant === undefined ? isa : { ...isa, irregular: noTerminator(meant, offset) });
}

/** A line break in the place of the terminator means that one of two characters is missing: ISA16 or the terminator itself. */
function withTerminator(delimiters: Delimiters, meant: number | undefined): Delimiters {
  if (meant === undefined) return delimiters;
  return { ...delimiters, terminator: meant, ...(delimiters.component === meant && { component: 0 }) };
}

function noTerminator(meant: number, offset: number): EdiFinding {
  const message = `ISA ends with a line break and the other segments with "${String.fromCharCode(meant)}"; it was read so`;
  return finding('isa-length', 'warn', message, { offset, length: isaLength, tag: 'ISA' });
}

/** An ISA that is read by its separators alone. */
function separatedIsa(loose: LooseIsa, bytes: Uint8Array, start: number, offset: number): Result<Isa, EdiFinding> {
  const { component, terminator, end } = loose;
  const elements = [...loose.elements, component === 0 ? '' : String.fromCharCode(component)];
  const element = bytes[start + 3] ?? 0;
  const repetition = repetitionOf(elements[10] ?? '', elements[11] ?? '');
  const meant = terminatorOfLines(bytes, start + end);
  const wrapped = isWrapped(bytes, start, end, meant ?? terminator);
  const delimiters = withTerminator({ element, component, repetition, release: 0, terminator, wrapped }, meant);
  if (!distinct(delimiters)) return fail(wrongSeparators(offset));
  const text = latin1(bytes, start, start + end);
  const told = wrongLength(text, offset);
  const irregular: EdiFinding = {
    ...told,
    severity: 'warn',
    message: `${told.message}; it was read by its separators`,
  };
  return ok({ head: headOf(elements, offset), delimiters, elements, end, irregular });
}

function wrongSeparators(offset: number): EdiFinding {
  const message =
    'The separators that ISA declares are letters, digits, blanks, characters of several bytes or equal to each other';
  return finding('isa-separators', 'fatal', message, { offset, length: isaLength, tag: 'ISA' });
}

/** True when the bytes at `start` have the shape of an ISA: enough to tell one from text that happens to hold "ISA". */
export function looksLikeIsa(bytes: Uint8Array, start: number): boolean {
  if (!startsIsa(bytes, start)) return false;
  const header = unwrapped(bytes, start);
  return header !== undefined && separatorsAt.every((at) => header.text[at] === header.text[3]);
}

/** True for "ISA", be it in small letters, and a byte that can be a separator. */
export function startsIsa(bytes: Uint8Array, start: number): boolean {
  const isTag = isaTag.every((byte, n) => ((bytes[start + n] ?? 0) & 0xdf) === byte);
  if (!isTag) return false;
  const next = bytes[start + 3];
  return next !== undefined && !isWordByte(next) && next !== 0x20;
}

const isaTag = [0x49, 0x53, 0x41] as const;

interface Header {
  readonly text: string;
  readonly wrapped: boolean;
  readonly end: number;
}

/** The 106 characters of an ISA without the line breaks of a file that was cut at a fixed width. */
function unwrapped(bytes: Uint8Array, start: number): Header | undefined {
  const separator = bytes[start + 3];
  let text = '';
  let width = 0;
  for (let at = start; at < bytes.length && at < start + isaLookahead; at++) {
    const byte = bytes[at] ?? 0;
    if (isLineBreak(byte) && byte !== separator && isCut(text.length, width)) {
      if (width === 0) width = text.length;
      continue;
    }
    text += latin1(bytes, at, at + 1);
    if (text.length === isaLength) return { text, wrapped: width > 0, end: at + 1 - start };
  }
  return undefined;
}

/** At 105 a line break is the terminator itself, unless lines of that width end there. */
function isCut(length: number, width: number): boolean {
  return length < isaLength - 1 || (width > 0 && (isaLength - 1) % width === 0);
}

function delimitersOf(text: string, wrapped: boolean): Delimiters {
  const byteAt = (at: number): number => text.charCodeAt(at);
  return {
    element: byteAt(3),
    component: byteAt(104),
    repetition: repetitionOf(text.slice(82, 83), text.slice(84, 89)),
    release: 0,
    terminator: byteAt(105),
    wrapped,
  };
}

/** ISA11 is the repetition separator only from 00402 on; in 00401 it is the standards identifier "U". */
function repetitionOf(isa11: string, version: string): number {
  const byte = isa11.charCodeAt(0);
  return version >= '00402' && !isWordByte(byte) && byte !== 0x20 ? byte : 0;
}

function distinct(delimiters: Delimiters): boolean {
  const { element, component, repetition, terminator } = delimiters;
  const used = [element, terminator, ...[component, repetition].filter((byte) => byte !== 0)];
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
