import { type InvoicedLine, lineAmount, unitPrice } from '@quayside/canonical';
import type { LineMatch } from '@quayside/matching';
import { absolute, compare, type Decimal, decimalOf, dividedBy, minus, rounded, sum, times, zero } from '@quayside/std';

/** As much of an invoice's line as one line of an order takes of it. */
export interface BilledPart {
  readonly match: LineMatch;
  readonly quantity: Decimal;
  /** Of one unit of the order's line. Times the quantity, to two places, it is what the supplier asks for this part. */
  readonly price: Decimal;
}

/** What rounded prices may make of an amount: half a percent, or a cent. */
function mostRounding(amount: Decimal): Decimal {
  const half = times(absolute(amount), decimalOf('0.005'));
  return compare(half, cent) > 0 ? half : cent;
}

const cent = decimalOf('0.01');

/** How precise a price is made so that quantity times price is the supplier's amount. */
const places = 10;

/**
 * What an invoice's line bills of each line of the order that it speaks of: all parts together come to the amount of the line, to the
 * cent. A price that was rounded before it was sent (3 at 33.33 are 100.00) is worked out from the amount.
 */
export function billedParts(line: InvoicedLine, matches: readonly LineMatch[]): BilledPart[] {
  const parts = matches.map((match) => ({
    match,
    quantity: match.quantity ?? line.quantity.value,
    price: match.price ?? unitPrice(line.price),
  }));
  const amount = lineAmount(line);
  const computed = sum(parts.map((part) => rounded(times(part.quantity, part.price), 2)));
  // What is further away is no rounding: a price of pieces beside a quantity of cases.
  if (compare(absolute(minus(amount, computed)), mostRounding(amount)) > 0) return parts;
  let left = amount;
  return parts.map((part, n) => {
    const own = rounded(times(part.quantity, part.price), 2);
    const wanted = n === parts.length - 1 ? left : own;
    left = minus(left, wanted);
    if (compare(own, wanted) === 0 || compare(part.quantity, zero) === 0) return part;
    return { ...part, price: rounded(dividedBy(wanted, part.quantity), places) };
  });
}
