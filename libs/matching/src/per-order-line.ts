import { type Decimal, sum } from '@quayside/std';
import type { Located } from './locate-lines.js';

/** All that a document says about one line of an order, summed in the order's unit. */
export interface OrderLineSum {
  /** The first line that speaks of it. */
  readonly located: Located;
  readonly total: Decimal;
}

/** An item in three cartons is three lines of a ship notice, and one of the order. */
export function perOrderLine(located: readonly Located[]): OrderLineSum[] {
  const groups = Map.groupBy(located, (each) => each.line);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ located: first, total: sum(group.flatMap((each) => each.quantity ?? [])) }] : [];
  });
}
