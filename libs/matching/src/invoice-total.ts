import { type CreditNote, type Invoice, payable } from '@quayside/canonical';
import { absolute, compare, decimalOf, minus, zero } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainTotal } from './explain/explain-total.js';
import type { MatchingPolicy } from './policy.js';
import { isWithin, money, signed, toleranceInWords } from './tolerance.js';

/** Amounts in forints, the coarsest here, are rounded to the next 5. */
const mostRounding = decimalOf('2.5');

/** What is named as rounding, and is more than that. */
function roundingDiscrepancies({ rounding = zero, currency }: Invoice | CreditNote, policy: MatchingPolicy) {
  if (compare(absolute(rounding), mostRounding) <= 0) return [];
  const said = money(rounding, currency ?? policy.currency);
  const message = `The amount to pay is rounded by ${said}, which is more than rounding.`;
  return [discrepancy(policy, 'total', { pointer: '/rounding', said, message })];
}

/** What the lines, allowances, charges and taxes add up to against what the invoice says it comes to. */
export function totalDiscrepancies(document: Invoice | CreditNote, policy: MatchingPolicy): Discrepancy[] {
  return [...roundingDiscrepancies(document, policy), ...sumDiscrepancies(document, policy)];
}

function sumDiscrepancies(document: Invoice | CreditNote, policy: MatchingPolicy): Discrepancy[] {
  const computed = payable(document);
  if (compare(computed, document.total) === 0) return [];
  const currency = document.currency ?? policy.currency;
  return [
    discrepancy(policy, 'total', {
      pointer: '/total',
      ordered: money(computed, currency),
      said: money(document.total, currency),
      difference: signed(minus(document.total, computed)),
      within: isWithin(document.total, computed, policy.total),
      explain: () => explainTotal(document, computed, currency),
      message: `The total is ${money(document.total, currency)}, but lines, allowances, charges and taxes come to ${money(computed, currency)} (${toleranceInWords(policy.total)}).`,
    }),
  ];
}
