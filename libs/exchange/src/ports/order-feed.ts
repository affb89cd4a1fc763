import type { Order, OrderAttachment } from '@quayside/canonical';
import type { ErpAddress } from '../model/erp-address.js';

/** One connection to an ERP and one company in it: what is asked there once for all vendors. */
export type ErpCompany = Pick<ErpAddress, 'connection' | 'company'>;

/** An order that was seen to be written, and by when it was last. */
export interface SeenOrder {
  readonly number: string;
  /** Which of the vendors that were asked for, by its place among them. */
  readonly vendor: number;
  readonly state: NonNullable<Order['state']>;
  /**
   * By the ERP's own clock, in whole seconds: when the transaction that wrote the order or one of its lines last began. Of the
   * order alone where no second was named.
   */
  readonly writtenAt: Date;
}

/** A part of what was asked for. `after` is given to get the next one, and is not there with the last. */
export interface SeenOrders {
  readonly orders: readonly SeenOrder[];
  readonly after?: string;
}

/** How orders are looked for. */
export interface OrderSearch {
  /** How often. */
  readonly everyMs: number;
  /** Longer than the longest transaction of the ERP: so far back each look goes over what was seen already. */
  readonly overlapMs: number;
  /** How often all that are confirmed are compared. */
  readonly compareMs: number;
}

/** What of an order is read only where it is asked for. */
export interface WantedOfOrder {
  /** What hangs on the order itself. What was mailed or posted in its thread, or put there by us, is no part of the order. */
  readonly attachments: boolean;
}

/** The orders of one company as they are to be sent. */
export interface OrderFeed {
  /**
   * Orders of these vendors that were written, or one of whose lines was, in this second or later; those that are confirmed
   * where no second is named. Each comes once in a part, and may come again in a later one; a vendor that the ERP
   * does not know, or knows twice, has none.
   */
  changedOrders(
    vendors: readonly ErpAddress['vendor'][],
    page: { readonly since?: Date; readonly after?: string },
  ): Promise<SeenOrders>;
  /** The order whole, in whatever state it is; nothing where this vendor has none of that number. */
  orderToSend(vendor: ErpAddress['vendor'], number: string, wanted?: WantedOfOrder): Promise<Order | undefined>;
  /** The bytes of an attachment of an order; nothing where it is gone, or has other bytes by now. */
  attachment(of: OrderAttachment): Promise<Uint8Array | undefined>;
}
