import { compare, type Decimal, minus, rounded } from '@quayside/std';
import { decimalFrom } from '../number.js';

/** Whether a figure is the one that was written: Odoo keeps as many decimals as it was set up for, two at least. */
export function isKept(written: Decimal, now: number): boolean {
  const stands = decimalFrom(now);
  const places = Math.max(2, stands.split('.')[1]?.length ?? 0);
  return compare(rounded(written, places), stands) === 0;
}

/** Whether two amounts are the same but for a cent of rounding. */
export function isSameAmount(written: Decimal, now: Decimal): boolean {
  const difference = minus(written, now);
  return Math.abs(Number(difference)) < 0.011;
}

/** "reference SO-1 → SO-2": what was written, and what stands. */
export function change(what: string, written: string, now: string): string {
  return `${what} ${written} → ${now}`;
}
