import { isFiller } from './file-ends.js';
import { isBlank, isLineBreak, nearLine, nearLookahead } from './lexer/byte-class.js';
import { looksLikeIsa, startsIsa } from './x12/isa.js';
import { looksLikeOddUnb, looksLikeUna, looksLikeUnb } from './edifact/una.js';

/** Which syntax an interchange that begins at a byte has; undefined when none begins there. */
export type Start = 'x12' | 'edifact' | undefined;

/** How many bytes tell how the interchange is written that begins with them: enough for two lines of whatever width. */
export const startLookahead = 2112;

/** Whether the first bytes of an interchange are enough: its first line is short, or as many came as are looked at. */
export function isBeginning(bytes: Uint8Array): boolean {
  if (bytes.length >= startLookahead) return true;
  return bytes.length >= nearLookahead && bytes.subarray(0, nearLine).some((byte) => isLineBreak(byte));
}

/**
 * The interchange that begins at `at`. Where a segment may begin (`fresh`: start of the file, after a terminator or a line break)
 * a damaged ISA counts too, so that it is reported as one; elsewhere only its whole fixed shape convinces.
 */
export function startAt(bytes: Uint8Array, at: number, fresh: boolean): Start {
  const first = bytes[at];
  // In small letters it is a word, unless all of it is there.
  if (first === 0x69) return looksLikeIsa(bytes, at) ? 'x12' : undefined;
  if (first === 0x49) return (fresh ? startsIsa(bytes, at) : looksLikeIsa(bytes, at)) ? 'x12' : undefined;
  return first === 0x55 && beginsEdifact(bytes, at, fresh) ? 'edifact' : undefined;
}

function beginsEdifact(bytes: Uint8Array, at: number, fresh: boolean): boolean {
  return looksLikeUna(bytes, at) || looksLikeUnb(bytes, at) || (fresh && looksLikeOddUnb(bytes, at));
}

/** How many bytes stand at `at` that are blank, filler, a byte order mark, a card of a VAN or the quotation mark around an interchange. */
export function blanksAt(bytes: Uint8Array, at: number): number {
  let end = at;
  for (;;) {
    if (isBlank(bytes[end]) || isFiller(bytes[end])) end++;
    else if (bytes[end] === quotation && startAt(bytes, end + 1, true) !== undefined) end++;
    else if (bytes[end] === 0xef && bytes[end + 1] === 0xbb && bytes[end + 2] === 0xbf) end += 3;
    else if (cardAt(bytes, end) > 0) end += cardAt(bytes, end);
    else return end - at;
  }
}

/**
 * How long the card is that stands at `at`: a line such as `$$ADD ID=ACME BID='ORDERS'`, which tells a VAN how to route what follows
 * and which some leave in the file. 0 where there is none.
 */
export function cardAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== dollar || bytes[at + 1] !== dollar || !isCapital(bytes[at + 2])) return 0;
  for (let end = at + 3; end < at + longestCard; end++) if (isLineBreak(bytes[end])) return end + 1 - at;
  return 0;
}

const dollar = 0x24;
/** Cards had 80 columns; nobody writes much longer lines of them. */
const longestCard = 256;

function isCapital(byte = 0): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/** Whether the quotation mark that closes an interchange stands at `at`, by itself. */
export function closesQuotation(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1];
  return bytes[at] === quotation && (next === undefined || isBlank(next) || isFiller(next));
}

const quotation = 0x22;
