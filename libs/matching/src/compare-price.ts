import { lineAdjustments, lineNet, orderLineName } from '@quayside/canonical';
import { absolute, compare, decimalOf, dividedBy, minus, rounded, times, zero, type Decimal } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainPrice } from './explain/explain-price.js';
import { type Located, orderedPrice, saidPrice } from './locate-lines.js';
import { type History, measuredFrom } from './measured-from.js';
import type { MatchingPolicy } from './policy.js';
import { isWithin, money, percentOf, toleranceInWords } from './tolerance.js';

/** What is known beside one price: earlier decisions, and of all prices of the document, in percent, what may be in them or off them. */
export interface PriceContext {
  readonly history?: History;
  readonly rates?: readonly Decimal[];
  readonly discounts?: readonly Decimal[];
}

/** The price of a line against the ordered one, or the one that a person accepted; both for one unit of the order's line. */
export function priceDiscrepancies(
  located: Located,
  policy: MatchingPolicy,
  { history = [], rates = [], discounts = [] }: PriceContext = {},
): Discrepancy[] {
  const { order, line } = located;
  const now = orderedPrice(line);
  const bases = measuredFrom(history, order, line, 'price', now).map((each) => decimalOf(each));
  const said = nearestTo(bases[0] ?? now, [saidPrice(located, policy), netPrice(located)]);
  const ordered = said === undefined ? undefined : nearestTo(said, bases);
  if (said === undefined || ordered === undefined || isAgreed({ now, said, ordered }, bases)) return [];
  const { currency } = order;
  const difference = percentOf(said, ordered);
  return [
    discrepancy(policy, 'price', {
      pointer: `/lines/${located.index}/price/amount`,
      order,
      line,
      ordered: money(ordered, currency),
      said: money(said, currency),
      difference,
      within: isWithin(said, ordered, policy.price),
      change: changeOf(now, said, ordered),
      explain: () =>
        explainPrice({ located, said, ordered, currency, rates: [...rates, ...ratesOrdered(located)], discounts }),
      message: `${orderLineName(order, line.number)}: the price is ${money(said, currency)}${wordsOf({ now, said, ordered, difference, currency }, policy)}.`,
    }),
  ];
}

/** Ten places: a third of a cent in binary or in words is the same third. */
function isSame(one: Decimal, other: Decimal): boolean {
  return rounded(minus(one, other), 10) === '0';
}

/** Whether the order has what is said, or a person left it as it is beside that. */
function isAgreed({ now, said, ordered }: Pick<Sized, 'now' | 'said' | 'ordered'>, bases: readonly Decimal[]): boolean {
  return isSame(said, ordered) && (now === undefined || isSame(now, said) || bases.includes(now));
}

interface Sized {
  readonly now: Decimal | undefined;
  readonly said: Decimal;
  readonly ordered: Decimal;
  readonly difference: string | undefined;
  readonly currency: string | undefined;
}

function wordsOf({ now, said, ordered, difference, currency }: Sized, { price }: MatchingPolicy): string {
  if (now === undefined || !isSame(said, ordered)) {
    return `${sizeInWords(difference, ordered, currency)} (${toleranceInWords(price)})`;
  }
  return `, as it was ordered; the order has ${money(now, currency)} by an earlier answer`;
}

function sizeInWords(difference: string | undefined, ordered: Decimal, currency: string | undefined): string {
  if (difference === undefined) return ' and none was ordered';
  const over = difference.startsWith('-') ? 'under' : 'over';
  return `, ${difference.replace(/^[+-]/, '')} ${over} the ordered ${money(ordered, currency)}`;
}

function changeOf(now: Decimal | undefined, to: Decimal, base: Decimal): Discrepancy['change'] {
  return { field: 'price', ...(now !== undefined && { from: now }), to, ...(base !== now && { base }) };
}

/**
 * The price of one unit of the order's line when the line's own allowances and charges have been taken off or added; nothing
 * where it has none. Partners write list prices with a discount beside them, and orders have what is to be paid.
 */
function netPrice({ said, factor }: Located): Decimal | undefined {
  if (!said.quantity || lineAdjustments(said).length === 0) return undefined;
  const units = times(said.quantity.value, factor);
  return compare(units, zero) === 0 ? undefined : dividedBy(lineNet(said), units);
}

function ratesOrdered({ line }: Located): readonly Decimal[] {
  return (line.taxes ?? []).flatMap(({ percent }) => percent ?? []);
}

function nearestTo(wanted: Decimal | undefined, of: readonly (Decimal | undefined)[]): Decimal | undefined {
  const all = of.filter((each) => each !== undefined);
  if (wanted === undefined) return all[0];
  const away = (each: Decimal) => absolute(minus(each, wanted));
  return all.toSorted((a, b) => compare(away(a), away(b)))[0];
}
