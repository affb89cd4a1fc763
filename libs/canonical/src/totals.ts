import {
  absolute,
  compare,
  type Decimal,
  decimalOf,
  dividedBy,
  type Finding,
  minus,
  negated,
  type Place,
  plus,
  rounded,
  sum,
  times,
  zero,
} from '@quayside/std';
import type { CanonicalDocument } from './document.js';
import type { CreditNote, Invoice } from './invoice.js';
import type { Allowance, Tax } from './money.js';
import type { Provenance } from './provenance.js';
import type { Price, Quantity } from './values.js';

const hundred = decimalOf(100);
const one = decimalOf(1);

interface PricedLine {
  readonly quantity?: Quantity | undefined;
  readonly price?: Price | undefined;
  readonly amount?: Decimal | undefined;
  readonly allowances?: readonly Allowance[] | undefined;
  readonly taxes?: readonly Tax[] | undefined;
}

/** What is to be paid by the document's own figures: lines, then allowances and charges, then taxes, to two places. */
export function payable(document: Invoice | CreditNote): Decimal {
  const lines = sum(document.lines.map(lineTotal));
  const net = plus(lines, allowancesOf(document.allowances, lines));
  return rounded(plus(net, taxesOf(document.taxes, net)), 2);
}

/** What one unit costs: 12.50 per 100 is 0.125, with a multiplier of 0.9 it is 0.1125. A basis of nothing counts as one. */
export function unitPrice(price: Price): Decimal {
  return priceOf(price, one);
}

// The division comes last: three at 10 per 3 are 10.
function priceOf({ amount, basis, multiplier = one }: Price, units: Decimal): Decimal {
  const whole = times(units, times(amount, multiplier));
  return basis === undefined || compare(basis, zero) === 0 ? whole : dividedBy(whole, basis);
}

/** Quantity x price / basis; nothing where one of them is missing. */
export function extended({ quantity, price }: PricedLine): Decimal | undefined {
  return quantity && price && rounded(priceOf(price, quantity.value), 2);
}

/** Whether an allowance or charge changes this invoice: a bill-back is settled apart, what the supplier pays is not ours. */
export function changesPayable({ method }: Allowance): boolean {
  return method !== 'bill-back' && method !== 'paid-by-supplier';
}

/** Totals that a document states, against what its own lines come to. A difference is a warning with both figures. */
export function totalsFindings(document: CanonicalDocument, provenance: Provenance): Finding[] {
  switch (document.type) {
    case 'invoice':
    case 'credit-note':
      return [
        ...lineFindings(document.lines, provenance),
        ...compared('lineTotal', document.lineTotal, sum(document.lines.map(lineTotal)), provenance),
        ...compared('taxTotal', document.taxTotal, taxesOf(document.taxes, zero), provenance),
      ];
    case 'order':
    case 'order-change':
    case 'order-acknowledgement':
      return lineFindings(document.lines, provenance);
    case 'remittance':
      return compared('amount', document.amount, remitted(document), provenance);
    case 'order-change-acknowledgement':
    case 'ship-notice':
    case 'receiving-advice':
    case 'inventory-report':
    case 'price-catalogue':
    case 'application-advice':
      return [];
  }
}

function remitted(document: Extract<CanonicalDocument, { type: 'remittance' }>): Decimal | undefined {
  const amounts = document.items.flatMap((item) => item.amount ?? []);
  return amounts.length < document.items.length || amounts.length === 0 ? undefined : sum(amounts);
}

function lineFindings(lines: readonly PricedLine[], provenance: Provenance): Finding[] {
  return lines.flatMap((line, i) => {
    const computed = extended(line);
    // A line amount may have the line's own allowances in it: only a figure that neither reading explains differs.
    if (computed === undefined || line.amount === undefined) return [];
    const net = plus(computed, allowancesOf(line.allowances, computed));
    return isSame(line.amount, net) ? [] : compared(`lines/${i}/amount`, line.amount, computed, provenance);
  });
}

function compared(name: string, said: Decimal | undefined, computed: Decimal | undefined, provenance: Provenance) {
  if (said === undefined || computed === undefined || isSame(said, computed)) return [];
  const pointer = `/${name}`;
  const place: Place = provenance[pointer] ?? {};
  const message = `${said} is said, but the figures that it is made of come to ${computed}`;
  return [{ ...place, code: 'total-differs', severity: 'warn' as const, field: pointer, message }];
}

// Rounding of a single line may cost a hundredth.
function isSame(said: Decimal, computed: Decimal): boolean {
  return compare(absolute(minus(said, rounded(computed, 2))), decimalOf('0.01')) <= 0;
}

function lineTotal(line: PricedLine): Decimal {
  const gross = line.amount ?? extended(line) ?? zero;
  const net = plus(gross, allowancesOf(line.allowances, gross));
  return plus(net, taxesOf(line.taxes, net));
}

function allowancesOf(allowances: readonly Allowance[] | undefined, base: Decimal): Decimal {
  return sum((allowances ?? []).filter(changesPayable).map((each) => signedAmount(each, base)));
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
