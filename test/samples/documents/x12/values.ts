import { type CanonicalDocument, documentSchema, namesNoOrder } from '@quayside/canonical';
import { decimalOf, shifted } from '@quayside/std';
import fc from 'fast-check';
import { gtins } from '../gtins.js';

// Parts of documents in the values that X12 has codes for, and in the lengths that its elements take.

export const text = fc.stringMatching(/^[A-Z0-9][A-Za-z0-9./-]{0,12}$/).filter((name) => !namesNoOrder(name));
export const sentence = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z0-9]{1,8}){0,3}$/);
export const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
export const decimals = (places: number) =>
  fc.integer({ min: 1, max: 9_999_999 }).map((n) => shifted(decimalOf(n), places));
export const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
export const some = <T>(each: fc.Arbitrary<T>, most = 3) => fc.array(each, { minLength: 1, maxLength: most });
export const unit = fc.constantFrom('EA', 'H87', 'XCS', 'XCT', 'DZN', 'KGM', 'LBR', 'X12:CS');
export const quantity = fc.record({ value: decimals(3), unit });
export const currency = fc.constantFrom('EUR', 'USD', 'JPY');

// Identifiers of other kinds in the order in which the mappings look for them.
const identifiers = fc
  .subarray(['sku', 'model', 'engineering-change', 'drawing-revision', 'agreed'], { minLength: 1 })
  .chain((schemes) => fc.tuple(...schemes.map((scheme) => fc.record({ scheme: fc.constant(scheme), value: text }))));

export const item = fc.record(
  {
    buyer: text,
    supplier: text,
    gtin: fc.oneof(gtins(12), gtins(13), gtins(14)),
    manufacturer: text,
    identifiers,
    description: sentence,
    origin: fc.constantFrom('DE', 'NO'),
  },
  { requiredKeys: ['buyer'] },
);
export const price = fc.record(
  { amount: decimals(4), basis: fc.constantFrom('1', '10', '100', '1000') },
  { requiredKeys: ['amount'] },
);

const contact = fc.record(
  {
    role: fc.constantFrom('information', 'buyer', 'sales', 'X12:ZZ'),
    name: sentence,
    phone: digits(10),
    email: text,
    fax: digits(9),
  },
  { requiredKeys: ['role'] },
);
const contacts = some(contact, 2);

const role = fc.oneof(
  fc
    .constantFrom('buyer', 'seller', 'ship-to', 'ship-from', 'bill-to', 'remit-to', 'payer', 'carrier', 'warehouse')
    .map((known) => ({ role: known })),
  fc.constant({ role: 'other', code: 'Z7' }),
);
const partyFields = fc.record(
  {
    name: sentence,
    moreNames: some(sentence, 2),
    identifiers: fc
      .tuple(
        fc.record({ scheme: fc.constantFrom('gln', 'duns', 'buyer', 'seller', 'X12:ZZ'), value: text }),
        fc.array(fc.record({ scheme: fc.constantFrom('vat', 'store'), value: text }), { maxLength: 2 }),
      )
      .map(([first, more]) => [first, ...more]),
    address: fc.record(
      {
        lines: some(sentence, 4),
        city: sentence,
        region: fc.constantFrom('CA', 'NY'),
        postalCode: digits(5),
        country: fc.constantFrom('DE', 'US', 'NOR'),
      },
      { requiredKeys: ['city'] },
    ),
    contacts,
  },
  { requiredKeys: ['name'] },
);
export const parties = some(fc.tuple(role, partyFields).map(([said, fields]) => ({ ...said, ...fields })));

export const notes = some(sentence);
export const references = some(
  fc.record(
    {
      kind: fc.constantFrom('department', 'contract', 'packing-list', 'quotation', 'X12:ZZ'),
      value: text,
      description: sentence,
    },
    { requiredKeys: ['kind', 'value'] },
  ),
);

const known = fc
  .constantFrom('cancel-after', 'latest-delivery', 'earliest-delivery', 'promised-ship', 'period-start', 'tax-point')
  .map((kind) => ({ kind }));
const unknown = fc.constant({ kind: 'other', code: '999' });
const moment = fc.oneof(
  date.map((day) => ({ day })),
  fc
    .tuple(date, fc.integer({ min: 0, max: 1439 }))
    .map(([day, minute]) => ({ at: `${day}T${new Date(minute * 60_000).toISOString().slice(11, 16)}:00+00:00` })),
);
export const dates = some(
  fc.tuple(fc.oneof(known, unknown), moment).map(([kind, when]) => ({ ...kind, ...when })),
  2,
);

export const carrier = fc.record(
  {
    scac: fc.constantFrom('DHLE', 'SCHD'),
    name: sentence,
    mode: fc.constantFrom('motor', 'air', 'X12:ZZ'),
    service: fc.constantFrom('G2', 'ND'),
  },
  { requiredKeys: ['scac'] },
);
export const deliveryTerms = fc.record(
  {
    payment: fc.constantFrom('collect', 'prepaid', 'prepaid-charged'),
    incoterm: fc.constantFrom('DAP', 'FCA'),
    place: sentence,
  },
  { requiredKeys: ['payment'] },
);
const term = fc.record(
  {
    kind: fc.constantFrom('basic', 'basic-discount', 'X12:99'),
    netDays: digits(2),
    dueDate: date,
    discountPercent: decimals(2),
    discountDays: digits(1),
    discountDate: date,
    discountAmount: decimals(2),
    description: sentence,
  },
  { requiredKeys: ['netDays'] },
);
export const terms = some(term, 2);

const allowance = fc.record(
  {
    kind: fc.constantFrom('allowance', 'charge'),
    code: fc.constantFrom('C310', 'D240'),
    method: fc.constantFrom('off-invoice', 'bill-back', 'paid-by-supplier', 'paid-by-customer'),
    amount: decimals(2),
    percent: decimals(2),
    rate: decimals(2),
    quantity,
    reference: text,
    description: sentence,
  },
  { requiredKeys: ['kind', 'code', 'amount'] },
);
export const allowances = some(allowance, 2);
const tax = fc.record(
  {
    kind: fc.constantFrom('VAT', 'GST', 'X12:ZT'),
    amount: decimals(2),
    percent: decimals(2),
    base: decimals(2),
    registration: text,
  },
  { requiredKeys: ['kind', 'amount'] },
);
export const taxes = some(tax, 2);

export const packaging = fc.tuple(
  fc.record(
    { contains: digits(2), size: decimals(1), of: fc.constantFrom('EA', 'KGM'), unit: fc.constant('CTN') },
    { requiredKeys: ['contains', 'size', 'of'] },
  ),
);
export const schedule = some(fc.record({ quantity, date, dateMeans: fc.constantFrom('ship', 'delivery') }), 2);

export const common = { number: text, date, parties, references, dates, contacts };
export const commonLine = { references, dates };

export function parsed(type: CanonicalDocument['type'], fields: object): CanonicalDocument {
  return documentSchema.parse({ type, ...fields });
}
