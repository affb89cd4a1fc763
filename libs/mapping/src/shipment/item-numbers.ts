import type { Item } from '@quayside/canonical';

/** Every number of an item. */
export function numbersOf(item: Item | undefined): string[] {
  if (!item) return [];
  const { buyer, supplier, gtin, manufacturer, identifiers = [] } = item;
  return [buyer, supplier, gtin, manufacturer, ...identifiers.map(({ value }) => value)].filter(
    (number) => number !== undefined,
  );
}
