import { compare, decimalOf, type Decimal, dividedBy, minus, plus, rounded, sum, times, zero } from '@quayside/std';
import { z } from 'zod';
import { decimalFrom } from './number.js';

/** A tax as far as prices depend on it. */
export const tax = z.object({
  id: z.number(),
  amount: z.number(),
  amount_type: z.string(),
  price_include: z.boolean(),
});

export type Tax = z.infer<typeof tax>;

/** What is read of a tax. */
export const taxFields = { fields: { amount: {}, amount_type: {}, price_include: {} } };

const [one, hundred, cent] = [decimalOf('1'), decimalOf('100'), decimalOf('0.01')];

/** How much of a net price such a price has: 1.21 where a tax of 21 % is included. */
function grossFactor(taxes: readonly Tax[]): Decimal {
  const included = taxes.filter((each) => each.price_include && each.amount_type === 'percent');
  return plus(one, dividedBy(sum(included.map(({ amount }) => decimalFrom(amount))), hundred));
}

/** A price without the taxes that Odoo has in it, as documents state prices. */
export function withoutIncluded(price: Decimal, taxes: readonly Tax[]): Decimal {
  const factor = grossFactor(taxes);
  return factor === one ? price : dividedBy(price, factor);
}

/** A price of a document as Odoo wants it for a line with these taxes. */
export function withIncluded(price: Decimal, taxes: readonly Tax[]): Decimal {
  const factor = grossFactor(taxes);
  return factor === one ? price : rounded(times(price, factor), 10);
}

/**
 * The rate that a line is taxed with, in percent. What its taxes come to by their names, unless the amount of the tax says otherwise:
 * a reverse charge of 21 % charges nothing.
 */
export function rateOf(
  taxes: readonly Tax[],
  { net, taxed }: { readonly net: Decimal; readonly taxed: Decimal },
): Decimal {
  const named = sum(taxes.filter((each) => each.amount_type === 'percent').map(({ amount }) => decimalFrom(amount)));
  const expected = dividedBy(times(net, named), hundred);
  const difference = minus(expected, taxed);
  if (compare(times(difference, difference), times(cent, cent)) <= 0 || compare(net, zero) === 0) return named;
  return rounded(dividedBy(times(taxed, hundred), net), 2);
}
