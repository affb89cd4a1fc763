import {
  adjustments,
  type CreditNote,
  documentWord,
  type DeliverableDocument,
  type Invoice,
  type InvoicedLine,
  isTextLine,
  lineAdjustments,
  type Order,
} from '@quayside/canonical';
import { assertNever, zero } from '@quayside/std';
import type { Comparison } from './comparison.js';
import { decide, type MatchOptions } from './decide.js';
import { accountDiscrepancies } from './bank-account.js';
import type { Decision, Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { currencyDiscrepancies, findOrders } from './find-orders.js';
import { compareAcknowledgement } from './match-acknowledgement.js';
import { compareInvoice } from './match-invoice.js';
import { compareShipNotice } from './match-ship-notice.js';
import { inOurNumbers } from './our-numbers.js';
import type { MatchingPolicy } from './policy.js';
import { lessTyped, typedBillDiscrepancies } from './typed-bills.js';

/** What a document means for its orders, by what was agreed with its sender. Pure: the same input gives the same decision. */
export function match(
  said: DeliverableDocument,
  orders: readonly Order[],
  policy: MatchingPolicy,
  options: MatchOptions = {},
): Decision {
  const document = inOurNumbers(said, orders);
  const { bills = [], settlement } = options;
  const typed = isBilling(document) ? typedBillDiscrepancies(document, bills, policy) : [];
  const open = isBilling(document) ? lessTyped(document, orders, { bills, found: typed, settlement }) : orders;
  const found = findOrders(document, open, policy);
  const comparison = compareWith(document, found.orders, policy, options);
  const currency = currencyDiscrepancies(document, found.orders, policy);
  const accounts = isBilling(document) ? accountDiscrepancies(document, options.accounts, policy) : [];
  const discrepancies = [...accounts, ...typed, ...currency, ...comparison.discrepancies];
  const unknownLines = [...withoutContent(document, comparison, policy), ...comparison.unknownLines];
  return decide(found, { ...comparison, unknownLines, discrepancies }, policy, options);
}

function isBilling(document: DeliverableDocument): document is Invoice | CreditNote {
  return document.type === 'invoice' || document.type === 'credit-note';
}

/** A ship notice without lines announces nothing, and a bill without goods and charges asks for nothing: neither is delivered. */
function withoutContent(document: DeliverableDocument, { lines }: Comparison, policy: MatchingPolicy): Discrepancy[] {
  if (document.type === 'order-acknowledgement') return [];
  const isEmpty = isBilling(document) ? lines.length === 0 && asksForNothing(document) : document.lines.length === 0;
  if (!isEmpty) return [];
  const what = isBilling(document) ? 'lines of goods and no charges' : 'lines';
  const message = `The ${documentWord(document.type).toLowerCase()} has no ${what}: nothing was found in it that could be ${isBilling(document) ? 'billed' : 'announced'}.`;
  return [discrepancy(policy, 'line', { pointer: '/lines', message })];
}

function asksForNothing({ lines, allowances }: Invoice | CreditNote): boolean {
  const isRemark = (line: InvoicedLine) => isTextLine(line) && lineAdjustments(line).length === 0;
  return lines.every(isRemark) && adjustments(allowances, zero).length === 0;
}

function compareWith(
  document: DeliverableDocument,
  orders: readonly Order[],
  policy: MatchingPolicy,
  { history = [], before = [], pieces = [] }: MatchOptions,
): Comparison {
  if (orders.length === 0) return { discrepancies: [], lines: [], unknownLines: [], unknownUnits: [] };
  switch (document.type) {
    case 'order-acknowledgement':
      return compareAcknowledgement(document, orders, policy, history);
    case 'ship-notice':
      return compareShipNotice(document, orders, policy, { history, before, pieces });
    case 'invoice':
    case 'credit-note':
      return compareInvoice(document, orders, policy, history);
    default:
      return assertNever(document);
  }
}
