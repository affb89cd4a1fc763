import { isBlank, isLineBreak } from '../lexer/byte-class.js';
import type { Delimiters } from '../lexer/delimiters.js';

/** UNA is 9 bytes: the tag, component, element, decimal mark, release, repetition (from syntax 4 on), terminator. */
export const unaLength = 9;

/** What UNA says when it does not come. */
const defaults = { component: 0x3a, element: 0x2b, decimal: 0x2e, release: 0x3f, repetition: 0x2a, terminator: 0x27 };

/** True for UNA, its six service characters and, after blanks, UNB. */
export function looksLikeUna(bytes: Uint8Array, at: number): boolean {
  if (!tagAt(bytes, at, 0x41)) return false;
  const next = afterUna(bytes, at);
  return tagAt(bytes, next, 0x42) && bytes[next + 3] === bytes[at + 4];
}

/** True for UNB with a syntax identifier ("UNOA" and so on), whatever its separators are. */
export function looksLikeUnb(bytes: Uint8Array, at: number): boolean {
  const names = tagAt(bytes, at, 0x42) && bytes[at + 4] === 0x55 && bytes[at + 5] === 0x4e && bytes[at + 6] === 0x4f;
  const digit = bytes[at + 9] ?? 0;
  return names && bytes[at + 3] === defaults.element && digit >= 0x31 && digit <= 0x39;
}

/** Where UNB stands behind the UNA at `at`. */
export function afterUna(bytes: Uint8Array, at: number): number {
  let next = at + unaLength;
  while (isBlank(bytes[next]) && next < at + 32) next++;
  return next;
}

/** The delimiters of the interchange that begins at `at` with UNA or UNB. */
export function edifactDelimiters(bytes: Uint8Array, at: number): Delimiters {
  const una = tagAt(bytes, at, 0x41);
  const read = (n: number, otherwise: number): number => (una ? (bytes[at + n] ?? otherwise) : otherwise);
  const element = read(4, defaults.element);
  const unb = una ? afterUna(bytes, at) : at;
  // The syntax version stands behind "UNB+UNOx:"; repetition exists only from version 4 on, before it "*" is data.
  const version = bytes[unb + 9] ?? 0;
  const release = read(6, defaults.release);
  return {
    component: read(3, defaults.component),
    element,
    // A blank in place of the release character means that none is used.
    release: release === 0x20 ? 0 : release,
    repetition: version >= 0x34 ? repetitionOf(read(7, defaults.repetition)) : 0,
    terminator: read(8, defaults.terminator),
    wrapped: isWrapped(bytes, at, read(8, defaults.terminator)),
  };
}

/** True for UNB whose syntax identifier is none of the standard's: enough where an interchange may begin anyway. */
export function looksLikeOddUnb(bytes: Uint8Array, at: number): boolean {
  const version = bytes[at + 9] ?? 0;
  const separated = bytes[at + 3] === defaults.element && bytes[at + 8] === defaults.component;
  return tagAt(bytes, at, 0x42) && separated && version >= 0x31 && version <= 0x39;
}

/** How far into an interchange a line break is looked for. */
const wrapLookahead = 256;

/** Narrower lines are no sign of a fixed width, but of a line break in data. */
const narrowest = 40;

/** True when a line of some width ends within a segment: then lines were cut at a fixed width. */
function isWrapped(bytes: Uint8Array, at: number, terminator: number): boolean {
  let line = at;
  for (let n = at + unaLength; n < bytes.length && n < at + wrapLookahead; n++) {
    if (!isLineBreak(bytes[n]) || bytes[n] === terminator) continue;
    const before = bytes[n - 1];
    if (n - line >= narrowest && before !== terminator && !isBlank(before)) return true;
    line = n + 1;
  }
  return false;
}

function repetitionOf(byte: number): number {
  return byte === 0x20 ? 0 : byte;
}

function tagAt(bytes: Uint8Array, at: number, last: number): boolean {
  return bytes[at] === 0x55 && bytes[at + 1] === 0x4e && bytes[at + 2] === last;
}
