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
  if (purpose !== 'cancellation' && purpose !== 'other') return [];
  const message =
    purpose === 'cancellation'
      ? `The supplier takes back ${words.what}.`
      : `Nobody agreed what the purpose of ${words.what} is.`;
  return [discrepancy(policy, words.kind, { pointer: '/purpose', order: orders[0], said: purpose, message })];
}
