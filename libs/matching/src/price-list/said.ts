import { type CatalogueLine, type OrderLine, unitPrice } from '@quayside/canonical';
import { type Decimal, dividedBy, type LocalDate, rounded, times, zero } from '@quayside/std';
import { unitFactor } from '../units.js';
import type { LineContext } from './compare-catalogue.js';
import type { ListedPrice } from './listed-prices.js';

/** What a line of a catalogue says of one price, in the unit of the price list. Undefined is what it does not say. */
export interface Said {
  readonly amount: Decimal | undefined;
  readonly currency: string | undefined;
  readonly minimum: Decimal | undefined;
  readonly leadTimeDays: number | undefined;
  readonly supplierCode: string | undefined;
  readonly from: LocalDate | undefined;
  readonly until: LocalDate | undefined;
}

/** The unit of which nobody has said how many of the price list's units it is. */
export interface UnknownUnit {
  readonly unknown: string;
}

export function saidOf(context: LineContext, { price }: ListedPrice): Said | UnknownUnit {
  const { line } = context;
  const least = price?.minimum ?? line.minimumOrder;
  const priced = price && perUnit(context, price.unit);
  const counted = least && perUnit(context, least.unit);
  if (price && !priced) return unknown(line, price.unit);
  if (least && !counted) return unknown(line, least.unit);
  const said = { ...amountOf(context, price, priced), ...termsOf(line), ...validity(context, price) };
  return { ...said, minimum: minimumOf(least, counted) };
}

function minimumOf(least: CatalogueLine['minimumOrder'], factor: Decimal | undefined): Decimal | undefined {
  return least && factor && times(least.value, factor);
}

function termsOf({ leadTimeDays, item }: CatalogueLine): Pick<Said, 'leadTimeDays' | 'supplierCode'> {
  const days = leadTimeDays === undefined ? undefined : Math.round(Number(leadTimeDays));
  return { leadTimeDays: days, supplierCode: item.supplier };
}

function unknown({ orderUnit }: CatalogueLine, unit: string | undefined): UnknownUnit {
  return { unknown: unit ?? orderUnit ?? '' };
}

function amountOf(
  { catalogue, policy }: LineContext,
  price: ListedPrice['price'],
  factor: Decimal | undefined,
): Pick<Said, 'amount' | 'currency'> {
  if (!price || factor === undefined) return { amount: undefined, currency: undefined };
  return { amount: rounded(dividedBy(unitPrice(price), factor), 10), currency: catalogue.currency ?? policy.currency };
}

function validity({ line, catalogue }: LineContext, price: ListedPrice['price']): Pick<Said, 'from' | 'until'> {
  return {
    from: price?.from ?? line.availableFrom ?? catalogue.validFrom,
    until: price?.until ?? line.availableUntil ?? catalogue.validUntil,
  };
}

/** How many units of the price list one such unit is. */
function perUnit({ line, product, policy }: LineContext, unit: string | undefined): Decimal | undefined {
  const own = product.prices[0]?.unit ?? product.unit;
  const asLine: OrderLine = {
    number: '',
    item: product.item,
    quantity: { value: zero, ...(own !== undefined && { unit: own }) },
    ...(product.packs && { packs: product.packs }),
  };
  return unitFactor(unit ?? line.orderUnit, asLine, { item: line.item, packaging: line.packs }, policy);
}
