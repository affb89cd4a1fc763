import type { LocalDate } from '@quayside/std';
import type { PricedProduct, VendorPrice } from './priced-product.js';

/** Entries that hold on a day or will hold later. */
export function inForce({ prices }: PricedProduct, day: LocalDate): readonly VendorPrice[] {
  return prices.filter(({ until }) => until === undefined || until >= day);
}
