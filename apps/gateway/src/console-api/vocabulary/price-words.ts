import type { Price } from '@quayside/canonical';

/** "12.50 per 100", "12.50 × 0.9". */
export function priceWords(price: Price | undefined): string | null {
  if (!price) return null;
  const { amount, basis, multiplier } = price;
  const times = multiplier === undefined || multiplier === '1' ? '' : ` × ${multiplier}`;
  return `${amount}${times}${basis ? ` per ${basis}` : ''}`;
}
