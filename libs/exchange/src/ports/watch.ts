import type { OrderWatch, WatchedOrder } from '../model/watched-order.js';
import type { Usage } from '../model/usage.js';

/** An order as it was seen in the ERP. `dueAt` asks for a look at it. */
export type Sighting = Omit<WatchedOrder, 'lookedAt' | 'lookedAsOf' | 'asked'>;

/** Reads of the orders that are watched so that they reach their partners. */
export interface WatchReads {
  watchedOrder(id: string): Promise<WatchedOrder | undefined>;
  /** Those of these numbers that are known already. */
  watchedOrders(partner: string, usage: Usage, numbers: readonly string[]): Promise<readonly WatchedOrder[]>;
  /** The first orders of a partner that are to be looked at, those due longest first, by their ids. */
  nextOrders(partner: string, now: Date, limit: number): Promise<readonly string[]>;
  /** Where orders are looked for. */
  orderWatch(name: string): Promise<OrderWatch | undefined>;
  /** Whether a document of this partner about the order is accepted and has not reached the ERP, or only a part of it has. */
  isBeingDelivered(partner: string, usage: Usage, orderNumber: string): Promise<boolean>;
  /** Since when orders go out to this partner. */
  ordersBegan(partner: string, usage: Usage): Promise<Date | undefined>;
  /** Every partner to which orders go out, by id. */
  partnersWithOrders(): Promise<readonly { readonly partner: string; readonly usage: Usage }[]>;
}

export interface WatchWrites {
  /** Notes how orders were seen. Whether one is an earlier one stays as it was noted first; a look that is due comes no later. */
  noteSightings(sightings: readonly Sighting[]): Promise<void>;
  /** It was looked at as of the write that is in the row, and is due again then; what was asked meanwhile is due before. */
  orderLookedAt(order: WatchedOrder, at: Date, again: Date | null): Promise<void>;
  /** Asks for a look at it. */
  askForOrder(id: string, at: Date): Promise<void>;
  /** It is, or is no longer, one from before orders went out to its partner. */
  setEarlier(id: string, earlier: boolean): Promise<void>;
  /** Asks for a look at every order of a partner that stands confirmed and was last seen `before`. Returns how many. */
  askForUnseen(
    partner: string,
    usage: Usage,
    where: { readonly connection: string; readonly company: number | null },
    when: { readonly before: Date; readonly at: Date },
  ): Promise<number>;
  saveOrderWatch(watch: OrderWatch): Promise<void>;
  /** It is looked at at once. Nothing where nobody has looked there yet: the first look comes by itself. */
  wakeOrderWatch(name: string, at: Date): Promise<void>;
  /** All that was written until then may have been sent before a backup was restored. */
  doubtOrders(until: Date): Promise<void>;
  /** From now on orders go out to this partner; when it was noted first counts. */
  beginOrders(partner: string, usage: Usage, at: Date): Promise<void>;
  /** No orders go out to it any more; should they once more, that begins anew. */
  endOrders(partner: string, usage: Usage): Promise<void>;
}
