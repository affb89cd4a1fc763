import { isLineBreak, nearLine, nearLookahead } from '../lexer/byte-class.js';

/** Narrower lines are no sign of a fixed width. */
const narrowest = 40;

/** How far from the I of ISA longer lines are measured: two of 1024. The bytes up to there are at hand when an ISA is read. */
const farLookahead = 2100;

/**
 * True when what follows an ISA, which ends behind `isa` bytes, was cut into lines of a fixed width: at least two whole lines are of one
 * width, and one of them ends within a segment. What is no longer so wide ends where a segment ends. Lines of different widths say
 * nothing: then a line break is what it seems.
 */
export function isWrapped(bytes: Uint8Array, start: number, isa: number, terminator: number): boolean {
  if (isLineBreak(terminator)) return false;
  const behind = start + isa;
  // An ISA may have a line of its own, in which nothing was cut yet.
  const isNear = bytes.subarray(start, start + nearLine).some((byte) => isLineBreak(byte));
  const until = start + (isNear ? nearLookahead : farLookahead);
  const lines = linesOf(bytes, isLineBreak(bytes[behind]) ? behind : start, until);
  const [first] = lines;
  if (first === undefined || first.width < narrowest) return false;
  const differs = lines.findIndex(({ width }) => width !== first.width);
  const even = lines.slice(0, differs < 0 ? undefined : differs);
  const isCut = even.length >= 2 && even.some(({ last }) => last !== terminator);
  return isCut && (differs < 0 || isRest(lines[differs], first.width, terminator));
}

function isRest(line: Line | undefined, width: number, terminator: number): boolean {
  return line !== undefined && line.width < width && line.last === terminator;
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
