import type { Order, OrderLine, ShipNotice } from '@quayside/canonical';
import { compare, type Decimal, minus, zero } from '@quayside/std';
import { dateDiscrepancies } from './compare-date.js';
import type { Comparison } from './comparison.js';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { lineMatch, locateLines } from './locate-lines.js';
import { type OrderLineSum, perOrderLine } from './per-order-line.js';
import type { MatchingPolicy } from './policy.js';
import { purposeDiscrepancies } from './purpose.js';
import { amountOf, isWithin, percentOf, toleranceInWords } from './tolerance.js';

/** What is on its way against what the orders still wait for. Less is a part of it; more is a difference. */
export function compareShipNotice(document: ShipNotice, orders: readonly Order[], policy: MatchingPolicy): Comparison {
  const lines = document.lines.map((line) => ({ ...line, orderNumber: line.orderNumber ?? document.orderNumber }));
  const { located, unknownLines, unknownUnits, unclear } = locateLines(lines, orders, policy, {
    open: openToReceive,
    use: 'fill',
  });
  const sums = perOrderLine(located);
  return {
    lines: located.map((each) => lineMatch(each)),
    unknownLines,
    unknownUnits,
    discrepancies: [
      ...unclear,
      ...purposeDiscrepancies(document, { kind: 'order', what: `ship notice ${document.number}` }, orders, policy),
      ...sums.flatMap((each) => quantityDiscrepancies(each, policy)),
      ...sums.flatMap((each) => announcedDate(document, each, policy)),
    ],
  };
}

function openToReceive(line: OrderLine): Decimal {
  return minus(line.quantity.value, line.received ?? zero);
}

function quantityDiscrepancies({ located, total }: OrderLineSum, policy: MatchingPolicy): Discrepancy[] {
  const { line, order, index } = located;
  const open = openToReceive(line);
  const difference = minus(total, open);
  if (compare(difference, zero) === 0) return [];
  const unit = line.quantity.unit;
  const isPart = compare(difference, zero) < 0;
  const message = isPart
    ? `Line ${line.number} ships ${amountOf(total, unit)} of the open ${amountOf(open, unit)}; ${amountOf(minus(open, total), unit)} stay open.`
    : `Line ${line.number} ships ${amountOf(total, unit)}, ${amountOf(difference, unit)} more than the open ${amountOf(open, unit)} (${toleranceInWords(policy.quantityOver)}).`;
  return [
    discrepancy(policy, 'quantity', {
      pointer: `/lines/${index}/quantity/value`,
      order,
      line,
      ordered: amountOf(open, unit),
      said: amountOf(total, unit),
      difference: percentOf(total, open),
      within: isPart || isWithin(total, open, policy.quantityOver),
      message,
    }),
  ];
}

function announcedDate(document: ShipNotice, { located }: OrderLineSum, policy: MatchingPolicy): Discrepancy[] {
  if (document.deliveryDate === undefined) return [];
  const said = { date: document.deliveryDate, pointer: '/deliveryDate', means: 'delivery' as const };
  return dateDiscrepancies(said, located.order, located.line, policy);
}
