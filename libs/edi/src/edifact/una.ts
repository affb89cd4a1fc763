import { isBlank, isLineBreak } from '../lexer/byte-class.js';
import type { Delimiters } from '../lexer/delimiters.js';

/**
 * UNA is 9 bytes: the tag, component, element, decimal mark, release, repetition (from syntax 4 on), terminator. Some leave the
 * repetition out, or lose the terminator on the way: then it is 8.
 */
const unaLength = 9;

/** What UNA says when it does not come. */
const defaults = { component: 0x3a, element: 0x2b, decimal: 0x2e, release: 0x3f, repetition: 0x2a, terminator: 0x27 };

/** True for UNA, its service characters and, after blanks, UNB. */
export function looksLikeUna(bytes: Uint8Array, at: number): boolean {
  if (!tagAt(bytes, at, 0x41)) return false;
  return isUnb(bytes, unbBehind(bytes, at, unaLength), bytes[at + 4]) || isShort(bytes, at);
}

/** A UNA of 8 bytes: UNB comes too early, or a line break stands where the terminator belongs and segments end otherwise. */
function isShort(bytes: Uint8Array, at: number): boolean {
  const unb = unbBehind(bytes, at, unaLength - 1);
  if (!isUnb(bytes, unb, bytes[at + 4])) return false;
  const terminator = shortTerminator(bytes, at);
  return !isLineBreak(bytes[at + 8]) || lineEnd(bytes, unb, terminator) === terminator;
}

/** The last of the 8 bytes; where that is the blank in the place of the repetition separator, the terminator is what is usual. */
function shortTerminator(bytes: Uint8Array, at: number): number {
  const last = bytes[at + 7];
  return last === undefined || last === 0x20 || last === defaults.repetition ? defaults.terminator : last;
}

/** The byte that ends the line of UNB; what is usual where there are no lines. */
function lineEnd(bytes: Uint8Array, unb: number, otherwise: number): number | undefined {
  const near = bytes.subarray(unb, unb + evenLookahead);
  const end = near.findIndex(isLineBreak);
  return end < 0 ? otherwise : near[end - 1];
}

function isUnb(bytes: Uint8Array, at: number, element: number | undefined): boolean {
  return tagAt(bytes, at, 0x42) && bytes[at + 3] === element;
}

function unbBehind(bytes: Uint8Array, at: number, length: number): number {
  let next = at + length;
  while (isBlank(bytes[next]) && next < at + 32) next++;
  return next;
}

/** True for UNB with a syntax identifier ("UNOA" and so on), whatever its separators are. */
export function looksLikeUnb(bytes: Uint8Array, at: number): boolean {
  const names = tagAt(bytes, at, 0x42) && bytes[at + 4] === 0x55 && bytes[at + 5] === 0x4e && bytes[at + 6] === 0x4f;
  const digit = bytes[at + 9] ?? 0;
  return names && bytes[at + 3] === defaults.element && digit >= 0x31 && digit <= 0x39;
}

/** Where UNB stands behind the UNA at `at`. */
export function afterUna(bytes: Uint8Array, at: number): number {
  return unbBehind(bytes, at, isShort(bytes, at) ? unaLength - 1 : unaLength);
}

/** The delimiters of the interchange that begins at `at` with UNA or UNB. */
export function edifactDelimiters(bytes: Uint8Array, at: number): Delimiters {
  const una = tagAt(bytes, at, 0x41);
  const short = una && isShort(bytes, at);
  const read = (n: number, otherwise: number): number => (una ? (bytes[at + n] ?? otherwise) : otherwise);
  const element = read(4, defaults.element);
  const unb = una ? afterUna(bytes, at) : at;
  // The syntax version stands behind "UNB+UNOx:"; repetition exists only from version 4 on, before it "*" is data.
  const version = bytes[unb + 9] ?? 0;
  const release = read(6, defaults.release);
  const terminator = short ? shortTerminator(bytes, at) : read(8, defaults.terminator);
  return {
    component: read(3, defaults.component),
    element,
    // A blank in place of the release character means that none is used.
    release: release === 0x20 ? 0 : release,
    repetition: version >= 0x34 ? repetitionOf(short ? defaults.repetition : read(7, defaults.repetition)) : 0,
    terminator,
    wrapped: isWrapped(bytes, at, unb, terminator),
  };
}

/** True for UNB whose syntax identifier is none of the standard's: enough where an interchange may begin anyway. */
export function looksLikeOddUnb(bytes: Uint8Array, at: number): boolean {
  const version = bytes[at + 9] ?? 0;
  const separated = bytes[at + 3] === defaults.element && bytes[at + 8] === defaults.component;
  return tagAt(bytes, at, 0x42) && separated && version >= 0x31 && version <= 0x39;
}

/** How far into an interchange a line break is looked for, and how far lines of one width are measured: two of 1024. */
const wrapLookahead = 256;
const evenLookahead = 2100;

/** Narrower lines are no sign of a fixed width, but of a line break in data. */
const narrowest = 40;

/** True when lines were cut at a fixed width: UNB goes over several, or a line of some width ends within a segment. */
function isWrapped(bytes: Uint8Array, at: number, unb: number, terminator: number): boolean {
  const end = bytes.indexOf(terminator, unb);
  // No text stands in UNB that could hold a line break.
  if (bytes.subarray(unb, end < 0 ? unb : end).some((byte) => isLineBreak(byte))) return true;
  return endsWithin(bytes, at, terminator) || hasEvenLines(bytes, at, terminator);
}

function endsWithin(bytes: Uint8Array, at: number, terminator: number): boolean {
  let line = at;
  for (let n = at + unaLength; n < bytes.length && n < at + wrapLookahead; n++) {
    if (!isLineBreak(bytes[n]) || bytes[n] === terminator) continue;
    const before = bytes[n - 1];
    if (n - line >= narrowest && before !== terminator && !isBlank(before)) return true;
    line = n + 1;
  }
  return false;
}

/** Two lines of one width, of which the first is longer than what `endsWithin` looks at and ends within a segment. */
function hasEvenLines(bytes: Uint8Array, at: number, terminator: number): boolean {
  const near = bytes.subarray(at, at + evenLookahead);
  const first = near.findIndex(isLineBreak);
  if (first < wrapLookahead || near[first - 1] === terminator || near[first] === terminator) return false;
  const second = isLineBreak(near[first + 1]) ? first + 2 : first + 1;
  return isLineBreak(near[second + first]) && !near.subarray(second, second + first).some((byte) => isLineBreak(byte));
}

function repetitionOf(byte: number): number {
  return byte === 0x20 ? 0 : byte;
}

function tagAt(bytes: Uint8Array, at: number, last: number): boolean {
  return bytes[at] === 0x55 && bytes[at + 1] === 0x4e && bytes[at + 2] === last;
}
