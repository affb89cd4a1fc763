import { compare, minus, rounded } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { type Located, orderedPrice, saidPrice } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';
import { isWithin, money, percentOf, toleranceInWords } from './tolerance.js';

/** The price of a line against the ordered one, both for one unit of the order's line. */
export function priceDiscrepancies(located: Located, policy: MatchingPolicy): Discrepancy[] {
  const said = saidPrice(located, policy);
  const ordered = orderedPrice(located.line);
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
      message: `Price of line ${located.line.number} is ${money(said, currency)}${size || ' and none was ordered'} (${toleranceInWords(policy.price)}).`,
    }),
  ];
}
