import type { ChangedLine, Item, OrderLine, Price, Quantity } from '@quayside/canonical';
import { unitFactor } from '@quayside/matching';
import { compare, type Decimal, decimalOf, dividedBy, times } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { SentOrder } from './order-without-internals.js';
import type { Unsayable } from './sending.js';

type Line = OrderLine | ChangedLine;

const one = decimalOf(1);

/** An order in the units and with the price basis of the partner, and what does not come out even in them. */
export function inTheirUnits<Document extends SentOrder>(
  partner: Partner,
  document: Document,
): { readonly document: Document; readonly faults: readonly Unsayable[] } {
  const faults: Unsayable[] = [];
  const lines = document.lines.map((line: Line, i) => {
    const packed = inPacks(partner, line);
    if (packed === 'uneven') faults.push(unevenPacks(partner, line, i));
    return perBasis(partner, packed === 'uneven' ? line : packed);
  });
  return { document: { ...document, lines }, faults };
}

/** The line in the unit in which the partner is ordered from, where one was agreed for its item. */
function inPacks(partner: Partner, line: Line): Line | 'uneven' {
  const { quantity } = line;
  const pack = quantity && packOfLine(partner, { ...line, quantity });
  if (!quantity || !pack) return line;
  const all = [quantity, ...(line.schedule ?? []).map((part) => part.quantity)];
  if (!all.every(({ value }) => isEvenIn(pack, value))) return 'uneven';
  return repacked({ ...line, quantity }, pack);
}

/** The pack in which the partner is ordered from, where that is another unit than the line has. */
export function packOfLine(partner: Partner, line: OrderLine): Pack | undefined {
  const unit = packOf(partner, line.item, line.quantity);
  // The product's own packs go first: how many a case holds is what is ordered, not what is usual.
  const factor = unit === undefined ? undefined : unitFactor(unit, line, {}, partner.matching);
  if (unit === undefined || factor === undefined || compare(factor, one) === 0) return undefined;
  return { factor, unit, was: line.quantity.unit };
}

export interface Pack {
  /** How many of the unit of the line it holds. */
  readonly factor: Decimal;
  readonly unit: string;
  readonly was: string | undefined;
}

function repacked(line: Line & { readonly quantity: Quantity }, pack: Pack): Line {
  const { price, schedule } = line;
  const converted = (each: Quantity) => inPack(pack, each);
  return {
    ...line,
    quantity: converted(line.quantity),
    ...(price && { price: pricePer(price, pack) }),
    ...(schedule && { schedule: schedule.map((part) => ({ ...part, quantity: converted(part.quantity) })) }),
    ...('remaining' in line && line.remaining !== undefined && { remaining: dividedBy(line.remaining, pack.factor) }),
  };
}

function packOf({ profile }: Partner, item: Item, { unit }: Quantity): string | undefined {
  const rules = profile.units.filter((each) => each.order && (each.item === undefined || isAbout(each.item, item)));
  const rule = rules.find((each) => each.item !== undefined) ?? rules[0];
  return rule?.from === unit ? undefined : rule?.from;
}

/** So much of the unit of the line in packs. */
export function inPack({ factor, unit }: Pack, { value }: Quantity): Quantity {
  return { value: dividedBy(value, factor), unit };
}

/** Whether so many of the unit of the line come out even: a third of a case is no order; half a tonne is. */
export function isEvenIn({ factor, unit }: Pack, of: Decimal): boolean {
  const value = dividedBy(of, factor);
  const fraction = value.split('.')[1] ?? '';
  return /^X[0-9A-Z]{2}$/.test(unit) ? fraction === '' : fraction.length <= 6;
}

function pricePer(price: Price, { factor, unit, was }: Pack): Price {
  if (price.unit !== undefined && price.unit !== was) return price;
  return { ...price, amount: times(price.amount, factor), ...(price.unit !== undefined && { unit }) };
}

/** The price for as many units as the partner's prices are of. */
function perBasis({ profile }: Partner, line: Line): Line {
  const { price, item } = line;
  if (!price || compare(price.basis ?? one, one) !== 0) return line;
  const rule = profile.prices.find((each) => each.item === undefined || isAbout(each.item, item));
  if (!rule || compare(rule.per, one) === 0) return line;
  return { ...line, price: { ...price, amount: times(price.amount, rule.per), basis: rule.per } };
}

function isAbout(number: string, { buyer, supplier, gtin }: Item): boolean {
  const wanted = number.trim().toUpperCase();
  return [buyer, supplier, gtin].some((each) => each?.trim().toUpperCase() === wanted);
}

function unevenPacks(partner: Partner, line: Line, index: number): Unsayable {
  const { quantity, item } = line;
  const unit = quantity && packOf(partner, item, quantity);
  const what = `${quantity?.value ?? ''} ${quantity?.unit ?? ''}`.trim();
  return {
    ...{ code: 'packs-not-whole', severity: 'fatal', owner: 'procurement', field: `/lines/${index}/quantity` },
    message: `${partner.name} is ordered from in ${unit}, and ${what} are no whole number of them`,
  };
}
