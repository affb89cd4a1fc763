import { type DeliverableDocument, type Order, orderNumbers } from '@quayside/canonical';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { MatchingPolicy } from './policy.js';

export interface FoundOrders {
  /** The orders that the document names, in that order. */
  readonly orders: readonly Order[];
  readonly unknown: readonly Discrepancy[];
  /** Known, and nobody has ordered by them yet. */
  readonly unconfirmed: readonly Discrepancy[];
  readonly cancelled: readonly Discrepancy[];
}

/** The orders that a document names, among those that were read for it. */
export function findOrders(
  document: DeliverableDocument,
  orders: readonly Order[],
  policy: MatchingPolicy,
): FoundOrders {
  const names = orderNumbers(document);
  if (names.length === 0) return { orders: [], unknown: [namesNone(policy)], unconfirmed: [], cancelled: [] };
  const found = names.flatMap((name) => orders.find((order) => order.number === name) ?? []);
  const missing = names.filter((name) => !found.some((order) => order.number === name));
  return {
    orders: found,
    unknown: missing.map((name) => isUnknown(document, name, policy)),
    unconfirmed: found.flatMap((order) => notOrdered(order, policy)),
    cancelled: found.filter((order) => order.state === 'cancelled').map((order) => isCancelled(order, policy)),
  };
}

/** Whether the document and its orders speak of the same money. */
export function currencyDiscrepancies(
  document: DeliverableDocument,
  orders: readonly Order[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const { currency: said } = document;
  // What has no prices is in no currency; what has prices and names none is in the one that was agreed.
  const currency = said ?? (hasPrices(document) ? policy.currency : undefined);
  return orders
    .filter((order) => currency !== undefined && order.currency !== undefined && order.currency !== currency)
    .map((order) =>
      discrepancy(policy, 'currency', {
        pointer: '/currency',
        order,
        ordered: order.currency,
        said: currency,
        message: currencySentence(said, currency ?? '', order),
      }),
    );
}

function currencySentence(said: string | undefined, currency: string, order: Order): string {
  const ours = `order ${order.number}`;
  if (said !== undefined) return `The document is in ${said}, ${ours} in ${order.currency}.`;
  return `The document names no currency, and ${currency} was agreed; ${ours} is in ${order.currency}.`;
}

function hasPrices(document: DeliverableDocument): boolean {
  if (document.type === 'ship-notice') return false;
  if (document.type !== 'order-acknowledgement') return true;
  return document.total !== undefined || document.lines.some(({ price, amount }) => (price ?? amount) !== undefined);
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

/** A request, or an order that waits for its approval: its buyer has not ordered anything yet. */
function notOrdered(order: Order, policy: MatchingPolicy): Discrepancy[] {
  const words = unordered[order.state ?? 'confirmed'];
  if (words === undefined) return [];
  const message = `Order ${order.number} ${words}, and this goes on by itself.`;
  return [discrepancy(policy, 'order', { pointer: '/orderNumber', order, said: order.state, message })];
}

const unordered: Partial<Record<NonNullable<Order['state']>, string>> = {
  draft: 'is a request for quotation in Odoo: confirm it there',
  sent: 'is a request for quotation in Odoo that was sent and not confirmed: confirm it there',
  'to-approve': 'waits for its approval in Odoo: approve it there',
};

function isCancelled(order: Order, policy: MatchingPolicy): Discrepancy {
  return discrepancy(policy, 'order', {
    pointer: '/orderNumber',
    order,
    message: `Order ${order.number} was cancelled in Odoo. Reject this and tell the supplier; or set the order back to draft there, confirm it, and process this again.`,
  });
}
