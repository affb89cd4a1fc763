import type { OrderLine } from '@quayside/canonical';
import { compare, type Decimal, decimalOf, dividedBy, minus, plus, rounded, times, zero } from '@quayside/std';
import type { Located } from '../locate-lines.js';
import { amountOf, money } from '../tolerance.js';
import { isPiece } from '../units.js';
import { type Explanation, isWrittenAs } from './explanation.js';

/** What one unit of the order's line costs, as said and as ordered, and the percentages that may be in it or off it. */
interface Priced {
  readonly located: Located;
  readonly said: Decimal;
  readonly ordered: Decimal;
  readonly currency: string | undefined;
  /** Rates of tax of the document, in percent. */
  readonly rates: readonly Decimal[];
  /** Discounts of the whole document, in percent. */
  readonly discounts: readonly Decimal[];
}

const [one, hundred] = [decimalOf(1), decimalOf(100)];

/**
 * What the supplier may have meant by a price that differs: of a pack, of a dozen, of a hundred or a thousand, with tax, or before a
 * discount. Each must give what the supplier would have written, to its last digit.
 */
export function explainPrice(priced: Priced): Explanation | undefined {
  if (compare(priced.said, zero) <= 0 || compare(priced.ordered, zero) <= 0) return undefined;
  return ofPack(priced) ?? ofMany(priced) ?? withTax(priced) ?? beforeDiscount(priced);
}

/** Whether the price of a document's line is that of a pack of so many ordered units. */
export function isPriceOfPack({ said, line }: Pick<Located, 'said' | 'line'>, ordered: Decimal, contains: Decimal) {
  const { price } = said;
  if (price === undefined) return false;
  const exact = times(times(ordered, contains), price.basis ?? one);
  return isWrittenAs(exact, price.amount) || (price.unit === line.quantity.unit && isWrittenAs(ordered, price.amount));
}

function ofPack({ located, said, ordered, currency }: Priced): Explanation | undefined {
  const { line } = located;
  const packs = [
    ...(line.packs ?? []).map(({ unit, contains }) => ({ name: `a pack (${unit})`, contains })),
    ...(located.said.packaging ?? []).map(({ contains }) => ({ name: 'a pack', contains })),
    ...(isPiece(line.quantity.unit) ? [{ name: 'a dozen', contains: decimalOf(12) }] : []),
  ];
  const pack = packs.find(({ contains }) => contains !== one && isWrittenAs(times(ordered, contains), said));
  if (!pack || isRefuted(located, pack.contains)) return undefined;
  const size = pack.name === 'a dozen' ? pack.name : `${pack.name} of ${amountOf(pack.contains, line.quantity.unit)}`;
  const message = `If ${money(said, currency)} is the price of ${size}, one ${unitOf(line)} costs ${money(ordered, currency)}, as ordered.`;
  return { cause: pack.name === 'a dozen' ? 'dozen' : 'pack', message };
}

const bases = [decimalOf(10), hundred, decimalOf(1000)];

function ofMany({ located, said, ordered, currency }: Priced): Explanation | undefined {
  const basis = bases.find((each) => isWrittenAs(times(ordered, each), said));
  if (basis === undefined || located.said.price?.basis !== undefined) return undefined;
  const { line } = located;
  if (isRefuted(located, basis)) return allWithoutPoint(located, said, ordered, basis, currency);
  const item = line.item.buyer ?? line.item.supplier;
  const of = item === undefined ? '' : `, item: ${JSON.stringify(item)}`;
  return {
    cause: 'price-basis',
    message: `If ${money(said, currency)} is the price of ${basis} ${unitOf(line)}, one costs ${money(ordered, currency)}, as ordered.`,
    rule: { setting: 'prices', yaml: `- { per: ${basis}${of} }` },
  };
}

/** Amounts of the line that were calculated with the price as it stands lack their point as well. */
function allWithoutPoint(
  { said: line }: Located,
  said: Decimal,
  ordered: Decimal,
  basis: Decimal,
  currency: string | undefined,
): Explanation | undefined {
  if (basis !== hundred || [line.price?.amount, line.amount].some((each) => each?.includes('.') === true))
    return undefined;
  const message = `If the last 2 digits of ${said} stand behind the point, it is ${money(ordered, currency)}, as ordered.`;
  return { cause: 'implied-decimals', message };
}

/** The supplier's own amount of the line is that of so many single units: the price is not that of several. */
function isRefuted({ said: { quantity, price, amount } }: Located, contains: Decimal): boolean {
  if (quantity === undefined || price === undefined || amount === undefined) return false;
  const single = rounded(times(quantity.value, price.amount), 2);
  const several = rounded(dividedBy(single, contains), 2);
  return compare(amount, single) === 0 && compare(single, several) !== 0;
}

function withTax({ said, ordered, currency, rates }: Priced): Explanation | undefined {
  const rate = rates.find(
    (each) => compare(each, zero) > 0 && isWrittenAs(times(ordered, plus(one, dividedBy(each, hundred))), said),
  );
  if (rate === undefined) return undefined;
  const message = `If ${money(said, currency)} contains the tax of ${rate} %, it is ${money(ordered, currency)} without it, as ordered.`;
  return { cause: 'tax-included', message };
}

function beforeDiscount({ said, ordered, currency, discounts }: Priced): Explanation | undefined {
  const percent = discounts.find((each) => isWrittenAs(times(said, minus(one, dividedBy(each, hundred))), ordered));
  if (percent === undefined) return undefined;
  const message = `If the discount of ${percent} % is taken off ${money(said, currency)}, ${money(ordered, currency)} are left, as ordered.`;
  return { cause: 'discount', message };
}

function unitOf({ quantity }: OrderLine): string {
  return amountOf(one, quantity.unit).slice(2) || 'unit';
}
