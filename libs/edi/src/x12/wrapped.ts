import { isLineBreak } from '../lexer/byte-class.js';

/** Narrower lines are no sign of a fixed width. */
const narrowest = 40;

/**
 * True when what follows an ISA was cut into lines of a fixed width: at least two whole lines stand between `from` and `until`, all of
 * one width, and one of them ends within a segment. Lines of different widths say nothing: then a line break is what it seems.
 */
export function isWrapped(bytes: Uint8Array, from: number, until: number, terminator: number): boolean {
  if (isLineBreak(terminator)) return false;
  const lines = linesOf(bytes, from, until);
  const [first = 0] = lines.map(({ width }) => width);
  const even = lines.length >= 2 && first >= narrowest && lines.every(({ width }) => width === first);
  return even && lines.some(({ last }) => last !== terminator);
}

interface Line {
  readonly width: number;
  /** Its last byte. */
  readonly last: number;
}

/** The lines that end between `from` and `until`; line breaks before the first are left out. */
function linesOf(bytes: Uint8Array, from: number, until: number): Line[] {
  const lines: Line[] = [];
  const end = Math.min(bytes.length, until);
  let start = from;
  for (let at = from; at < end; at++) {
    if (!isLineBreak(bytes[at])) continue;
    if (at > start) lines.push({ width: at - start, last: bytes[at - 1] ?? 0 });
    start = at + 1;
  }
  return lines;
}
