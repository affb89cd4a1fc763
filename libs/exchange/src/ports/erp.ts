import type { DeliverableDocument, Item, Order, PlaceColumns, PriceCatalogue } from '@quayside/canonical';
import type { Decision, KnownPiece, PricedProduct, TypedBill } from '@quayside/matching';
import type { Decimal } from '@quayside/std';
import type { BusinessKey } from '../model/business-key.js';
import type { Applied, Effect, ErpRecord } from '../model/effect.js';
import type { OrderBill } from '../model/order-bill.js';
import type { EffectRow } from '../model/rows.js';

export interface PlanInput {
  /** Business key and version, for the keys of the effects. */
  readonly key: BusinessKey;
  readonly version: number;
  readonly document: DeliverableDocument | PriceCatalogue;
  readonly decision: Decision;
  /** Of a document about orders. */
  readonly orders: readonly Order[];
  readonly provenance: PlaceColumns;
  /** The source as it will be attached. */
  readonly source: { readonly name: string; readonly mediaType: string; readonly length: number };
  /** Effects that earlier versions of the same business key have applied: only the difference is planned. */
  readonly previous: readonly Effect[];
}

/** What there can be only once. */
export interface PiecesSought {
  readonly packages: readonly string[];
  readonly serials: readonly string[];
  /** Whose own announcements do not count, in this version or one before: also those that the ledger has forgotten by a restore. */
  readonly by: { readonly key: BusinessKey; readonly version: number };
}

/** By what a bill is found that somebody may have typed already. */
export interface BillSought {
  readonly type: 'invoice' | 'credit-note';
  readonly number: string;
  readonly total: Decimal;
  readonly orders: readonly string[];
}

/** A record of which something else stands by now than an effect wrote. */
export interface Altered {
  /** Of the effect that wrote it last. */
  readonly key: string;
  readonly record: ErpRecord;
  /** For people, with what was written and what stands: "ROD-12: price 1.30 → 1.25". */
  readonly what: readonly string[];
}

/** What the ERP must let us do, behind one connection and company. */
export interface Erp {
  /** The order as it is now, or nothing if the ERP has none of that number for this vendor. */
  readOrder(number: string): Promise<Order | undefined>;
  /** The vendor's orders, newest first: no drafts, none that are cancelled. */
  orders(page: { readonly offset: number; readonly limit: number }): Promise<readonly Order[]>;
  /** Which of these numbers are orders, and no requests any more, in capital or small letters: the order feed asks for what held documents name. */
  knownOrders(numbers: readonly string[]): Promise<readonly string[]>;
  /** Keys of effects that announced goods for this order, as far as the warehouse has not received them. */
  announced(number: string): Promise<readonly string[]>;
  /** The bills and credit notes on lines of an order, and what of them is paid. */
  billsOn(number: string): Promise<readonly OrderBill[]>;
  /** Where receipts, of whatever order, have these packages and serial numbers already, by others than who asks. */
  knownPieces(of: PiecesSought): Promise<readonly KnownPiece[]>;
  /** The vendor's bank accounts, as the ERP has them. */
  vendorAccounts(): Promise<readonly string[]>;
  /** Bills and credit notes of the vendor that were typed by hand, and may be this document: by its number, or by amount and order. */
  typedBills(of: BillSought): Promise<readonly TypedBill[]>;
  /** The vendor's price list, and beside it those products of ours that one of these items may be. */
  priceList(items: readonly Item[]): Promise<readonly PricedProduct[]>;
  /** Of effects that were applied those whose record is still there, with what hangs on it. */
  standing(applied: readonly EffectRow[]): Promise<readonly EffectRow[]>;
  /** Of what was written, given in the order in which it was, what somebody has changed since. What is gone is left to `standing`. */
  altered(written: readonly EffectRow[]): Promise<readonly Altered[]>;
  /** What would be refused of these effects, in words with the remedy, as far as asking tells. Changes nothing. */
  foresee(effects: readonly Effect[]): Promise<readonly string[]>;
  /** Asks whether the effect is done, and does it if not. Throws Unavailable (try again) or Refused (a person must look). */
  apply(effect: Effect, source: () => Promise<Uint8Array>): Promise<Applied>;
  /** Throws Unavailable with the reason when it cannot be reached or lets us do nothing. */
  check(): Promise<{ readonly version: string; readonly user: string }>;
  /** Where a person opens a record. */
  url(record: ErpRecord): string;
}

/** Pure: the ordered effects of a decision. Needs no connection, so that `quayside plan` and a rehearsal can show it. */
export type PlanEffects = (input: PlanInput) => readonly Effect[];
