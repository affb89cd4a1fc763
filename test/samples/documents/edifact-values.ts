import { type CanonicalDocument, documentSchema, namesNoOrder } from '@quayside/canonical';
import { decimalOf, shifted } from '@quayside/std';
import fc from 'fast-check';
import { gtins } from './gtins.js';

// What documents are made of, as the standard mappings of EDIFACT can say it.

export const text = fc.stringMatching(/^[A-Z0-9][A-Za-z0-9./-]{0,12}$/).filter((name) => !namesNoOrder(name));
export const sentence = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z0-9?+:']{1,8}){0,3}$/);
export const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
export const decimals = (places: number) =>
  fc.integer({ min: 1, max: 9_999_999 }).map((n) => shifted(decimalOf(n), places));
export const quantity = fc.record({ value: decimals(3), unit: fc.constantFrom('H87', 'EA', 'KGM', 'MTR', 'XCS') });
export const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
export const some = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 1, maxLength: 3 });

export const item = fc.record(
  { gtin: gtins(13), buyer: text, supplier: text, description: sentence },
  { requiredKeys: ['buyer'] },
);
export const price = fc.record(
  { amount: decimals(4), basis: fc.constantFrom('1', '100', '1000'), unit: fc.constantFrom('H87', 'KGM') },
  { requiredKeys: ['amount'] },
);
export const contact = fc.record(
  { role: fc.constantFrom('order', 'buyer'), name: sentence, email: text, phone: digits(8) },
  { requiredKeys: ['role', 'name'] },
);
export const party = fc.record(
  {
    role: fc.constantFrom('buyer', 'seller', 'ship-to', 'ship-from', 'bill-to', 'remit-to', 'carrier'),
    name: sentence,
    identifiers: fc.tuple(fc.record({ scheme: fc.constantFrom('gln', 'buyer', 'seller'), value: digits(13) })),
    address: fc.record(
      {
        lines: fc.array(sentence, { minLength: 1, maxLength: 3 }),
        city: sentence,
        postalCode: digits(5),
        country: fc.constantFrom('DE', 'NO'),
      },
      { requiredKeys: ['city'] },
    ),
    contacts: some(contact),
  },
  { requiredKeys: ['role', 'name'] },
);
export const reference = fc.record(
  { kind: fc.constantFrom('contract', 'customer-reference', 'customer-order'), value: text, date },
  { requiredKeys: ['kind', 'value'] },
);
export const lineReference = fc.record({ kind: fc.constantFrom('contract', 'customer-reference'), value: text });
export const common = { number: text, date, parties: some(party), references: some(reference) };
export const currency = fc.constantFrom('EUR', 'NOK');
export const terms = fc.tuple(
  fc.record({ netDays: digits(2), dueDate: date }, { requiredKeys: ['netDays'] }),
  fc.record({ discountDays: digits(1), discountPercent: decimals(2) }),
);
export const allowance = fc.record(
  {
    kind: fc.constantFrom('allowance', 'charge'),
    code: fc.constantFrom('FC', 'DI'),
    method: fc.constantFrom('off-invoice', 'bill-back'),
    sequence: fc.constantFrom('1', '2'),
    percent: decimals(2),
    amount: decimals(2),
    description: sentence,
  },
  { requiredKeys: ['kind', 'amount'] },
);
export const tax = fc.record(
  {
    kind: fc.constant('VAT'),
    category: fc.constantFrom('S', 'E'),
    percent: decimals(2),
    base: decimals(2),
    amount: decimals(2),
  },
  { requiredKeys: ['kind', 'amount'] },
);

// Below a line one amount of a tax has a place.
export const lineTax = fc.record(
  { kind: fc.constant('VAT'), category: fc.constantFrom('S', 'E'), percent: decimals(2), amount: decimals(2) },
  { requiredKeys: ['kind', 'amount'] },
);

export const weight = fc.record({ value: decimals(1), unit: fc.constant('KGM') });

/** A document of that type, as the canonical schema has it. */
export function parsed(type: CanonicalDocument['type'], fields: object): CanonicalDocument {
  return documentSchema.parse({ type, ...fields });
}
