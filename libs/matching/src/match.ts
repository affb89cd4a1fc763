import type { DeliverableDocument, Order } from '@quayside/canonical';
import { assertNever } from '@quayside/std';
import type { Comparison } from './comparison.js';
import { decide, type MatchOptions } from './decide.js';
import type { Decision } from './decision.js';
import { currencyDiscrepancies, findOrders } from './find-orders.js';
import { compareAcknowledgement } from './match-acknowledgement.js';
import { compareInvoice } from './match-invoice.js';
import { compareShipNotice } from './match-ship-notice.js';
import type { MatchingPolicy } from './policy.js';

/** What a document means for its orders, by what was agreed with its sender. Pure: the same input gives the same decision. */
export function match(
  document: DeliverableDocument,
  orders: readonly Order[],
  policy: MatchingPolicy,
  options: MatchOptions = {},
): Decision {
  const found = findOrders(document, orders, policy);
  const comparison = compareWith(document, found.orders, policy);
  const currency = currencyDiscrepancies(document.currency, found.orders, policy);
  const discrepancies = [...currency, ...comparison.discrepancies];
  return decide(found, { ...comparison, discrepancies }, policy, options);
}

function compareWith(document: DeliverableDocument, orders: readonly Order[], policy: MatchingPolicy): Comparison {
  if (orders.length === 0) return { discrepancies: [], lines: [], unknownLines: [], unknownUnits: [] };
  switch (document.type) {
    case 'order-acknowledgement':
      return compareAcknowledgement(document, orders, policy);
    case 'ship-notice':
      return compareShipNotice(document, orders, policy);
    case 'invoice':
    case 'credit-note':
      return compareInvoice(document, orders, policy);
    default:
      return assertNever(document);
  }
}
