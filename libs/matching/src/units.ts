import type { Item, OrderLine, Packaging } from '@quayside/canonical';
import { compare, type Decimal, decimalOf, dividedBy, times, zero } from '@quayside/std';
import { sameIdentifier } from './items.js';
import type { MatchingPolicy, UnitFactor } from './policy.js';

/** What a line of a document says that may tell how many units a pack holds. */
interface Said {
  readonly item?: Item | undefined;
  readonly packaging?: readonly Packaging[] | undefined;
}

const one = decimalOf(1);

// Different codes for one piece: Recommendation 20 has C62 (one) and H87 (piece), and practice says EA (each).
const pieces = new Set(['EA', 'C62', 'H87', 'PCE']);

/** Units that mean a number of others everywhere, whatever is packed in them. */
const fixed: readonly UnitFactor[] = [
  ['DZN', 'C62', '12'],
  ['PR', 'C62', '2'],
  ['CEN', 'C62', '100'],
  ['GRO', 'C62', '144'],
  ['MIL', 'C62', '1000'],
  ['GRM', 'KGM', '0.001'],
  ['TNE', 'KGM', '1000'],
  ['LBR', 'KGM', '0.45359237'],
  ['ONZ', 'KGM', '0.028349523125'],
  ['APZ', 'KGM', '0.0311034768'],
  ['STN', 'KGM', '907.18474'],
  ['MMT', 'MTR', '0.001'],
  ['CMT', 'MTR', '0.01'],
  ['DMT', 'MTR', '0.1'],
  ['HMT', 'MTR', '100'],
  ['KMT', 'MTR', '1000'],
  ['INH', 'MTR', '0.0254'],
  ['FOT', 'MTR', '0.3048'],
  ['YRD', 'MTR', '0.9144'],
  ['MLT', 'LTR', '0.001'],
  ['GLL', 'LTR', '3.785411784'],
].map(([from = '', to = '', factor = '']) => ({ from, to, factor: decimalOf(factor) }));

/**
 * How many units of the order's line one `unit` is. Nothing when nobody said so: a case is never guessed to be one piece.
 * The product's own packs go first, then what was agreed for the item, then what was agreed in general, then what the document
 * itself says of how the line is packed.
 */
export function unitFactor(
  unit: string | undefined,
  line: OrderLine,
  said: Said,
  policy: MatchingPolicy,
): Decimal | undefined {
  const wanted = line.quantity.unit;
  if (unit === undefined || sameUnit(unit, wanted)) return one;
  const packs = new Set((line.packs ?? []).filter((each) => sameUnit(each.unit, unit)).map((each) => each.contains));
  // A box of 10 and one of 12: which of them is meant, nobody knows.
  if (packs.size > 1) return undefined;
  const [pack] = packs;
  if (pack !== undefined && isPositive(pack)) return pack;
  if (wanted === undefined) return undefined;
  const forItem = policy.units.filter((each) => each.item !== undefined && isAbout(each.item, line.item, said.item));
  const general = policy.units.filter((each) => each.item === undefined);
  for (const factors of [forItem, general, fixed]) {
    const factor = factorAmong(factors, unit, wanted);
    if (factor !== undefined) return factor;
  }
  return packedFactor(unit, wanted, said.packaging);
}

// "12 to the case" counts where the line is in cases and the order in pieces. Two such sentences explain nothing.
function packedFactor(unit: string, wanted: string, packaging: Said['packaging']): Decimal | undefined {
  const [only, ...more] = packaging ?? [];
  if (!only || more.length > 0 || !isPack(unit)) return undefined;
  const factor = contentOf(only, wanted);
  return factor !== undefined && isPositive(factor) ? factor : undefined;
}

function contentOf({ contains, size = one, of }: Packaging, wanted: string): Decimal | undefined {
  if (of === undefined) return pieces.has(wanted) ? contains : undefined;
  return sameUnit(of, wanted) ? times(contains, size) : undefined;
}

// Packs of Recommendation 21 stand behind an X: XCS a case, XCT a carton, XBX a box.
function isPack(unit: string): boolean {
  return /^X[0-9A-Z]{2}$/.test(unit);
}

/** Whether a code names single pieces. */
export function isPiece(unit: string | undefined): boolean {
  return unit !== undefined && pieces.has(unit);
}

/** Whether two codes name the same unit. */
function sameUnit(a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && pieces.has(a) && pieces.has(b);
}

function factorAmong(factors: readonly UnitFactor[], from: string, to: string): Decimal | undefined {
  for (const each of factors) {
    if (!isPositive(each.factor)) continue;
    if (sameUnit(each.from, from) && sameUnit(each.to, to)) return each.factor;
    if (sameUnit(each.from, to) && sameUnit(each.to, from)) return dividedBy(one, each.factor);
  }
  return throughBase(factors, from, to);
}

// Grams to pounds by way of kilograms: both have a factor to the same unit.
function throughBase(factors: readonly UnitFactor[], from: string, to: string): Decimal | undefined {
  const first = factors.find((each) => sameUnit(each.from, from));
  const second = factors.find((each) => sameUnit(each.from, to));
  if (!first || !second || !sameUnit(first.to, second.to) || !isPositive(second.factor)) return undefined;
  return dividedBy(first.factor, second.factor);
}

function isAbout(item: string, ...items: readonly (Item | undefined)[]): boolean {
  return items.some((each) => each && [each.buyer, each.supplier, each.gtin].some((id) => sameIdentifier(id, item)));
}

function isPositive(factor: Decimal): boolean {
  return compare(factor, zero) > 0;
}
