import type { PartnerBook } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import {
  orderNamedBy,
  orders,
  threadOfOrder,
  type DocumentListed,
  type OrderListed,
  type OrderNamed,
} from '@quayside/store';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** What is read of orders. */
export interface OrderReads extends PartnerNameReads {
  /** Those last read come first. */
  list(filter: { readonly q?: string; readonly limit: number }): Promise<readonly OrderListed[]>;
  /** Nothing, if no document speaks of it either. */
  whole(number: string): Promise<WholeOrder | undefined>;
}

export const ORDER_READS = Symbol('reads of orders');

/** An order as it was last read, or who speaks of it where it never was, and its thread. */
export type WholeOrder = (
  { readonly listed: OrderListed } | { readonly listed: undefined; readonly namedBy: readonly OrderNamed[] }
) & { readonly number: string; readonly thread: readonly DocumentListed[] };

export function orderReads(partners: PartnerBook, database: Runtime['database']): OrderReads {
  return {
    ...partnerNameReads(partners),
    list: (filter) => orders(database, filter),
    async whole(number) {
      const [listed] = await orders(database, { number, limit: 1 });
      if (listed) return { number, listed, thread: await threadOfOrder(database, listed.partner, number) };
      const namedBy = await orderNamedBy(database, number);
      if (namedBy.length === 0) return undefined;
      const threads = await Promise.all(namedBy.map(({ partner }) => threadOfOrder(database, partner, number)));
      return { number, listed, namedBy, thread: threads.flat() };
    },
  };
}
