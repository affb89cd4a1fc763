import type { Allowance, CreditNote, Invoice, InvoicedLine, Tax } from '@quayside/canonical';
import {
  compare,
  type Decimal,
  decimalOf,
  dividedBy,
  minus,
  negated,
  plus,
  rounded,
  sum,
  times,
  zero,
} from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { MatchingPolicy } from './policy.js';
import { isWithin, money, signed, toleranceInWords } from './tolerance.js';

const hundred = decimalOf(100);

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
      message: `The total is ${money(document.total, currency)}, but lines, allowances, charges and taxes come to ${money(computed, currency)} (${toleranceInWords(policy.total)}).`,
    }),
  ];
}

/** What is to be paid by the document's own figures. */
function payable(document: Invoice | CreditNote): Decimal {
  const lines = sum(document.lines.map(lineTotal));
  const net = plus(lines, allowancesOf(document.allowances, lines));
  return rounded(plus(net, taxesOf(document.taxes, net)), 2);
}

function lineTotal(line: InvoicedLine): Decimal {
  const gross = line.amount ?? rounded(dividedBy(times(line.quantity.value, line.price.amount), basisOf(line)), 2);
  const net = plus(gross, allowancesOf(line.allowances, gross));
  return plus(net, taxesOf(line.taxes, net));
}

function basisOf(line: InvoicedLine): Decimal {
  const basis = line.price.basis;
  return basis === undefined || compare(basis, zero) === 0 ? decimalOf(1) : basis;
}

function allowancesOf(allowances: readonly Allowance[] | undefined, base: Decimal): Decimal {
  return sum((allowances ?? []).filter(changesPayable).map((each) => signedAmount(each, base)));
}

// A bill-back is settled apart, and what the supplier pays himself is not ours to pay: neither changes this invoice.
function changesPayable({ method }: Allowance): boolean {
  return method !== 'bill-back' && method !== 'paid-by-supplier';
}

function signedAmount(allowance: Allowance, base: Decimal): Decimal {
  const amount = allowance.amount ?? share(allowance.percent, allowance.base ?? base);
  return allowance.kind === 'allowance' ? negated(amount) : amount;
}

function taxesOf(taxes: readonly Tax[] | undefined, base: Decimal): Decimal {
  return sum((taxes ?? []).map((tax) => tax.amount ?? share(tax.percent, tax.base ?? base)));
}

function share(percent: Decimal | undefined, base: Decimal): Decimal {
  return percent === undefined ? zero : rounded(dividedBy(times(base, percent), hundred), 2);
}
