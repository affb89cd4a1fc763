import { type CreditNote, type Invoice, payable } from '@quayside/canonical';
import { compare, minus } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainTotal } from './explain/explain-total.js';
import type { MatchingPolicy } from './policy.js';
import { isWithin, money, signed, toleranceInWords } from './tolerance.js';

/** What the lines, allowances, charges and taxes add up to against what the invoice says it comes to. */
export function totalDiscrepancies(document: Invoice | CreditNote, policy: MatchingPolicy): Discrepancy[] {
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
