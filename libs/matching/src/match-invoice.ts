import { type CreditNote, type Invoice, type Order, type OrderLine, orderLineName } from '@quayside/canonical';
import { compare, type Decimal, minus, plus, zero } from '@quayside/std';
import { bookedCharges } from './booked-charges.js';
import { chargeDiscrepancies } from './compare-charges.js';
import { priceDiscrepancies } from './compare-price.js';
import { taxDiscrepancies } from './compare-tax.js';
import { taxedAmountDiscrepancies } from './compare-taxed-amounts.js';
import type { Comparison } from './comparison.js';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainQuantity } from './explain/explain-quantity.js';
import { ratesOf } from './explain/explain-total.js';
import { lineMatch, type Located, locateLines, saidPrice } from './locate-lines.js';
import { totalDiscrepancies } from './invoice-total.js';
import { type OrderLineSum, perOrderLine } from './per-order-line.js';
import type { History } from './measured-from.js';
import type { MatchingPolicy } from './policy.js';
import { purposeDiscrepancies } from './purpose.js';
import { amountOf, isWithin, percentOf, toleranceInWords } from './tolerance.js';

/** Three-way: what is billed against what was ordered and received, and the invoice against its own total. */
export function compareInvoice(
  document: Invoice | CreditNote,
  orders: readonly Order[],
  policy: MatchingPolicy,
  history: History,
): Comparison {
  const lines = document.lines.map((line) => ({ ...line, orderNumber: line.orderNumber ?? document.orderNumber }));
  const open = document.type === 'credit-note' ? billed : openToBill;
  const { located, unknownLines, unknownUnits, unclear } = locateLines(lines, orders, policy, {
    open,
    use: 'fill',
    isPriced: true,
    // An invoice that names several orders, and not which of them a line is of: it may be of any.
    ofOneOrder: document.orders !== undefined,
  });
  const sums = perOrderLine(located);
  const prices = { rates: ratesOf(document), discounts: discountsOf(document) };
  return {
    lines: located.map((each) => {
      const price = saidPrice(each, policy);
      return lineMatch(each, price === undefined ? {} : { price });
    }),
    charges: bookedCharges(document, located, policy),
    unknownLines,
    unknownUnits,
    discrepancies: [
      ...unclear,
      ...purposeDiscrepancies(document, { kind: 'total', what: `bill ${document.number}` }, orders, policy),
      ...located.flatMap((each) => priceDiscrepancies(each, policy, { ...prices, history })),
      ...sums.flatMap((each) =>
        document.type === 'credit-note' ? overCredited(each, policy) : overBilled(each, located, policy),
      ),
      ...(document.type === 'invoice' ? chargeDiscrepancies(document, located, policy) : []),
      ...taxDiscrepancies(document, located, policy),
      ...taxedAmountDiscrepancies(document, located, policy),
      ...totalDiscrepancies(document, policy),
    ],
  };
}

function billed(line: OrderLine): Decimal {
  return line.billed ?? zero;
}

function openToBill(line: OrderLine): Decimal {
  return minus(line.quantity.value, billed(line));
}

function discountsOf({ allowances = [] }: Invoice | CreditNote): Decimal[] {
  return allowances.flatMap(({ kind, percent }) => (kind === 'allowance' ? (percent ?? []) : []));
}

function overBilled(sum: OrderLineSum, lines: readonly Located[], policy: MatchingPolicy): Discrepancy[] {
  return [...beyondOrdered(sum, lines, policy), ...beyondReceived(sum, policy)];
}

function beyondOrdered(
  { located, total }: OrderLineSum,
  lines: readonly Located[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const { line, order, index } = located;
  const all = plus(billed(line), total);
  const ordered = line.quantity.value;
  if (compare(all, ordered) <= 0) return [];
  const unit = line.quantity.unit;
  return [
    discrepancy(policy, 'quantity', {
      pointer: `/lines/${index}/quantity/value`,
      order,
      line,
      ordered: amountOf(ordered, unit),
      said: amountOf(all, unit),
      difference: percentOf(all, ordered),
      within: isWithin(all, ordered, policy.quantityOver),
      explain: () => explainQuantity({ located, said: total, base: openToBill(line), all: lines }),
      message: `${orderLineName(order, line.number)}: ${amountOf(all, unit)} billed in all, ${amountOf(minus(all, ordered), unit)} more than ordered (${toleranceInWords(policy.quantityOver)}).`,
    }),
  ];
}

function beyondReceived({ located, total }: OrderLineSum, policy: MatchingPolicy): Discrepancy[] {
  const { line, order, index } = located;
  const all = plus(billed(line), total);
  if (line.received === undefined || compare(all, line.received) <= 0) return [];
  const unit = line.quantity.unit;
  return [
    discrepancy(policy, 'receipt', {
      pointer: `/lines/${index}/quantity/value`,
      order,
      line,
      ordered: amountOf(line.received, unit),
      said: amountOf(all, unit),
      difference: percentOf(all, line.received),
      within: policy.billBeforeReceipt === 'allowed',
      message: `${orderLineName(order, line.number)}: ${amountOf(all, unit)} billed in all, and ${amountOf(line.received, unit)} have been received.`,
    }),
  ];
}

function overCredited({ located, total }: OrderLineSum, policy: MatchingPolicy): Discrepancy[] {
  const { line, order, index } = located;
  if (line.billed === undefined || compare(total, line.billed) <= 0) return [];
  const unit = line.quantity.unit;
  return [
    discrepancy(policy, 'quantity', {
      pointer: `/lines/${index}/quantity/value`,
      order,
      line,
      ordered: amountOf(line.billed, unit),
      said: amountOf(total, unit),
      message: `${orderLineName(order, line.number)}: ${amountOf(total, unit)} credited, and ${amountOf(line.billed, unit)} have been billed.`,
    }),
  ];
}
