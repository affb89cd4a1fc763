import { decimalOf, dividedBy, minus, plus, rounded, sum, times, type Decimal } from '@quayside/std';
import type { Environment } from '../orm/model.js';
import { idList, number, type Row } from '../orm/values.js';

const hundred = decimalOf('100');

/** Quantity x price less discount, without the taxes that are in the price, to two places: of a line of an order or a bill. */
export function subtotal(env: Environment, row: Row, quantity: number): Decimal {
  const gross = times(decimalOf(quantity), decimalOf(number(row['price_unit'])));
  const net = minus(gross, dividedBy(times(gross, decimalOf(number(row['discount']))), hundred));
  const included = taxesOn(env, row).filter((each) => each['price_include'] === true);
  const rate = sum(included.map((each) => decimalOf(number(each['amount']))));
  return rounded(dividedBy(times(net, hundred), plus(hundred, rate)), 2);
}

/** The taxes of a line, together. */
export function taxed(env: Environment, row: Row, net: Decimal): Decimal {
  const rate = sum(taxesOn(env, row).map((each) => decimalOf(number(each['amount']))));
  return rounded(dividedBy(times(net, rate), hundred), 2);
}

function taxesOn(env: Environment, row: Row): Row[] {
  return idList(row['tax_ids']).map((id) => env.get('account.tax', id));
}
