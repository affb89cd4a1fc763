import {
  compare,
  type Decimal,
  decimalOf,
  dividedBy,
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

/** As much of a line as its amount needs. */
export interface PricedLine {
  readonly quantity?: Quantity | undefined;
  readonly price?: Price | undefined;
  readonly amount?: Decimal | undefined;
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

/** The amount of a line before its allowances, charges and taxes: as it was sent, else quantity x price. */
export function lineAmount(line: PricedLine): Decimal {
  return line.amount ?? extended(line) ?? zero;
}

/**
 * What is to be paid by the document's own figures, to two places: lines with their allowances and charges, then those of the
 * document, then all taxes.
 */
export function payable(document: Invoice | CreditNote): Decimal {
  const goods = goodsTotal(document);
  const net = plus(goods, adjustmentsTotal(document.allowances, goods));
  const lineTaxes = sum(document.lines.map((line) => taxesTotal(line.taxes, lineNet(line))));
  return rounded(plus(net, plus(lineTaxes, taxesTotal(document.taxes, net))), 2);
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

/** A line with its own allowances, charges and taxes. */
export function lineTotal(line: PricedLine): Decimal {
  const net = lineNet(line);
  return plus(net, taxesTotal(line.taxes, net));
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
  return sum((taxes ?? []).map((tax) => amountOf(tax, base) ?? zero));
}

// The division comes last: three at 10 per 3 are 10.
function priceOf({ amount, basis, multiplier = one }: Price, units: Decimal): Decimal {
  const whole = times(units, times(amount, multiplier));
  return basis === undefined || compare(basis, zero) === 0 ? whole : dividedBy(whole, basis);
}

function lineNet(line: PricedLine): Decimal {
  const gross = lineAmount(line);
  return plus(gross, adjustmentsTotal(line.allowances, gross));
}

/** The amount as it was sent, else the percentage of its own base or of `base`, to two places. */
function amountOf({ amount, percent, base: own }: Pick<Tax, 'amount' | 'percent' | 'base'>, base: Decimal) {
  if (amount !== undefined) return amount;
  return percent === undefined ? undefined : rounded(shifted(times(own ?? base, percent), 2), 2);
}
