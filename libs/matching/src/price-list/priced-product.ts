import type { Item, OrderLine } from '@quayside/canonical';
import type { Decimal, LocalDate } from '@quayside/std';

/** What is paid to a vendor for a product, from some quantity on, ordered so many days before it is to come. */
export interface VendorPrice {
  /** Names the entry of the price list in the ERP. */
  readonly id: string;
  readonly supplierCode?: string;
  /** Of one `unit`, without taxes. */
  readonly amount: Decimal;
  readonly currency: string;
  readonly unit?: string;
  /** In `unit`; 0 from the first one on. */
  readonly minimum: Decimal;
  readonly leadTimeDays: number;
  /** Both days included. */
  readonly from?: LocalDate;
  readonly until?: LocalDate;
}

/** A product with its entries in one vendor's price list; none where it is not bought from that vendor. */
export interface PricedProduct {
  /** Names the product in the ERP. */
  readonly id: string;
  readonly item: Item;
  /** What a new entry is of. */
  readonly unit?: string;
  readonly packs?: OrderLine['packs'];
  readonly prices: readonly VendorPrice[];
}

/** What taking a difference into the price list changes there. */
export interface PriceListChange {
  readonly field: 'price-list';
  readonly product: string;
  /** The entry that is changed; a new one where there is none. */
  readonly entry?: string;
  /** The entry that a new one follows: it ends on the day before. */
  readonly follows?: { readonly entry: string; readonly until: LocalDate };
  readonly set: PriceListValues;
}

/** Only what changes; of a new entry all that is known of it. Decimals and days as text. */
export interface PriceListValues {
  readonly amount?: string;
  readonly currency?: string;
  readonly minimum?: string;
  readonly leadTimeDays?: number;
  readonly supplierCode?: string;
  readonly from?: string;
  readonly until?: string;
}
