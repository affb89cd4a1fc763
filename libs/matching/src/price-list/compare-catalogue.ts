import { type CatalogueLine, itemName, type Order, type PriceCatalogue } from '@quayside/canonical';
import type { LocalDate } from '@quayside/std';
import type { Decision, Discrepancy } from '../decision.js';
import { decide, type MatchOptions } from '../decide.js';
import { discrepancy } from '../discrepancies.js';
import { sameBy } from '../items.js';
import type { MatchingPolicy } from '../policy.js';
import { endedEntries } from './ended.js';
import type { PricedProduct } from './priced-product.js';
import { listedPrices } from './listed-prices.js';
import { proposalFor } from './propose.js';

/** What a catalogue is compared with. */
export interface PriceListContext {
  readonly products: readonly PricedProduct[];
  readonly today: LocalDate;
}

const noOrders = { orders: [] as readonly Order[], unknown: [], unconfirmed: [], cancelled: [] };

/**
 * What a catalogue would change in the vendor's price list: a proposal for each price that differs, for procurement to take or
 * leave. Items that nobody here buys are told together, and hold nothing.
 */
export function matchCatalogue(
  catalogue: PriceCatalogue,
  context: PriceListContext,
  policy: MatchingPolicy,
  options: Pick<MatchOptions, 'acceptAsIs' | 'settlement'>,
): Decision {
  const found = catalogue.lines.map((line, index) => ({ line, index, products: productsOf(line, context.products) }));
  const proposals = found.flatMap(({ line, index, products: [product, ...others] }): readonly Discrepancy[] => {
    if (!product) return [];
    if (others.length > 0) return [ambiguous(line, index, [product, ...others], policy)];
    return proposalsOf({ catalogue, line, index, product, today: context.today, policy });
  });
  const strangers = found.filter(({ products }) => products.length === 0);
  const discrepancies = [...proposals, ...notBought(strangers, policy)];
  return decide(noOrders, { discrepancies, lines: [], unknownLines: [], unknownUnits: [] }, policy, options);
}

/** Everything about one line of a catalogue and the product that it is of. */
export interface LineContext {
  readonly catalogue: PriceCatalogue;
  readonly line: CatalogueLine;
  readonly index: number;
  readonly product: PricedProduct;
  readonly today: LocalDate;
  readonly policy: MatchingPolicy;
}

function proposalsOf(context: LineContext): readonly Discrepancy[] {
  if (context.line.action === 'deleted') return endedEntries(context);
  const prices = listedPrices(context.line);
  return prices.flatMap((price) => proposalFor(context, price, prices.length) ?? []);
}

/** By our number, its GTIN, then the supplier's own number: the first by which there is any. */
function productsOf({ item }: CatalogueLine, products: readonly PricedProduct[]): readonly PricedProduct[] {
  for (const key of ['buyer', 'gtin', 'supplier'] as const) {
    const found = products.filter((product) => sameBy(item, product.item, key));
    if (found.length > 0) return found;
  }
  return [];
}

function ambiguous(
  { item }: CatalogueLine,
  index: number,
  products: readonly PricedProduct[],
  policy: MatchingPolicy,
): Discrepancy {
  const names = products.map((each) => itemName(each.item) ?? each.id).join(', ');
  const message = `${itemName(item) ?? `Line ${index + 1}`} may be ${names}: give only one of them this number in Odoo, and process this again.`;
  return discrepancy(policy, 'catalogue', { pointer: `/lines/${index}/item`, message });
}

/** So many of them are named. */
const named = 5;

function notBought(
  strangers: readonly { readonly line: CatalogueLine; readonly index: number }[],
  policy: MatchingPolicy,
): Discrepancy[] {
  const [first] = strangers;
  if (!first) return [];
  const names = strangers.slice(0, named).map(({ line, index }) => itemName(line.item) ?? `line ${index + 1}`);
  const more = strangers.length > named ? ` and ${strangers.length - named} more` : '';
  const are = strangers.length === 1 ? 'is no product' : 'are no products';
  const message = `${names.join(', ')}${more} ${are} in Odoo by any of the numbers given: nothing is proposed for ${strangers.length === 1 ? 'it' : 'them'}.`;
  return [discrepancy(policy, 'catalogue', { pointer: `/lines/${first.index}/item`, within: true, message })];
}
