import type { LocalDate } from '@quayside/std';
import { money } from '../tolerance.js';
import { days, hasPrice } from './price-fields.js';
import type { PriceListValues, VendorPrice } from './priced-product.js';
import type { Said } from './said.js';

interface Told {
  readonly entry: VendorPrice | undefined;
  readonly changed: PriceListValues;
  readonly said: Said;
  readonly difference: string | undefined;
  readonly today: LocalDate;
}

/** "Round rod 12 mm (ROD-12): 2.60 EUR instead of 2.50 EUR (+4 %), delivered in 10 days instead of 14 days, from 2027-01-01." */
export function proposalInWords(name: string, told: Told): string {
  const { said, changed, today } = told;
  const parts = [
    ...(told.entry ? changes({ ...told, entry: told.entry }) : firstPrice(said)),
    ...(said.from !== undefined && said.from > today ? [`from ${said.from}`] : []),
    ...(changed.until === undefined ? [] : [`until ${changed.until}`]),
  ];
  return `${name}: ${parts.join(', ')}.`;
}

function firstPrice({ amount, currency, minimum }: Said): string[] {
  return [
    ...(amount === undefined ? [] : [`${money(amount, currency)}, a new price`]),
    ...(minimum === undefined || minimum === '0' ? [] : [`for ${minimum} or more`]),
  ];
}

function changes({ entry, changed, said, difference }: Told & { readonly entry: VendorPrice }): string[] {
  const { minimum, leadTimeDays, supplierCode } = changed;
  return [
    ...(hasPrice(changed) ? [priceChange(entry, said, changed.amount === undefined ? undefined : difference)] : []),
    ...(minimum === undefined ? [] : [`from a quantity of ${minimum} instead of ${entry.minimum}`]),
    ...(leadTimeDays === undefined
      ? []
      : [`delivered in ${days(leadTimeDays)} instead of ${days(entry.leadTimeDays)}`]),
    ...(supplierCode === undefined ? [] : [numberChange(supplierCode, entry)]),
  ];
}

function priceChange(entry: VendorPrice, { amount, currency }: Said, difference: string | undefined): string {
  const size = difference === undefined ? '' : ` (${difference})`;
  const now = money(amount ?? entry.amount, currency ?? entry.currency);
  return `${now} instead of ${money(entry.amount, entry.currency)}${size}`;
}

function numberChange(supplierCode: string, entry: VendorPrice): string {
  const before = entry.supplierCode === undefined ? '' : ` instead of ${entry.supplierCode}`;
  return `the supplier's number is ${supplierCode}${before}`;
}
