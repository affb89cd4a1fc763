import type { Item } from '@quayside/canonical';
import type { LineKey } from './policy.js';

/** Identifiers are the same in any case and with blanks around them; numbers of 8 to 14 digits as GTINs padded to 14. */
export function sameIdentifier(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return normal(a) === normal(b) || (isGtin(a) && isGtin(b) && padded(a) === padded(b));
}

/** The item's identifier of a kind. */
export function identifierOf(item: Item | undefined, key: Exclude<LineKey, 'number'>): string | undefined {
  return item?.[key];
}

/** Both sides name the item in the same way, and never the same item. */
export function contradicts(a: Item | undefined, b: Item | undefined): boolean {
  const pairs = (['buyer', 'gtin', 'supplier'] as const)
    .map((key) => [identifierOf(a, key), identifierOf(b, key)] as const)
    .filter(([one, other]) => one !== undefined && other !== undefined);
  return pairs.length > 0 && pairs.every(([one, other]) => !sameIdentifier(one, other));
}

/** Line numbers are the same with or without leading zeros. */
export function sameLineNumber(a: string, b: string): boolean {
  return a.trim().replace(/^0+(?=.)/, '') === b.trim().replace(/^0+(?=.)/, '');
}

function normal(text: string): string {
  return text.trim().toUpperCase();
}

function isGtin(text: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(text.trim());
}

function padded(text: string): string {
  return text.trim().padStart(14, '0');
}
