import type { CreditNote, Invoice, Order, OrderAcknowledgement, ShipNotice } from '@quayside/canonical';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import type { DiscrepancyKind, MatchingPolicy } from './policy.js';

/**
 * What a document that takes an earlier one back means for the order, and one whose purpose nobody knows: a person says, it is
 * never taken for a new one. What replaces an earlier one is a revision of it by its number.
 */
export function purposeDiscrepancies(
  { purpose }: OrderAcknowledgement | ShipNotice | Invoice | CreditNote,
  words: { readonly kind: DiscrepancyKind; readonly what: string },
  orders: readonly Order[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const message = purpose && sentenceOf(purpose, words.what);
  if (message === undefined) return [];
  return [discrepancy(policy, words.kind, { pointer: '/purpose', order: orders[0], said: purpose, message })];
}

function sentenceOf(purpose: NonNullable<Invoice['purpose']>, what: string): string | undefined {
  switch (purpose) {
    case 'cancellation':
      return `The supplier takes back ${what}.`;
    case 'prepayment':
      return `With ${what} the supplier asks for a prepayment: it is no bill of goods.`;
    case 'other':
      return `Nobody agreed what the purpose of ${what} is.`;
    case 'original':
    case 'change':
    case 'replace':
    case 'confirmation':
    case 'duplicate':
    case 'request':
      return undefined;
  }
}
