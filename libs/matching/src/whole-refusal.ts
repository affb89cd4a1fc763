import { lineIsPromised, type Order, type OrderAcknowledgement, type OrderLine } from '@quayside/canonical';
import { compare, type Decimal, zero } from '@quayside/std';
import type { OrderCancellation, Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { Located } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';

interface Answered {
  readonly located: Located;
  readonly answered: boolean;
  /** In the unit of the order's line. */
  readonly promised: Decimal;
}

/**
 * An answer that refuses the whole order, by its header or by each of its lines. Nothing is left of such an order but to cancel it,
 * unless a line of the answer promises something in spite of its header: then the lines decide.
 */
export function wholeRefusal(
  document: OrderAcknowledgement,
  answers: readonly Answered[],
  [order]: readonly Order[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const change = order && !promisesAny(document, answers) ? cancellationOf(order) : undefined;
  if (document.response === 'rejected') {
    const message = `The supplier rejects order ${document.orderNumber}.`;
    return [discrepancy(policy, 'order', { pointer: '/response', order, said: 'rejected', change, message })];
  }
  if (!order || !refusesEach(order, answers)) return [];
  const message = `The supplier refuses every line of order ${order.number}.`;
  return [discrepancy(policy, 'order', { pointer: '/lines', order, said: 'rejected', change, message })];
}

function promisesAny({ lines }: OrderAcknowledgement, answers: readonly Answered[]): boolean {
  return answers.some(({ located: { index }, promised }) => {
    const line = lines[index];
    // A line that only repeats the order says what its header says.
    const saysItself = line && (line.action !== undefined || line.commitments?.length || lineIsPromised(line));
    return Boolean(saysItself) && compare(promised, zero) > 0;
  });
}

function refusesEach(order: Order, answers: readonly Answered[]): boolean {
  const ordered = order.lines.filter(isOrdered);
  const isRefused = (line: OrderLine) => {
    const about = answers.filter(({ located }) => located.line === line);
    return about.length > 0 && about.every(({ answered, promised }) => answered && compare(promised, zero) === 0);
  };
  return ordered.length > 0 && ordered.every(isRefused);
}

/** Odoo cancels no order that is locked or billed, and nobody cancels one of which goods have come. */
function cancellationOf({ state, lines }: Order): OrderCancellation | undefined {
  const isUnderWay = ({ received = zero, billed = zero }: OrderLine) =>
    compare(received, zero) !== 0 || compare(billed, zero) !== 0;
  if (state === 'locked' || lines.some(isUnderWay)) return undefined;
  return { field: 'order', to: 'cancelled', lines: lines.filter(isOrdered).map(({ number }) => number) };
}

function isOrdered({ quantity }: OrderLine): boolean {
  return compare(quantity.value, zero) !== 0;
}
