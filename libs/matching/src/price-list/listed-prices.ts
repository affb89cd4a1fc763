import type { CatalogueLine } from '@quayside/canonical';

type Listed = NonNullable<CatalogueLine['prices']>[number];

/** A price of a line of a catalogue, and where it stands; a line may change other things and name no price. */
export interface ListedPrice {
  readonly pointer: string;
  readonly price?: Listed;
}

/** What we pay, before what is on a list for everybody; a price for the shop's own customers is never ours. */
const kinds: readonly (readonly Listed['kind'][])[] = [
  ['net', 'contract'],
  [undefined, 'promotion', 'other'],
  ['gross', 'list'],
];

/** The prices of a line that are ours to pay, or that it has none. */
export function listedPrices(line: CatalogueLine): readonly ListedPrice[] {
  const all = (line.prices ?? []).map((price, i) => ({ price, pointer: `prices/${i}` }));
  for (const wanted of kinds) {
    const found = all.filter(({ price }) => wanted.includes(price.kind));
    if (found.length > 0) return found;
  }
  return all.length > 0 ? [] : [{ pointer: '' }];
}
