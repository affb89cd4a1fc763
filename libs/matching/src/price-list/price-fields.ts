import { compare, type Decimal, decimalOf, minus, rounded, zero } from '@quayside/std';
import { sameIdentifier } from '../items.js';
import { money } from '../tolerance.js';
import type { PriceListValues, VendorPrice } from './priced-product.js';
import type { Said } from './said.js';

type Named = 'amount' | 'currency' | 'minimum' | 'leadTimeDays' | 'supplierCode' | 'until';

/** Each field of an entry that a catalogue may change: whether it differs. What a catalogue does not say stays. */
const differs: { readonly [K in Named]: (entry: VendorPrice, said: NonNullable<Said[K]>) => boolean } = {
  amount: (entry, said) => !isSame(entry.amount, said),
  currency: (entry, said) => entry.currency !== said,
  minimum: (entry, said) => !isSameMinimum(entry.minimum, said),
  leadTimeDays: (entry, said) => entry.leadTimeDays !== said,
  supplierCode: (entry, said) => !sameIdentifier(said, entry.supplierCode),
  until: (entry, said) => entry.until !== said,
};

const names = Object.keys(differs) as readonly Named[];

/** What is said of an entry and is not so already. */
export function changedValues(entry: VendorPrice, said: Said): PriceListValues {
  const changed = names.filter((name) => {
    const value = said[name];
    // The name and its value belong together; the compiler cannot follow it through the index.
    return value !== undefined && (differs[name] as (entry: VendorPrice, said: unknown) => boolean)(entry, value);
  });
  return Object.fromEntries(changed.map((name) => [name, said[name]]));
}

/** All that is said, for an entry of its own. */
export function allValues(said: Partial<Said>): PriceListValues {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** What changes, as a list for people: "2.60 EUR, from 50, 21 days". */
export function valuesInWords(values: PriceListValues, whole: Pick<PriceListValues, 'amount' | 'currency'>): string {
  const { minimum, leadTimeDays, supplierCode, until } = values;
  const parts = [
    hasPrice(values) && whole.amount !== undefined ? money(whole.amount as Decimal, whole.currency) : undefined,
    minimum === undefined ? undefined : `from ${minimum}`,
    leadTimeDays === undefined ? undefined : days(leadTimeDays),
    supplierCode,
    until === undefined ? undefined : `until ${until}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** The same fields as an entry has them now. */
export function entryInWords(entry: VendorPrice, changed: PriceListValues): string {
  const now = { ...entry, supplierCode: entry.supplierCode ?? 'no number' };
  const same = Object.keys(changed).flatMap((name) => (name in now ? [[name, now[name as keyof typeof now]]] : []));
  return valuesInWords(Object.fromEntries(same) as PriceListValues, entry);
}

export function hasPrice({ amount, currency }: PriceListValues): boolean {
  return amount !== undefined || currency !== undefined;
}

export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** From the first one on is from none on. */
export function isSameMinimum(a: Decimal, b: Decimal): boolean {
  const least = (minimum: Decimal) => (compare(minimum, one) <= 0 ? zero : minimum);
  return isSame(least(a), least(b));
}

const one = decimalOf(1);

/** To ten places: a third of a cent is the same third. */
function isSame(a: Decimal, b: Decimal): boolean {
  return compare(rounded(minus(a, b), 10), zero) === 0;
}
