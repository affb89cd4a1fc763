import type { Discrepancy } from './decision.js';

/** What becomes of the order where a document differs from it: it takes what the document says, or stays as it is. */
export const ways = ['take', 'leave'] as const;

export type Way = (typeof ways)[number];

/** What a person decided about each difference that was on show, by its key. */
export type Settlement = Readonly<Record<string, Way>>;

/** Names a difference by its kind, place and figures: with other figures it is another one, about which nobody has decided. */
export function differenceKey({ kind, pointer, orderNumber, orderLine, ordered, said }: Discrepancy): string {
  return [kind, orderNumber, orderLine, pointer, ordered, said].map((part) => part ?? '').join('|');
}

/** What a person can mean with a difference, beside refusing the document. */
export function waysOf({ change }: Pick<Discrepancy, 'change'>): readonly Way[] {
  return change ? ways : ['leave'];
}
