import { lineAdjustments, lineNet } from '@quayside/canonical';
import { absolute, compare, dividedBy, minus, rounded, times, zero, type Decimal } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainPrice } from './explain/explain-price.js';
import { type Located, orderedPrice, saidPrice } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';
import { isWithin, money, percentOf, toleranceInWords } from './tolerance.js';

/** What a document says of all its prices, in percent: what may be in them or off them. */
export interface PriceContext {
  readonly rates?: readonly Decimal[];
  readonly discounts?: readonly Decimal[];
}

/** The price of a line against the ordered one, both for one unit of the order's line. */
export function priceDiscrepancies(
  located: Located,
  policy: MatchingPolicy,
  { rates = [], discounts = [] }: PriceContext = {},
): Discrepancy[] {
  const ordered = orderedPrice(located.line);
  const said = nearer(ordered, saidPrice(located, policy), netPrice(located));
  // Ten places: a third of a cent in binary or in words is the same third.
  if (said === undefined || ordered === undefined || rounded(minus(said, ordered), 10) === '0') return [];
  const { currency } = located.order;
  const difference = percentOf(said, ordered);
  const over = compare(said, ordered) > 0 ? 'over' : 'under';
  const size =
    difference === undefined
      ? ''
      : `, ${difference.replace(/^[+-]/, '')} ${over} the ordered ${money(ordered, currency)}`;
  return [
    discrepancy(policy, 'price', {
      pointer: `/lines/${located.index}/price/amount`,
      order: located.order,
      line: located.line,
      ordered: money(ordered, currency),
      said: money(said, currency),
      difference,
      within: isWithin(said, ordered, policy.price),
      explain: () =>
        explainPrice({ located, said, ordered, currency, rates: [...rates, ...ratesOrdered(located)], discounts }),
      message: `Price of line ${located.line.number} is ${money(said, currency)}${size || ' and none was ordered'} (${toleranceInWords(policy.price)}).`,
    }),
  ];
}

/**
 * The price of one unit of the order's line when the line's own allowances and charges have been taken off or added; nothing
 * where it has none. Partners write list prices with a discount beside them, and orders have what is to be paid.
 */
function netPrice({ said, factor }: Located): Decimal | undefined {
  if (!said.quantity || lineAdjustments(said).length === 0) return undefined;
  const units = times(said.quantity.value, factor);
  return compare(units, zero) === 0 ? undefined : dividedBy(lineNet(said), units);
}

function ratesOrdered({ line }: Located): readonly Decimal[] {
  return (line.taxes ?? []).flatMap(({ percent }) => percent ?? []);
}

function nearer(
  ordered: Decimal | undefined,
  gross: Decimal | undefined,
  net: Decimal | undefined,
): Decimal | undefined {
  if (gross === undefined || net === undefined || ordered === undefined) return gross;
  const [far, near] = [absolute(minus(gross, ordered)), absolute(minus(net, ordered))];
  return compare(near, far) < 0 ? net : gross;
}
