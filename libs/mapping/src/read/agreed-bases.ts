import type { CanonicalDocument, Item, Price } from '@quayside/canonical';
import type { AgreedBasis } from '../values/mapping-settings.js';

interface PricedLine {
  readonly item?: Item | undefined;
  price?: Price | undefined;
}

/** Completes the prices of a document that do not say of how many units they are, in place, by what was agreed. */
export function completeBases(document: CanonicalDocument, agreed: readonly AgreedBasis[]): void {
  if (agreed.length === 0 || !('lines' in document)) return;
  for (const line of document.lines as PricedLine[]) {
    const { price, item } = line;
    if (price === undefined || price.basis !== undefined) continue;
    const basis = agreed.find((each) => each.item === undefined || isAbout(item, each.item))?.per;
    if (basis !== undefined && basis !== '1') line.price = { ...price, basis };
  }
}

function isAbout(item: Item | undefined, number: string): boolean {
  const wanted = number.trim().toUpperCase();
  return [item?.buyer, item?.supplier, item?.gtin].some((each) => each?.trim().toUpperCase() === wanted);
}
