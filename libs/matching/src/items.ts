import type { Item } from '@quayside/canonical';
import type { LineKey } from './policy.js';

/** Identifiers are the same in any case and with blanks around them; numbers of 8 to 14 digits as GTINs padded to 14. */
export function sameIdentifier(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return normal(a) === normal(b) || (isGtin(a) && isGtin(b) && padded(a) === padded(b));
}

/** Numbers that a partner calls GTIN, and that are none: whoever has the same one means the same item. */
const calledGtin: ReadonlySet<string> = new Set(['gtin', 'ean', 'upc']);

/** What an item has for a key: of its GTIN also what is only called so. */
export function identifiersOf(item: Item | undefined, key: Exclude<LineKey, 'number'>): readonly string[] {
  const own = item?.[key];
  const more = key === 'gtin' ? (item?.identifiers ?? []).filter(({ scheme }) => calledGtin.has(scheme)) : [];
  return [...(own === undefined ? [] : [own]), ...more.map(({ value }) => value)];
}

/** Whether both items have the same identifier of a kind. */
export function sameBy(a: Item | undefined, b: Item | undefined, key: Exclude<LineKey, 'number'>): boolean {
  const others = identifiersOf(b, key);
  return identifiersOf(a, key).some((one) => others.some((other) => sameIdentifier(one, other)));
}

/** Both sides name the item in the same way, and never the same item. */
export function contradicts(a: Item | undefined, b: Item | undefined): boolean {
  const keys = (['buyer', 'gtin', 'supplier'] as const).filter(
    (key) => identifiersOf(a, key).length > 0 && identifiersOf(b, key).length > 0,
  );
  return keys.length > 0 && keys.every((key) => !sameBy(a, b, key));
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
