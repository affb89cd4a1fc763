import { type Order, type OrderAcknowledgement, type OrderLine, orderLineName, wholeAnswer } from '@quayside/canonical';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { Located } from './locate-lines.js';
import type { MatchingPolicy } from './policy.js';

interface Answered {
  readonly located: Located;
  readonly answered: boolean;
}

/** Lines that only repeat the order: nothing says that they are accepted, and nobody may guess it. */
export function unansweredLines(
  document: OrderAcknowledgement,
  answers: readonly Answered[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const unanswered = answers.filter(({ answered }) => !answered);
  const [first] = unanswered;
  if (first && unanswered.length === document.lines.length) {
    const message = `The document repeats the lines of order ${first.located.order.number} and answers none of them: it has no status, no confirmed quantity and no promised date. It may be a copy of the order.`;
    return [discrepancy(policy, 'line', { pointer: '/lines', order: first.located.order, message })];
  }
  return unanswered.map(({ located: { line, order, index } }) => {
    const message = `${orderLineName(order, line.number)} of order ${order.number}: listed without an answer. It has no status, no confirmed quantity and no promised date.`;
    return discrepancy(policy, 'line', { pointer: `/lines/${index}`, order, line, message });
  });
}

/** "Only changes" accepts what it leaves out; otherwise the policy says. */
export function unlistedLines(
  document: OrderAcknowledgement,
  orders: readonly Order[],
  located: readonly Located[],
  policy: MatchingPolicy,
): Discrepancy[] {
  if (document.response === 'changes-only' || policy.unlistedLines === 'accepted') return [];
  const listed = new Set<OrderLine>(located.map((each) => each.line));
  return orders.flatMap((order) =>
    order.lines
      .filter((line) => !listed.has(line))
      .map((line) => {
        const isLater = policy.unlistedLines === 'later';
        const message = `${orderLineName(order, line.number)} of order ${order.number}: not answered${isLater ? ' yet' : ''}.`;
        return discrepancy(policy, isLater ? 'status' : 'line', { pointer: '/lines', order, line, message });
      }),
  );
}

/** An answer without lines says what its header says, and no more. */
export function wholeOrder(
  document: OrderAcknowledgement,
  orders: readonly Order[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const [order] = orders;
  const number = document.orderNumber;
  switch (wholeAnswer(document)) {
    case 'received': {
      const message = `The supplier has received order ${number}, and does not say yet whether it is accepted.`;
      return [discrepancy(policy, 'status', { pointer: '/response', order, said: 'received', message })];
    }
    case 'changes-unsaid': {
      const message = `The supplier accepts order ${number} with changes, but the document has no lines that say which.`;
      return [discrepancy(policy, 'line', { pointer: '/lines', order, message })];
    }
    case 'unsaid': {
      const message = `The document does not say whether order ${number} is accepted: it has no lines, and its header has no answer that is known.`;
      return [discrepancy(policy, 'line', { pointer: '/lines', order, message })];
    }
    case 'accepted':
    case 'rejected':
    case 'held':
      return [];
  }
}
