import type { Decimal } from '@quayside/std';
import { compare, rounded, zero } from '@quayside/std';

/** All known causes for which two figures differ although both sides mean the same. */
export const causes = [
  'pack',
  'dozen',
  'hundreds',
  'unit-swapped',
  'price-basis',
  'implied-decimals',
  'tax-included',
  'tax-left-out',
  'discount',
  'counted-twice',
  'prepaid',
  'freight',
  'day-and-month',
] as const;

export type Cause = (typeof causes)[number];

/** A setting of the partner's profile that would read it so from now on: lines of YAML for that key. */
export interface SuggestedRule {
  readonly setting: 'units' | 'prices' | 'amounts' | 'lines';
  readonly yaml: string;
}

/** A cause that makes two figures agree. It is offered to the person who decides, and never applied by itself. */
export interface Explanation {
  readonly cause: Cause;
  /** The supposition and its arithmetic: "If the 10 EA are packs (XCS) of 12 EA, they are 120 EA, as ordered." */
  readonly message: string;
  readonly rule?: SuggestedRule;
}

/** Digits behind the point. */
export function placesOf(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0;
}

/** Whether somebody who means `exact` would have written `said`: rounded to the digits that he writes, two at least. */
export function isWrittenAs(exact: Decimal, said: Decimal): boolean {
  const places = Math.max(2, placesOf(said));
  return compare(rounded(exact, places), said) === 0 && compare(said, zero) !== 0;
}
