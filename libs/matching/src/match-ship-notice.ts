import { type Order, type OrderLine, orderLineName, type ShipNotice, type ShippedLine } from '@quayside/canonical';
import { compare, type Decimal, minus, plus, sum, zero } from '@quayside/std';
import { dateDiscrepancies } from './compare-date.js';
import type { Comparison } from './comparison.js';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainQuantity } from './explain/explain-quantity.js';
import { lineMatch, type Located, locateLines } from './locate-lines.js';
import { type OrderLineSum, perOrderLine } from './per-order-line.js';
import type { History } from './measured-from.js';
import type { MatchingPolicy } from './policy.js';
import { purposeDiscrepancies } from './purpose.js';
import { type KnownPiece, onlyOnce, type ShippedBefore } from './shipped-before.js';
import { amountOf, isWithin, percentOf, toleranceInWords } from './tolerance.js';
import { trackingDiscrepancies } from './tracking.js';

/** What is known beside a notice: decisions about answers to its orders, and what other notices have announced. */
interface ShipContext {
  readonly history?: History;
  readonly before?: readonly ShippedBefore[];
  readonly pieces?: readonly KnownPiece[];
}

/** What is on its way against what the orders still wait for. Less is a part of it; more is a difference. */
export function compareShipNotice(
  document: ShipNotice,
  orders: readonly Order[],
  policy: MatchingPolicy,
  { history = [], before = [], pieces = [] }: ShipContext = {},
): Comparison {
  const lines = document.lines.map((line) => ({ ...line, orderNumber: line.orderNumber ?? document.orderNumber }));
  const { located, unknownLines, unknownUnits, unclear } = locateLines(lines, orders, policy, {
    open: openToReceive,
    use: 'fill',
    // A notice that names several orders, and not which of them a line is of: it may be of any.
    ofOneOrder: document.orders !== undefined,
  });
  const goods = located.filter(({ line }) => line.isService !== true);
  const sums = perOrderLine(goods);
  return {
    lines: goods.map((each) => lineMatch(each)),
    unknownLines,
    unknownUnits,
    discrepancies: [
      ...unclear,
      ...purposeDiscrepancies(document, { kind: 'order', what: `ship notice ${document.number}` }, orders, policy),
      ...located.flatMap((each) => belowZero(each, policy)),
      ...sums.flatMap((each) => quantityDiscrepancies(each, located, policy)),
      ...statedDiscrepancies(document, located, policy),
      ...trackingDiscrepancies(document, located, policy),
      ...onlyOnce(document, located, { before, pieces }, policy),
      ...services(located, policy),
      ...sums.flatMap((each) => announcedDate(document, each, policy, history)),
    ],
  };
}

/** A service does not come with a lorry: its line is left out of the receipt, and the rest is announced. */
function services(located: readonly Located[], policy: MatchingPolicy): Discrepancy[] {
  return located
    .filter(({ line }) => line.isService === true)
    .map(({ order, line, index }) => {
      const message = `${orderLineName(order, line.number)}: a service, which no receipt expects; it is left out.`;
      return discrepancy(policy, 'tracking', { pointer: `/lines/${index}`, order, line, within: true, message });
    });
}

/** What has not come yet, and is on its way by no other notice. */
function openToReceive({ quantity, received = zero, announced = zero }: OrderLine): Decimal {
  return minus(minus(quantity.value, received), announced);
}

function announcedWords({ announced = zero, quantity }: OrderLine): string {
  return compare(announced, zero) > 0 ? `; ${amountOf(announced, quantity.unit)} are announced already` : '';
}

function quantityDiscrepancies(
  { located, total }: OrderLineSum,
  all: readonly Located[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const { line, order, index } = located;
  const open = openToReceive(line);
  const difference = minus(total, open);
  if (compare(difference, zero) === 0) return [];
  const unit = line.quantity.unit;
  const isPart = compare(difference, zero) < 0;
  const name = orderLineName(order, line.number);
  const message = isPart
    ? `${name}: ships ${amountOf(total, unit)} of the open ${amountOf(open, unit)}; ${amountOf(minus(open, total), unit)} stay open.`
    : `${name}: ships ${amountOf(total, unit)}, ${amountOf(difference, unit)} more than the open ${amountOf(open, unit)} (${toleranceInWords(policy.quantityOver)}${announcedWords(line)}).`;
  return [
    discrepancy(policy, 'quantity', {
      pointer: `/lines/${index}/quantity/value`,
      order,
      line,
      ordered: amountOf(open, unit),
      said: amountOf(total, unit),
      difference: percentOf(total, open),
      within: isPart || isWithin(total, open, policy.quantityOver),
      change: isPart
        ? undefined
        : { field: 'quantity', from: line.quantity.value, to: plus(line.quantity.value, difference) },
      explain: () => explainQuantity({ located, said: total, base: open, all }),
      message,
    }),
  ];
}

/** Goods that come back are no shipment. */
function belowZero({ said, index, order, line }: Located, policy: MatchingPolicy): Discrepancy[] {
  const { quantity } = said;
  if (!quantity || compare(quantity.value, zero) >= 0) return [];
  const amount = amountOf(quantity.value, quantity.unit);
  const message = `${orderLineName(order, line.number)}: ships ${amount}, and less than nothing cannot be on its way.`;
  const pointer = `/lines/${index}/quantity/value`;
  return [discrepancy(policy, 'quantity', { pointer, order, line, said: amount, message })];
}

/** A notice that states one quantity for a line, and others for its parts: which of them is on its way, nobody knows. */
function statedDiscrepancies(
  { lines }: ShipNotice,
  located: readonly Located[],
  policy: MatchingPolicy,
): Discrepancy[] {
  return lines.flatMap(({ stated }, index) => {
    const of = located.find((each) => each.index === index);
    if (!stated || !of) return [];
    const parts = sum(partsFrom(lines, index).map((part) => part.quantity.value));
    const [all, some] = [amountOf(stated.value, stated.unit), amountOf(parts, stated.unit)];
    const { order, line } = of;
    const message = `${orderLineName(order, line.number)}: the ship notice states ${all} for the line, and its parts come to ${some}.`;
    return [
      discrepancy(policy, 'quantity', {
        pointer: `/lines/${index}/stated`,
        order,
        line,
        ordered: all,
        said: some,
        message,
      }),
    ];
  });
}

/** The parts that a line was divided into: it is the first of them, and they say the same of what they are. */
function partsFrom(lines: readonly ShippedLine[], first: number): readonly ShippedLine[] {
  const { number, item } = lines[first] ?? {};
  const isNext = (line: ShippedLine) =>
    line.stated === undefined && line.number === number && JSON.stringify(line.item) === JSON.stringify(item);
  const behind = lines.slice(first + 1);
  const end = behind.findIndex((line) => !isNext(line));
  return [...lines.slice(first, first + 1), ...(end < 0 ? behind : behind.slice(0, end))];
}

function announcedDate(
  document: ShipNotice,
  { located }: OrderLineSum,
  policy: MatchingPolicy,
  history: History,
): Discrepancy[] {
  if (document.deliveryDate === undefined) return [];
  const said = { date: document.deliveryDate, pointer: '/deliveryDate', means: 'delivery' as const };
  const days = [document.date, document.deliveryDate].flatMap((day) => day ?? []);
  return dateDiscrepancies(said, located.order, located.line, policy, { history, days });
}
