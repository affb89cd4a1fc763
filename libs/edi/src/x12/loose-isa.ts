import { isBlank, isLineBreak, isWordByte } from '../lexer/byte-class.js';
import { latin1 } from '../lexer/text.js';

/** An ISA whose elements are not as wide as they must be. */
export interface LooseIsa {
  /** ISA01..ISA15, untrimmed. */
  readonly elements: readonly string[];
  /** 0 where ISA16 is empty. */
  readonly component: number;
  readonly terminator: number;
  /** Where the byte after the terminator stands, counted from the I of ISA. */
  readonly end: number;
}

/** A longer ISA is none. */
const longest = 320;

/** The widest that ISA01..ISA15 may be, blanks left out. */
const widths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1] as const;

/**
 * Reads an ISA by its separators where its width is lost: padding that was trimmed, qualifiers of one character, blanks of another
 * kind. Only where no other reading is possible: sixteen separators in one line, elements that would fit, and behind the terminator a
 * segment that may follow.
 */
export function looseIsa(bytes: Uint8Array, start: number): LooseIsa | undefined {
  const text = latin1(bytes, start, Math.min(bytes.length, start + longest));
  const separators = separatorsIn(text);
  const last = separators[15];
  if (last === undefined) return undefined;
  const elements = widths.map((_, n) => plainBlanks(text.slice((separators[n] ?? 0) + 1, separators[n + 1])));
  if (!elements.every((each, n) => each.trim().length <= (widths[n] ?? 0) && !/[\r\n]/.test(each))) return undefined;
  const end = endOf(text, last + 1);
  return end && { elements, ...end };
}

function separatorsIn(text: string): number[] {
  const found: number[] = [];
  const separator = text.charAt(3);
  for (let at = text.indexOf(separator, 3); at >= 0 && found.length < 16; at = text.indexOf(separator, at + 1)) {
    found.push(at);
  }
  return found;
}

/** Editors and web pages make blanks that do not break; in UTF-8 they are two bytes. */
function plainBlanks(text: string): string {
  return text.replace(/\u00c2?\u00a0/g, ' ');
}

/** What stands from ISA16 on: component separator and terminator, or the terminator alone. */
function endOf(text: string, at: number): Omit<LooseIsa, 'elements'> | undefined {
  const follows = (from: number): boolean =>
    /^(?:GS|TA1|TA3|ISB|ISE|IEA)$/.test(text.slice(from).trimStart().split(text.charAt(3), 1)[0] ?? '');
  const full = { component: text.charCodeAt(at), terminator: text.charCodeAt(at + 1), end: at + 2 };
  const bare = { component: 0, terminator: text.charCodeAt(at), end: at + 1 };
  // A terminator that never comes again is the component separator, and there is no terminator.
  const again = text.includes(text.charAt(at), at + 1);
  const [found] = (again ? [full, bare] : [full]).filter(({ end }) => text.length > end && follows(end));
  if (found === undefined) return undefined;
  return isSeparator(found.terminator) && (found.component === 0 || isSeparator(found.component)) ? found : undefined;
}

function isSeparator(byte: number): boolean {
  return byte < 0x80 && byte !== 0x20 && !isWordByte(byte);
}

/**
 * What really ends segments where a line break stands in the place of the terminator, behind which `from` is: the byte before the
 * break that ends the line of GS, which ends with a release otherwise. Undefined where the terminator is what ISA says.
 */
export function terminatorOfLines(bytes: Uint8Array, from: number): number | undefined {
  if (!isLineBreak(bytes[from - 1])) return undefined;
  const [line = ''] = latin1(bytes, from, Math.min(bytes.length, from + longest))
    .trimStart()
    .split(/[\r\n]/, 1);
  const last = line.charCodeAt(line.length - 1);
  return line.startsWith('GS') && !isBlank(last) && isSeparator(last) ? last : undefined;
}
