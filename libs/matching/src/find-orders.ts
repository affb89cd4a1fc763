import { type DeliverableDocument, type Order, orderNumbers } from '@quayside/canonical';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { MatchingPolicy } from './policy.js';

export interface FoundOrders {
  /** The orders that the document names, in that order. */
  readonly orders: readonly Order[];
  readonly unknown: readonly Discrepancy[];
  readonly cancelled: readonly Discrepancy[];
}

/** The orders that a document names, among those that were read for it. */
export function findOrders(
  document: DeliverableDocument,
  orders: readonly Order[],
  policy: MatchingPolicy,
): FoundOrders {
  const names = orderNumbers(document);
  if (names.length === 0) return { orders: [], unknown: [namesNone(policy)], cancelled: [] };
  const found = names.flatMap((name) => orders.find((order) => order.number === name) ?? []);
  const missing = names.filter((name) => !found.some((order) => order.number === name));
  return {
    orders: found,
    unknown: missing.map((name) => isUnknown(document, name, policy)),
    cancelled: found.filter((order) => order.state === 'cancelled').map((order) => isCancelled(order, policy)),
  };
}

/** Whether the document and its orders speak of the same money. */
export function currencyDiscrepancies(
  { type, currency: said }: DeliverableDocument,
  orders: readonly Order[],
  policy: MatchingPolicy,
): Discrepancy[] {
  // A ship notice has no prices: one that names no currency is in none.
  const currency = said ?? (type === 'ship-notice' ? undefined : policy.currency);
  return orders
    .filter((order) => currency !== undefined && order.currency !== undefined && order.currency !== currency)
    .map((order) =>
      discrepancy(policy, 'currency', {
        pointer: '/currency',
        order,
        ordered: order.currency,
        said: currency,
        message: `The document is in ${currency}, order ${order.number} in ${order.currency}.`,
      }),
    );
}

function namesNone(policy: MatchingPolicy): Discrepancy {
  return discrepancy(policy, 'order', { pointer: '/orderNumber', message: 'The document names no order.' });
}

function isUnknown(document: DeliverableDocument, name: string, policy: MatchingPolicy): Discrepancy {
  const onHeader = document.orderNumber === name;
  return discrepancy(policy, 'order', {
    pointer: onHeader ? '/orderNumber' : pointerOfLine(document, name),
    said: name,
    message: `Order ${name} is not known (yet).`,
  });
}

function pointerOfLine(document: DeliverableDocument, name: string): string {
  const index = document.lines.findIndex((line) => 'orderNumber' in line && line.orderNumber === name);
  return index < 0 ? '/number' : `/lines/${index}/orderNumber`;
}

function isCancelled(order: Order, policy: MatchingPolicy): Discrepancy {
  return discrepancy(policy, 'order', {
    pointer: '/orderNumber',
    order,
    message: `Order ${order.number} was cancelled.`,
  });
}
