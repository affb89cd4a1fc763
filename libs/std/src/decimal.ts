import { Decimal as Big } from 'decimal.js';
import type { Brand } from './brand.js';
import { fail, must, ok, type Result } from './result.js';
import { scaledOrder, scaledProduct, scaledRound, scaledShift, scaledSum, scaledText, scaledTotal } from './scaled.js';

/**
 * An exact decimal number as plain text: no exponent, no leading zeros, no trailing zeros after the point ("-12.5", "0").
 * Equal numbers have equal texts, so that a Decimal can be compared, hashed and written as JSON as it is.
 */
export type Decimal = Brand<string, 'Decimal'>;

// 40 significant digits: X12 type R allows 18, a product of two of them must still be exact.
const Exact = Big.clone({ precision: 40, rounding: Big.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 });
const shape = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** What a Decimal looks like: most texts do already. */
const plain = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/;

/** Reads "12", "-0.50", ".5" or "7." (as X12 type R allows); the error says what is wrong with the text. */
export function decimal(text: string): Result<Decimal, string> {
  if (plain.test(text)) return ok(text as Decimal);
  if (!shape.test(text)) return fail(`"${text}" is not a decimal number`);
  return ok(scaledText(text) as Decimal);
}

/** A Decimal written in the code itself or known to be one; throws a TypeError on anything else. */
export function decimalOf(text: string | number): Decimal {
  return must(decimal(String(text)));
}

export const zero = decimalOf('0');

export function plus(a: Decimal, b: Decimal): Decimal {
  return (scaledSum(a, b, 1) as Decimal | undefined) ?? normal(new Exact(a).plus(b));
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return (scaledSum(a, b, -1) as Decimal | undefined) ?? normal(new Exact(a).minus(b));
}

export function times(a: Decimal, b: Decimal): Decimal {
  return (scaledProduct(a, b) as Decimal | undefined) ?? normal(new Exact(a).times(b));
}

/** a / b to 40 significant digits; dividing by zero is a programming error and throws a RangeError. */
export function dividedBy(a: Decimal, b: Decimal): Decimal {
  if (new Exact(b).isZero()) throw new RangeError(`division of ${a} by zero`);
  return normal(new Exact(a).dividedBy(b));
}

export function negated(a: Decimal): Decimal {
  if (a === zero) return zero;
  return (a.startsWith('-') ? a.slice(1) : `-${a}`) as Decimal;
}

export function absolute(a: Decimal): Decimal {
  return (a.startsWith('-') ? a.slice(1) : a) as Decimal;
}

/** Negative, zero or positive, as for a sort. */
export function compare(a: Decimal, b: Decimal): number {
  return scaledOrder(a, b) ?? new Exact(a).comparedTo(b);
}

/** Rounds half up (away from zero) to `places` digits after the point, as invoices are rounded. */
export function rounded(a: Decimal, places: number): Decimal {
  return (scaledRound(a, places) as Decimal | undefined) ?? normal(new Exact(a).toDecimalPlaces(places));
}

/** Moves the point `places` to the left: the way X12 type N2 reads ("350820" is 3508.20). */
export function shifted(a: Decimal, places: number): Decimal {
  const moved = scaledShift(a, places) as Decimal | undefined;
  return moved ?? normal(new Exact(a).times(new Exact(10).pow(-places)));
}

/** The text with exactly `places` digits after the point, for people and for formats that want them. */
export function fixed(a: Decimal, places: number): string {
  return new Exact(a).toFixed(places);
}

export function sum(all: readonly Decimal[]): Decimal {
  const short = scaledTotal(all);
  if (short !== undefined) return short as Decimal;
  let total = zero;
  for (const each of all) total = plus(total, each);
  return total;
}

function normal(value: Big): Decimal {
  // -0 and 0 are the same number and must be the same text.
  return (value.isZero() ? '0' : value.toFixed()) as Decimal;
}
