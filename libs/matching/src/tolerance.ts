import {
  absolute,
  compare,
  type Decimal,
  decimalOf,
  dividedBy,
  fixed,
  minus,
  rounded,
  times,
  zero,
} from '@quayside/std';
import type { Tolerance } from './policy.js';

const hundred = decimalOf(100);

/** Whether `said` is near enough to `base`: within either the amount or the percentage is within. */
export function isWithin(said: Decimal, base: Decimal, tolerance: Tolerance): boolean {
  const distance = absolute(minus(said, base));
  if (compare(distance, tolerance.amount ?? zero) <= 0) return true;
  return compare(times(distance, hundred), times(tolerance.percent ?? zero, absolute(base))) <= 0;
}

/** Signed, for people: "+2.7 %". Nothing when there is no base to compare with. */
export function percentOf(said: Decimal, base: Decimal): string | undefined {
  if (compare(base, zero) === 0) return undefined;
  const percent = times(dividedBy(minus(said, base), absolute(base)), hundred);
  const short = rounded(percent, 1);
  return `${signed(compare(short, zero) === 0 ? rounded(percent, 4) : short)} %`;
}

export function signed(value: Decimal): string {
  return compare(value, zero) > 0 ? `+${value}` : value;
}

/** "tolerance 1 % or 0.05", "tolerance none". */
export function toleranceInWords(tolerance: Tolerance): string {
  const parts = [tolerance.percent && `${tolerance.percent} %`, tolerance.amount];
  const said = parts.filter((part) => part !== undefined && part !== '0' && part !== '0 %');
  return said.length === 0 ? 'no tolerance' : `tolerance ${said.join(' or ')}`;
}

/** At least two digits after the point, as prices are written: "18.40", "0.1254". */
export function money(value: Decimal, currency?: string): string {
  const places = Math.min(6, Math.max(2, value.split('.')[1]?.length ?? 0));
  return `${fixed(rounded(value, places), places)}${currency === undefined ? '' : ` ${currency}`}`;
}

/** "60 EA"; pieces are called EA for people, whatever code says so. */
export function amountOf(value: Decimal, unit?: string): string {
  const name = unit === 'C62' || unit === 'H87' ? 'EA' : unit;
  return `${rounded(value, 6)}${name === undefined ? '' : ` ${name}`}`;
}
