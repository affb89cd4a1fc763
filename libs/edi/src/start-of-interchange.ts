import { isBlank } from './lexer/byte-class.js';
import { looksLikeIsa, startsIsa } from './x12/isa.js';
import { looksLikeOddUnb, looksLikeUna, looksLikeUnb } from './edifact/una.js';

/** Which syntax an interchange that begins at a byte has; undefined when none begins there. */
export type Start = 'x12' | 'edifact' | undefined;

/** How many bytes `startAt` may look at. */
export const startLookahead = 384;

/**
 * The interchange that begins at `at`. Where a segment may begin (`fresh`: start of the file, after a terminator or a line break)
 * a damaged ISA counts too, so that it is reported as one; elsewhere only its whole fixed shape convinces.
 */
export function startAt(bytes: Uint8Array, at: number, fresh: boolean): Start {
  const first = bytes[at];
  if (first === 0x49) return (fresh ? startsIsa(bytes, at) : looksLikeIsa(bytes, at)) ? 'x12' : undefined;
  return first === 0x55 && beginsEdifact(bytes, at, fresh) ? 'edifact' : undefined;
}

function beginsEdifact(bytes: Uint8Array, at: number, fresh: boolean): boolean {
  return looksLikeUna(bytes, at) || looksLikeUnb(bytes, at) || (fresh && looksLikeOddUnb(bytes, at));
}

/** How many blank bytes and byte order marks stand at `at`. */
export function blanksAt(bytes: Uint8Array, at: number): number {
  let end = at;
  for (;;) {
    if (isBlank(bytes[end]) || bytes[end] === 0x00 || bytes[end] === 0x1a) end++;
    else if (bytes[end] === 0xef && bytes[end + 1] === 0xbb && bytes[end + 2] === 0xbf) end += 3;
    else return end - at;
  }
}
