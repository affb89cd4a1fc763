import fc from 'fast-check';
import { currency, date, decimals, digits, parsed, quantity, sentence, some, text } from './edifact-values.js';

// Documents as the standard mappings of cXML can say them.

const item = fc.record({ supplier: text, buyer: text, description: sentence }, { requiredKeys: ['supplier'] });
const orderedItem = fc.record(
  { supplier: text, buyer: text, description: sentence, gtin: fc.constant('4006381333931') },
  { requiredKeys: ['supplier'] },
);
const quantityUnit = fc.constantFrom('H87', 'KGM');
const price = fc.record(
  { amount: decimals(4), basis: fc.constantFrom('1', '100', '1000') },
  { requiredKeys: ['amount'] },
);
const party = (...roles: string[]) =>
  fc.record(
    {
      role: fc.constantFrom(...roles),
      name: sentence,
      identifiers: fc.tuple(fc.record({ scheme: fc.constantFrom('duns', 'gln', 'buyer'), value: digits(9) })),
      address: fc.record(
        {
          lines: fc.array(sentence, { minLength: 1, maxLength: 3 }),
          city: sentence,
          region: text,
          postalCode: digits(5),
          country: fc.constantFrom('DE', 'NO'),
        },
        { requiredKeys: ['lines', 'city', 'country'] },
      ),
      contacts: fc.tuple(fc.record({ email: text })),
    },
    { requiredKeys: ['role', 'name'] },
  );
const reference = fc.record(
  { kind: fc.constantFrom('customer-reference', 'delivery-note'), value: text, description: sentence },
  { requiredKeys: ['kind', 'value'] },
);
const term = fc.record(
  { netDays: digits(2), discountPercent: decimals(2), discountDays: digits(1) },
  { requiredKeys: ['netDays'] },
);
const common = { number: text, date, notes: some(sentence) };

/** Ship-to and bill-to have places of their own, before the contacts. */
const orderParties = fc.tuple(party('ship-to'), party('bill-to'), party('buyer'));

export const cxmlOrders = fc
  .record(
    {
      ...common,
      purpose: fc.constantFrom('original', 'replace', 'cancellation'),
      kind: fc.constantFrom('stand-alone', 'release', 'blanket'),
      deliveryDate: date,
      currency,
      total: decimals(2),
      terms: some(term),
      parties: orderParties,
      references: some(reference),
      lines: some(
        fc.record(
          {
            number: digits(2),
            item: orderedItem,
            quantity,
            price,
            deliveryDate: date,
            schedule: some(fc.record({ quantity, date })),
            notes: some(sentence),
          },
          { requiredKeys: ['number', 'item', 'quantity'] },
        ),
      ),
    },
    { requiredKeys: ['number', 'date', 'purpose', 'currency', 'total', 'lines'] },
  )
  .map((fields) => parsed('order', fields));

const commitment = fc.record(
  {
    status: fc.constantFrom('accepted', 'changed', 'rejected', 'backordered', 'pending'),
    quantity,
    date,
    reason: sentence,
  },
  { requiredKeys: ['status', 'quantity'] },
);

const confirmedLine = fc.record({ number: digits(2), quantity, commitments: some(commitment) });

/** A changed price stands where something is changed; with what it is for and the item, where it is for more than one. */
const repricedLine = fc
  .record({
    ...{ number: digits(2), quantity, price, unit: quantityUnit, item },
    commitments: fc.tuple(
      commitment,
      commitment.map((each) => ({ ...each, status: 'changed' as const })),
    ),
  })
  .map(({ price: { amount, basis }, unit, item: known, ...line }) =>
    basis === undefined ? { ...line, price: { amount } } : { ...line, price: { amount, basis, unit }, item: known },
  );

export const cxmlConfirmations = fc
  .record(
    {
      ...common,
      orderNumber: text,
      orderDate: date,
      purpose: fc.constantFrom('original', 'change', 'cancellation'),
      response: fc.constantFrom('accepted', 'changes-only', 'accepted-with-changes', 'rejected', 'held'),
      currency,
      total: decimals(2),
      parties: some(party('seller', 'ship-from')),
      references: some(reference),
      lines: fc.array(fc.oneof(confirmedLine, repricedLine), { maxLength: 3 }),
    },
    { requiredKeys: ['number', 'orderNumber', 'response', 'currency', 'total', 'lines'] },
  )
  .map((fields) => ({ ...fields, lines: fields.lines.map(withDays) }))
  .map((fields) => parsed('order-acknowledgement', fields));

type Commitment = typeof commitment extends fc.Arbitrary<infer T> ? T : never;

/** A day that is confirmed is that of the delivery. */
function withDays<L extends { commitments: Commitment[] }>(line: L) {
  const commitments = line.commitments.map((each) => (each.date ? { ...each, dateMeans: 'delivery' } : each));
  return { ...line, commitments };
}

const serials = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });

export const cxmlShipNotices = fc
  .record(
    {
      ...common,
      purpose: fc.constantFrom('original', 'change', 'cancellation'),
      orderNumber: text,
      shippedAt: date,
      deliveryDate: date,
      trackingNumber: text,
      carrier: fc.record({ name: sentence }),
      parties: some(party('ship-from', 'ship-to')),
      lines: some(
        fc.record(
          {
            number: digits(2),
            item,
            quantity,
            ordered: quantity,
            lot: text,
            expiry: date,
            serials,
            notes: some(sentence),
          },
          { requiredKeys: ['number', 'item', 'quantity'] },
        ),
      ),
    },
    { requiredKeys: ['number', 'orderNumber', 'purpose', 'lines'] },
  )
  .map(ofOneOrder)
  .chain((fields) => fc.boolean().map((packed) => ({ ...fields, ...(packed ? inPacks(fields.lines) : { packs: [] }) })))
  .map((fields) => parsed('ship-notice', fields));

const codes = ['340123450000000017', '340123450000000024', '340123450000000031'];

const kinds = ['pallet', 'carton', 'other'];

/** Each line in a package of its own. */
function inPacks(lines: readonly object[]) {
  const named = lines.map((_, i) => codes[i] ?? '');
  return {
    packs: named.map((sscc, i) => ({ id: sscc, sscc, kind: kinds[i] })),
    lines: lines.map((line, i) => ({ ...line, pack: codes[i] })),
  };
}

const tax = fc.record({ kind: fc.constant('vat'), percent: decimals(2), base: decimals(2), amount: decimals(2) });

export const cxmlInvoices = fc
  .record(
    {
      ...common,
      orderNumber: text,
      currency,
      terms: some(term),
      parties: some(party('remit-to', 'seller', 'bill-to')),
      references: some(reference),
      taxes: some(tax),
      lines: some(
        fc.record(
          { number: digits(2), item, quantity, price, amount: decimals(2), notes: some(sentence) },
          { requiredKeys: ['number', 'item', 'quantity', 'price'] },
        ),
      ),
      lineTotal: decimals(2),
      taxTotal: decimals(2),
      total: decimals(2),
    },
    { requiredKeys: ['number', 'orderNumber', 'currency', 'lines', 'total'] },
  )
  .map(ofOneOrder)
  .map((fields) => parsed('invoice', fields));

/** The order stands once, before its items. */
function ofOneOrder<F extends { orderNumber: string; lines: object[] }>(fields: F) {
  return { ...fields, lines: fields.lines.map((line) => ({ ...line, orderNumber: fields.orderNumber })) };
}
