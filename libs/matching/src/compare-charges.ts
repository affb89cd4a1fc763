import { type Adjustment, adjustments, goodsTotal, type Invoice, lineAdjustments, lineNet } from '@quayside/canonical';
import { compare, type Decimal, minus, sum, times, zero } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { type Located, orderedPrice } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';
import { isWithin, money, toleranceInWords } from './tolerance.js';

/**
 * Charges that no order has, beyond what was agreed for all of them together: whoever leaves every price as it was ordered can still
 * ask for anything as "handling". Those that are in the ordered price of their line are no more than that.
 */
export function chargeDiscrepancies(
  document: Invoice,
  located: readonly Located[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const goods = goodsTotal(document);
  const own = charges(adjustments(document.allowances, goods));
  const ofLines = document.lines.map((_, index) => beyondOrdered(document, index, located));
  const all = sum([...own.map(({ amount }) => amount), ...ofLines]);
  const withoutAll = minus(goods, sum(ofLines));
  if (isWithin(sum([withoutAll, all]), withoutAll, policy.charges)) return [];
  const said = money(all, document.currency ?? policy.currency);
  const names = own.flatMap(({ allowance: { description, code } }) => description ?? code ?? []);
  const named = names.length === 0 ? '' : ` (${[...new Set(names)].join(', ')})`;
  return [
    discrepancy(policy, 'charge', {
      pointer: pointerOf(own, ofLines),
      order: located[0]?.order,
      ordered: money(zero, document.currency ?? policy.currency),
      said,
      message: `Charges of ${said} are billed${named} that are not on the order (${toleranceInWords(policy.charges)}).`,
    }),
  ];
}

function charges(all: readonly Adjustment[]): readonly Adjustment[] {
  return all.filter(({ amount }) => compare(amount, zero) > 0);
}

/** As much of a line's charges as makes it cost more than was ordered. */
function beyondOrdered({ lines }: Invoice, index: number, located: readonly Located[]): Decimal {
  const line = lines[index];
  const charged = line ? sum(charges(lineAdjustments(line)).map(({ amount }) => amount)) : zero;
  if (!line || compare(charged, zero) === 0) return zero;
  const parts = located.filter((each) => each.index === index);
  const ordered = sum(parts.map(({ quantity = zero, line: of }) => times(quantity, orderedPrice(of) ?? zero)));
  const over = minus(lineNet(line), ordered);
  if (compare(over, zero) <= 0) return zero;
  return compare(over, charged) < 0 ? over : charged;
}

function pointerOf([first]: readonly Adjustment[], ofLines: readonly Decimal[]): string {
  if (first) return `/allowances/${first.index}`;
  return `/lines/${ofLines.findIndex((each) => compare(each, zero) > 0)}/allowances`;
}
