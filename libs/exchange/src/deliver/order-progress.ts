import { sum, type Decimal } from '@quayside/std';
import type { DocumentRow } from '../model/rows.js';

/** What a partner has said about one line of an order, in the unit of the order's line. */
export interface LineProgress {
  /** By its last acknowledgement that speaks of the line. */
  readonly acknowledged: Decimal | undefined;
  /** By all its ship notices, each in its last version. */
  readonly shipped: Decimal;
}

type Said = Pick<DocumentRow, 'type' | 'businessKey' | 'decision'>;

/** What delivered documents, the oldest first, say about a line of an order. */
export function progressOf(documents: readonly Said[], orderNumber: string, orderLine: string): LineProgress {
  const quantities = (document: Said): readonly Decimal[] =>
    (document.decision?.lines ?? [])
      .filter((line) => line.orderNumber === orderNumber && line.orderLine === orderLine)
      .flatMap((line) => line.quantity ?? []);
  const acknowledgement = documents.findLast(
    (each) => each.type === 'order-acknowledgement' && quantities(each).length > 0,
  );
  const notices = new Map(
    documents.filter((each) => each.type === 'ship-notice').map((each) => [each.businessKey, each]),
  );
  return {
    acknowledged: acknowledgement && sum(quantities(acknowledgement)),
    shipped: sum([...notices.values()].flatMap(quantities)),
  };
}
