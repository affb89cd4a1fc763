import { compare, type Decimal, decimalOf, dividedBy, shifted, times, zero } from '@quayside/std';
import type { Located } from '../locate-lines.js';
import { amountOf } from '../tolerance.js';
import { isPiece } from '../units.js';
import type { Explanation } from './explanation.js';

/** A quantity that one line of a document states, in the unit of the order's line, and what it should be. */
interface Stated {
  readonly located: Located;
  readonly said: Decimal;
  readonly base: Decimal;
  /** All lines of the document: a cause that holds for the whole document must not be refuted by one of them. */
  readonly all: readonly Located[];
}

const one = decimalOf(1);

/**
 * What the supplier may have meant by a quantity that differs: packs counted as pieces or pieces as packs, dozens, hundreds, or a
 * point that was left out. Of several only the one with evidence is named, since all of them come to the same figure.
 */
export function explainQuantity(stated: Stated): Explanation | undefined {
  if (compare(stated.said, zero) <= 0 || compare(stated.base, zero) <= 0) return undefined;
  return swappedUnit(stated) ?? countedInPacks(stated) ?? countedInOthers(stated) ?? pointLeftOut(stated);
}

/** The figure is right, and its unit is not: 120 XCS, where 120 pieces were ordered. */
function swappedUnit({ located, base }: Stated): Explanation | undefined {
  const { quantity } = located.said;
  if (!quantity || located.factor === one || compare(quantity.value, base) !== 0) return undefined;
  const ordered = amountOf(base, located.line.quantity.unit);
  const message = `If the ${amountOf(quantity.value, quantity.unit)} are ${ordered}, they are as ordered: the unit alone is wrong.`;
  return { cause: 'unit-swapped', message };
}

function countedInPacks({ located, said, base }: Stated): Explanation | undefined {
  const { line } = located;
  if (located.factor !== one) return undefined;
  const packs = [
    ...(line.packs ?? []).map(({ unit, contains }) => ({ name: ` (${unit})`, contains })),
    ...(located.said.packaging ?? []).map(({ contains }) => ({ name: '', contains })),
  ];
  const pack = packs.find(({ contains }) => contains !== one && compare(times(said, contains), base) === 0);
  if (!pack) return undefined;
  const { unit } = line.quantity;
  const message = `If the ${amountOf(said, unit)} are packs${pack.name} of ${amountOf(pack.contains, unit)}, they are ${amountOf(base, unit)}, as ordered.`;
  return { cause: 'pack', message };
}

const counts = [
  { cause: 'dozen', name: 'dozens', of: decimalOf(12) },
  { cause: 'hundreds', name: 'hundreds', of: decimalOf(100) },
  { cause: 'hundreds', name: 'thousands', of: decimalOf(1000) },
] as const;

/** Only pieces are counted in dozens and hundreds. */
function countedInOthers({ located, said, base }: Stated): Explanation | undefined {
  const { unit } = located.line.quantity;
  if (located.factor !== one || !isPiece(unit)) return undefined;
  const count = counts.find(({ of }) => compare(times(said, of), base) === 0);
  if (!count) return undefined;
  const message = `If the ${amountOf(said, unit)} are ${count.name}, they are ${amountOf(base, unit)}, as ordered.`;
  return { cause: count.cause, message };
}

/** Two or three digits behind a point that is not written; not where another line of the document has its point. */
function pointLeftOut({ located, said, base, all }: Stated): Explanation | undefined {
  const written = located.said.quantity?.value;
  if (written === undefined || written.includes('.')) return undefined;
  const digits = [2, 3].find((each) => compare(shifted(said, each), base) === 0);
  if (digits === undefined || all.some((each) => each !== located && agrees(each))) return undefined;
  const { unit } = located.line.quantity;
  const message = `If the last ${digits} digits of ${written} stand behind the point, it is ${amountOf(base, unit)}, as ordered.`;
  return { cause: 'implied-decimals', message };
}

function agrees({ quantity, line }: Located): boolean {
  return quantity !== undefined && compare(quantity, line.quantity.value) === 0;
}

/** The pack that would make a quantity in a unit that nobody knows the one that was ordered, where the price says the same. */
export function explainUnit(
  located: Pick<Located, 'said' | 'line'>,
  isPriceOf: (contains: Decimal) => boolean,
): Explanation | undefined {
  const { said, line } = located;
  const { quantity } = said;
  if (quantity?.unit === undefined || compare(quantity.value, zero) <= 0) return undefined;
  const contains = dividedBy(line.quantity.value, quantity.value);
  if (contains.includes('.') || contains === one || !isPriceOf(contains)) return undefined;
  const { unit = 'EA' } = line.quantity;
  const item = line.item.buyer ?? line.item.supplier;
  const message = `If one ${quantity.unit} holds ${amountOf(contains, unit)}, the ${amountOf(quantity.value, quantity.unit)} are the ordered ${amountOf(line.quantity.value, unit)}, and the price agrees.`;
  const of = item === undefined ? '' : `, item: ${JSON.stringify(item)}`;
  const yaml = `- { from: ${quantity.unit}, to: ${unit}, factor: ${contains}${of} }`;
  return { cause: 'pack', message, rule: { setting: 'units', yaml } };
}
