import { itemName } from '@quayside/canonical';
import { daysAfter, zero } from '@quayside/std';
import type { Discrepancy } from '../decision.js';
import { discrepancy } from '../discrepancies.js';
import { percentOf } from '../tolerance.js';
import type { LineContext } from './compare-catalogue.js';
import { inForce } from './in-force.js';
import type { ListedPrice } from './listed-prices.js';
import { allValues, changedValues, entryInWords, hasPrice, isSameMinimum, valuesInWords } from './price-fields.js';
import type { PriceListChange, PriceListValues, VendorPrice } from './priced-product.js';
import { proposalInWords } from './proposal-words.js';
import { type Said, saidOf } from './said.js';

/** What a price of a catalogue would change in the price list; nothing where it says what is there already. */
export function proposalFor(context: LineContext, listed: ListedPrice, tiers: number): Discrepancy | undefined {
  const { today, policy } = context;
  const pointer = pointerOf(context, listed);
  const said = saidOf(context, listed);
  if ('unknown' in said) return unitUnknown(context, pointer, said.unknown);
  const entry = entryFor(context, said, tiers);
  const isOver = said.until !== undefined && said.until < today;
  if (isOver || (entry === undefined && said.amount === undefined)) return undefined;
  const changed = entry ? changedValues(entry, said) : allValues(said);
  if (Object.keys(changed).length === 0) return undefined;
  const difference = changed.amount === undefined ? undefined : sizeOf(said, entry);
  return discrepancy(policy, 'catalogue', {
    pointer,
    ordered: entry && entryInWords(entry, changed),
    said: valuesInWords(changed, { ...entry, ...allValues(said) }),
    difference,
    change: changeFor(context, said, entry, changed),
    message: proposalInWords(nameOf(context), { entry, changed, said, difference, today }),
  });
}

function pointerOf({ index }: LineContext, { pointer }: ListedPrice): string {
  return pointer === '' ? `/lines/${index}` : `/lines/${index}/${pointer}`;
}

function nameOf({ product, line, index }: LineContext): string {
  return itemName(product.item) ?? itemName(line.item) ?? `Line ${index + 1}`;
}

function unitUnknown(context: LineContext, pointer: string, unit: string): Discrepancy {
  const { product, policy } = context;
  const ours = product.prices[0]?.unit ?? product.unit ?? 'units';
  const message = `${nameOf(context)}: the price is per ${unit}, and nobody has said how many ${ours} that are. Say it in the profile (units), and process this again.`;
  return discrepancy(policy, 'catalogue', { pointer, said: unit, message });
}

/** The entry that is meant: of the same quantity; where either side has one price only, that one. */
function entryFor({ product, today }: LineContext, said: Said, tiers: number): VendorPrice | undefined {
  const entries = inForce(product, today);
  const same = entries.filter((entry) => isSameMinimum(entry.minimum, said.minimum ?? zero));
  const [only, ...others] = entries;
  return ofDay(same, said.from ?? today) ?? (tiers === 1 && others.length === 0 ? only : undefined);
}

/** The one that begins on that day, for it was made for it; else the one that holds then, or the first after it. */
function ofDay(entries: readonly VendorPrice[], day: string): VendorPrice | undefined {
  const inOrder = entries.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  return inOrder.findLast(({ from }) => (from ?? '') <= day) ?? inOrder[0];
}

/**
 * A price that holds from a later day on becomes an entry of its own, which the old one makes way for: until then the old one
 * is paid. What holds already changes the entry.
 */
function changeFor(
  { product, today }: LineContext,
  said: Said,
  entry: VendorPrice | undefined,
  changed: PriceListValues,
): PriceListChange {
  const change = { field: 'price-list', product: product.id } as const;
  if (!entry) return { ...change, set: changed };
  const { from } = said;
  if (from === undefined || from <= today || from === entry.from || !hasPrice(changed)) {
    return { ...change, entry: entry.id, set: changed };
  }
  const { id, from: _began, until: _ended, unit: _unit, ...kept } = entry;
  return { ...change, follows: { entry: id, until: daysAfter(from, -1) }, set: { ...kept, ...allValues(said) } };
}

function sizeOf({ amount }: Said, entry: VendorPrice | undefined): string | undefined {
  return entry && amount !== undefined ? percentOf(amount, entry.amount) : undefined;
}
