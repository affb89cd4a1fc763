import {
  absolute,
  compare,
  type Decimal,
  decimalOf,
  dividedBy,
  minus,
  negated,
  plus,
  rounded,
  shifted,
  sum,
  times,
  zero,
} from '@quayside/std';
import type { CreditNote, Invoice } from './invoice.js';
import type { Allowance, Tax } from './money.js';
import type { Order } from './order.js';
import type { Price, Quantity } from './values.js';

// What is payable, and with which sign: the one place where it is said. Bills, checks and screens all ask here.

const one = decimalOf(1);
const cent = decimalOf('0.01');

/** As much of a line as its amount needs. */
export interface PricedLine {
  readonly quantity?: Quantity | undefined;
  readonly price?: Price | undefined;
  readonly amount?: Decimal | undefined;
  readonly netAmount?: Decimal | undefined;
  readonly allowances?: readonly Allowance[] | undefined;
  readonly taxes?: readonly Tax[] | undefined;
}

/** An allowance or charge that changes what is to be paid. */
export interface Adjustment {
  /** Where it stands in its list. */
  readonly index: number;
  readonly allowance: Allowance;
  /** Negative for an allowance, in the currency of the document. */
  readonly amount: Decimal;
}

/** What one unit costs: 12.50 per 100 is 0.125, with a multiplier of 0.9 it is 0.1125. A basis of nothing counts as one. */
export function unitPrice(price: Price): Decimal {
  return priceOf(price, one);
}

/** Quantity x price / basis, to two places; nothing where one of them is missing. */
export function extended({ quantity, price }: PricedLine): Decimal | undefined {
  return quantity && price && rounded(priceOf(price, quantity.value), 2);
}

/**
 * The amount of a line before its allowances, charges and taxes: as it was sent, where quantity and price can come to that; else
 * quantity x price, which is what a bill with this line says.
 */
export function lineAmount(line: PricedLine): Decimal {
  const computed = extended(line);
  if (line.amount === undefined) return computed ?? line.netAmount ?? zero;
  return computed === undefined || comesTo(line, computed, line.amount) ? line.amount : computed;
}

/**
 * What is to be paid by the document's own figures, to two places: lines with their allowances and charges, then those of the
 * document, then all taxes.
 */
export function payable(document: Invoice | CreditNote): Decimal {
  const goods = goodsTotal(document);
  const net = plus(goods, adjustmentsTotal(document.allowances, goods));
  return rounded(plus(net, taxesOf(document, net)), 2);
}

/** What the bill comes to: the total as it can be paid. */
export function billTotal({ total, rounding = zero }: Invoice | CreditNote): Decimal {
  return plus(total, rounding);
}

/**
 * All taxes. A summary tells those of lines and charges once more, so that they count once; where it tells others as well, the total
 * of the document says so. Rates of lines and charges beside a summary are rates alone. Taxes that are told as a sum only count as
 * that.
 */
export function taxesOf(document: Invoice | CreditNote, net: Decimal): Decimal {
  const ofAll = taxAmounts(document.taxes, net);
  const stated = (taxes: readonly Tax[] = []) =>
    ofAll.length === 0 ? taxes : taxes.filter(({ amount }) => amount !== undefined);
  const ofLines = document.lines.flatMap((line) => taxAmounts(stated(line.taxes), lineNet(line)));
  const ofCharges = chargeTaxes(document, stated);
  if (ofLines.length + ofCharges.length + ofAll.length === 0) return document.taxTotal ?? zero;
  const [lines, charges, all] = [sum(ofLines), sum(ofCharges), sum(ofAll)];
  const apart = plus(lines, charges);
  if (ofAll.length === 0) return apart;
  const isOnce = isWithinCent(apart, all) || compare(rounded(plus(net, all), 2), document.total) === 0;
  if (isOnce) return all;
  return isWithinCent(lines, all) ? plus(all, charges) : plus(apart, all);
}

/** The taxes of the charges and allowances of the whole document, an allowance's with its sign. */
export function chargeTaxes(
  document: Invoice | CreditNote,
  of: (taxes: readonly Tax[] | undefined) => readonly Tax[] = (taxes = []) => taxes,
): readonly Decimal[] {
  if (!document.allowances) return [];
  return adjustments(document.allowances, goodsTotal(document)).flatMap(({ allowance, amount }) =>
    taxAmounts(of(allowance.taxes), absolute(amount)).map((each) =>
      allowance.kind === 'allowance' ? negated(each) : each,
    ),
  );
}

/** The rate of taxes together, in percent; none where they name none. Under reverse charge (AE) nothing is charged. */
export function statedRate(taxes: readonly Tax[] | undefined): Decimal | undefined {
  const rates = (taxes ?? []).flatMap(({ category, percent }) => (category === 'AE' ? zero : (percent ?? [])));
  return rates.length === 0 ? undefined : sum(rates);
}

/** The rate of a line of an order: 0 where it has no taxes; nothing where nobody knows. */
export function orderedRate({ taxes }: { readonly taxes?: readonly Tax[] | undefined }): Decimal | undefined {
  return taxes?.length === 0 ? zero : statedRate(taxes);
}

/** What an order comes to, to two places: its lines with their allowances and charges, then its own; without taxes. */
export function orderTotal(order: Order): Decimal {
  const goods = goodsTotal(order);
  return rounded(plus(goods, adjustmentsTotal(order.allowances, goods)), 2);
}

/** The lines with their own allowances and charges, without taxes: what a percentage of the whole document is of. */
export function goodsTotal({ lines }: { readonly lines: readonly PricedLine[] }): Decimal {
  return sum(lines.map(lineNet));
}

/** A line with its own allowances and charges, without taxes: as it was sent, else by its figures. */
export function lineNet(line: PricedLine): Decimal {
  const gross = lineAmount(line);
  const computed = withAdjustments(gross, adjustmentsOf(line, gross));
  // Figures that cannot both be: what a bill with this line says counts.
  return line.netAmount !== undefined && comesTo(line, computed, line.netAmount) ? line.netAmount : computed;
}

/**
 * The allowances and charges that are to be taken off a line or added to it. None where quantity x price is what is left of
 * them already: they only tell how the price came about.
 */
export function lineAdjustments(line: PricedLine): readonly Adjustment[] {
  return line.allowances ? adjustmentsOf(line, lineAmount(line)) : [];
}

function adjustmentsOf(line: PricedLine, gross: Decimal): readonly Adjustment[] {
  const all = adjustments(line.allowances, gross);
  const { netAmount } = line;
  if (netAmount === undefined || all.length === 0) return all;
  const withAll = withAdjustments(gross, all);
  return comesTo(line, gross, netAmount) && !comesTo(line, withAll, netAmount) ? [] : all;
}

function withAdjustments(gross: Decimal, all: readonly Adjustment[]): Decimal {
  return all.length === 0 ? gross : plus(gross, sum(all.map(({ amount }) => amount)));
}

/** Those of these allowances and charges that change what is to be paid, signed. A percentage without a base is of `base`. */
export function adjustments(allowances: readonly Allowance[] | undefined, base: Decimal): readonly Adjustment[] {
  return (allowances ?? []).flatMap((allowance, index) => {
    const amount = changesPayable(allowance) ? amountOf(allowance, base) : undefined;
    if (amount === undefined) return [];
    return [{ index, allowance, amount: allowance.kind === 'allowance' ? negated(amount) : amount }];
  });
}

export function adjustmentsTotal(allowances: readonly Allowance[] | undefined, base: Decimal): Decimal {
  return sum(adjustments(allowances, base).map(({ amount }) => amount));
}

/** Whether an allowance or charge changes this invoice: a bill-back is settled apart, what the supplier pays is not ours. */
export function changesPayable({ method }: Allowance): boolean {
  return method !== 'bill-back' && method !== 'paid-by-supplier';
}

export function taxesTotal(taxes: readonly Tax[] | undefined, base: Decimal): Decimal {
  return sum(taxAmounts(taxes, base));
}

// The division comes last: three at 10 per 3 are 10.
function priceOf({ amount, basis, multiplier = one }: Price, units: Decimal): Decimal {
  const whole = times(units, multiplier === one ? amount : times(amount, multiplier));
  return basis === undefined || compare(basis, zero) === 0 ? whole : dividedBy(whole, basis);
}

// A price may have been rounded to four places or more before it was sent; one of fewer is meant as it stands.
const placesMeant = 4;

/** Whether figures of a line come to an amount that was sent. */
function comesTo({ quantity, price }: PricedLine, computed: Decimal, said: Decimal): boolean {
  if (computed === said) return true;
  const apart = absolute(minus(computed, said));
  if (compare(apart, cent) <= 0) return true;
  if (!quantity || !price) return false;
  const half = decimalOf(`0.${'0'.repeat(Math.max(placesMeant, placesOf(price.amount)))}5`);
  const most = plus(cent, absolute(priceOf({ ...price, amount: half }, quantity.value)));
  return compare(apart, most) <= 0;
}

function isWithinCent(one: Decimal, other: Decimal): boolean {
  return one === other || compare(absolute(minus(one, other)), cent) <= 0;
}

function placesOf(value: Decimal): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

// Under reverse charge (AE) it is the buyer who owes the tax: it is told, and not paid to the supplier.
function taxAmounts(taxes: readonly Tax[] | undefined, base: Decimal): readonly Decimal[] {
  return (taxes ?? []).flatMap((tax) => (tax.category === 'AE' ? [] : (amountOf(tax, base) ?? [])));
}

/** The amount as it was sent, else the percentage of its own base or of `base`, to two places. */
function amountOf({ amount, percent, base: own }: Pick<Tax, 'amount' | 'percent' | 'base'>, base: Decimal) {
  if (amount !== undefined) return amount;
  return percent === undefined ? undefined : rounded(shifted(times(own ?? base, percent), 2), 2);
}
