import type { ElementDefinition, ElementType } from '../dictionaries/definition.js';
import { CodeBytes } from './code-bytes.js';
import { isCalendarDate } from './value-checks.js';

/** What the bytes of a value are looked through for. */
type Kind = 'any' | 'no digits' | 'whole' | 'real' | 'date' | 'time';

const kinds: Readonly<Record<ElementType, Kind>> = {
  AN: 'any',
  ID: 'any',
  B: 'any',
  ALPHA: 'no digits',
  N0: 'whole',
  N2: 'whole',
  R: 'real',
  DT: 'date',
  TM: 'time',
};

/**
 * Tells from the bytes of a value alone that it fits its element: its type, its length and its codes. It says so only where it is sure;
 * whatever is unusual (an exponent, a plus sign, a blank beside a code) is left to `valueFaults`, which has the words for what is wrong.
 */
export class ByteFit {
  private readonly kind: Kind;
  private readonly min: number;
  private readonly max: number;
  private readonly codes: CodeBytes | undefined;

  constructor({ type, min, max, codes }: ElementDefinition) {
    this.kind = kinds[type];
    this.min = min;
    this.max = max;
    this.codes = codes === undefined ? undefined : new CodeBytes(codes);
  }

  /** `bytes` from `from` to `to` are plain ASCII, at least one. */
  fits(bytes: Uint8Array, from: number, to: number): boolean {
    const length = this.lengthOf(bytes, from, to);
    if (length < this.min || length > this.max) return false;
    return this.codes === undefined || this.codes.has(bytes, from, to);
  }

  /** The length as the element counts it; -1 when it is not of its type for sure. */
  private lengthOf(bytes: Uint8Array, from: number, to: number): number {
    switch (this.kind) {
      case 'any':
        return to - from;
      case 'whole':
        return digitsIn(bytes, from, to, false);
      case 'real':
        return digitsIn(bytes, from, to, true);
      case 'date':
        return isDateAt(bytes, from, to) ? to - from : -1;
      case 'time':
        return isTimeAt(bytes, from, to) ? to - from : -1;
      case 'no digits':
        return hasDigit(bytes, from, to) ? -1 : to - from;
    }
  }
}

const minus = 0x2d;
const point = 0x2e;
const comma = 0x2c;
const digit0 = 0x30;

function isDigit(byte: number): boolean {
  return byte >= digit0 && byte <= 0x39;
}

/** How many digits a number has, "-12.50" four; -1 when these are not the bytes of one. */
function digitsIn(bytes: Uint8Array, from: number, to: number, hasPoint: boolean): number {
  let digits = 0;
  let points = hasPoint ? 0 : 1;
  for (let at = bytes[from] === minus ? from + 1 : from; at < to; at++) {
    const byte = bytes[at] as number;
    if (isDigit(byte)) digits++;
    else if ((byte !== point && byte !== comma) || ++points > 1) return -1;
  }
  return digits === 0 ? -1 : digits;
}

function hasDigit(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isDigit(bytes[at] as number)) return true;
  return false;
}

/** The number that nothing but digits make; -1 for anything else. */
function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (!isDigit(byte)) return -1;
    number = number * 10 + byte - digit0;
  }
  return number;
}

/** CCYYMMDD, or YYMMDD. */
export function isDateAt(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  const number = length === 8 || length === 6 ? numberAt(bytes, from, to) : -1;
  if (number < 0) return false;
  const year = Math.floor(number / 10_000) + (length === 6 ? 2000 : 0);
  return isCalendarDate(year, Math.floor(number / 100) % 100, number % 100);
}

/** HHMM, HHMMSS, HHMMSSD or HHMMSSDD. */
function isTimeAt(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length < 4 || length === 5 || length > 8 || numberAt(bytes, from, to) < 0) return false;
  const isClock = numberAt(bytes, from, from + 2) < 24 && numberAt(bytes, from + 2, from + 4) < 60;
  return isClock && (length === 4 || numberAt(bytes, from + 4, from + 6) < 60);
}
