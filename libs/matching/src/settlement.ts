import type { Discrepancy } from './decision.js';

/**
 * What becomes of the order where a document differs from it: it takes what the document says, or stays as it is. A document whose
 * bill is there already is attached to that.
 */
export const ways = ['take', 'leave', 'attach'] as const;

export type Way = (typeof ways)[number];

/** What a person decided about each difference that was on show, by its key. */
export type Settlement = Readonly<Record<string, Way>>;

/** Names a difference by its kind, place and figures: with other figures it is another one, about which nobody has decided. */
export function differenceKey({ kind, pointer, orderNumber, orderLine, ordered, said }: Discrepancy): string {
  return [kind, orderNumber, orderLine, pointer, ordered, said].map((part) => part ?? '').join('|');
}

/** What a person can mean with a difference, beside refusing the document. */
export function waysOf({ change, bill }: Pick<Discrepancy, 'change' | 'bill'>): readonly Way[] {
  if (bill) return bill.isSame ? ['attach'] : ['attach', 'leave'];
  return change ? ['take', 'leave'] : ['leave'];
}

/** What is meant where a person accepts a difference without a word: nothing is changed that need not be. */
export function usualWay(of: Pick<Discrepancy, 'change' | 'bill'>): Way {
  const possible = waysOf(of);
  return possible.includes('leave') ? 'leave' : (possible[0] ?? 'leave');
}
