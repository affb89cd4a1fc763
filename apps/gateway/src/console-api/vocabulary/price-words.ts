import type { Price } from '@quayside/canonical';

/** "12.50 per 100" */
export function priceWords(price: Price | undefined): string | null {
  if (!price) return null;
  return price.basis ? `${price.amount} per ${price.basis}` : price.amount;
}
