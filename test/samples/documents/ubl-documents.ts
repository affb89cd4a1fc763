import fc from 'fast-check';
import {
  currency,
  date,
  decimals,
  digits,
  item,
  parsed,
  price,
  quantity,
  sentence,
  some,
  text,
} from './edifact-values.js';
import { sscc } from './sscc.js';

// Documents as the standard mappings of UBL can say them.

const address = fc.record(
  {
    lines: fc.array(sentence, { minLength: 1, maxLength: 3 }),
    city: sentence,
    region: sentence,
    postalCode: digits(5),
    country: fc.constantFrom('DE', 'NO'),
  },
  { requiredKeys: ['city'] },
);

const identifiers = fc.tuple(
  fc.record({ scheme: fc.constant('gln'), value: digits(13) }),
  fc.record({ scheme: fc.constantFrom('endpoint:0088', 'endpoint:0192'), value: digits(13) }),
  fc.record({ scheme: fc.constant('vat'), value: text }),
  fc.record({ scheme: fc.constant('registration'), value: text }),
);

const contact = fc.record(
  { name: sentence, email: text, phone: digits(8), fax: digits(8) },
  { requiredKeys: ['name'] },
);

/** A party in each of these roles, or none, in the order in which the mapping reads them. */
function parties(...roles: readonly string[]) {
  const one = (role: string) =>
    fc.record(
      { role: fc.constant(role), name: sentence, identifiers, address, contacts: some(contact) },
      { requiredKeys: ['role', 'name'] },
    );
  return fc
    .tuple(...roles.map((role) => fc.option(one(role), { nil: undefined })))
    .map((all) => all.flatMap((each) => each ?? []));
}

const withParties = (roles: readonly string[]) => parties(...roles).filter((all) => all.length > 0);

const allowance = fc.record(
  {
    kind: fc.constantFrom('allowance', 'charge'),
    code: fc.constantFrom('FC', '95'),
    percent: decimals(2),
    amount: decimals(2),
    base: decimals(2),
    description: sentence,
  },
  { requiredKeys: ['kind', 'amount'] },
);

const tax = fc.record(
  {
    kind: fc.constant('VAT'),
    category: fc.constantFrom('S', 'E'),
    percent: decimals(2),
    base: decimals(2),
    amount: decimals(2),
  },
  { requiredKeys: ['kind', 'category', 'amount'] },
);

const rate = fc.record({ kind: fc.constant('VAT'), category: fc.constantFrom('S', 'E'), percent: decimals(2) });
const related = fc.record(
  { kind: fc.constant('related-document'), value: text, description: sentence },
  { requiredKeys: ['kind', 'value'] },
);
const terms = fc.record(
  { description: sentence, discountPercent: decimals(2), discountDate: date },
  { requiredKeys: ['description'] },
);
const head = { number: text, date, currency, notes: some(sentence), references: some(related) };

function invoiced(type: 'invoice' | 'credit-note') {
  const own: Record<string, fc.Arbitrary<string>> = type === 'invoice' ? { dueDate: date } : { invoiceNumber: text };
  const line = fc.record(
    { number: digits(2), orderNumber: text, item, quantity, price, netAmount: decimals(2), notes: some(sentence) },
    { requiredKeys: ['item', 'quantity', 'price'] },
  );
  return fc
    .record(
      {
        ...head,
        ...own,
        orderNumber: text,
        shipNoticeNumber: text,
        terms: some(terms),
        parties: withParties(['seller', 'buyer', 'payee']),
        allowances: some(allowance),
        taxes: some(tax),
        taxTotal: decimals(2),
        lineTotal: decimals(2),
        lines: some(line),
        total: decimals(2),
      },
      { requiredKeys: ['number', 'currency', 'lines', 'total'] },
    )
    .map((fields) => parsed(type, fields));
}

export const ublInvoices = invoiced('invoice');
export const ublCreditNotes = invoiced('credit-note');

const orderLine = {
  number: digits(2),
  item,
  quantity,
  price,
  deliveryDate: date,
  amount: decimals(2),
  allowances: some(allowance),
  taxes: some(rate),
  notes: some(sentence),
};
const orderRoles = ['buyer', 'seller', 'bill-to', 'ultimate-consignee'];
const ordered = {
  ...head,
  deliveryDate: date,
  supplierReference: text,
  terms: some(terms),
  parties: withParties(orderRoles),
  allowances: some(allowance),
  taxes: some(tax),
  total: decimals(2),
};

export const ublOrders = fc
  .record(
    { ...ordered, lines: some(fc.record(orderLine, { requiredKeys: ['number', 'item', 'quantity'] })) },
    { requiredKeys: ['number', 'currency', 'lines'] },
  )
  .map((fields) => parsed('order', fields));

export const ublOrderChanges = fc
  .record(
    {
      ...ordered,
      orderNumber: text,
      orderDate: date,
      changeNumber: digits(1),
      lines: some(
        fc.record(
          { ...orderLine, action: fc.constantFrom('added', 'changed', 'deleted', 'unchanged') },
          { requiredKeys: ['number', 'item', 'quantity'] },
        ),
      ),
    },
    { requiredKeys: ['number', 'currency', 'orderNumber', 'changeNumber', 'lines'] },
  )
  .map((fields) => parsed('order-change', fields));

export const ublOrderCancellations = fc
  .record(
    {
      ...{ number: text, date, notes: some(sentence), orderNumber: text, orderDate: date, supplierReference: text },
      purpose: fc.constant('cancellation'),
      parties: parties('buyer', 'seller', 'ultimate-consignee').filter((all) => all.length > 0),
    },
    { requiredKeys: ['number', 'purpose', 'orderNumber'] },
  )
  .map((fields) => parsed('order-change', { ...fields, lines: [] }));

const accepted = { action: 'accepted', status: 'accepted' } as const;
const changed = { action: 'changed', status: 'changed' } as const;
const refused = { action: 'rejected', status: 'rejected' } as const;

const answeredLine = fc
  .record(
    {
      number: digits(2),
      item,
      price,
      says: fc.constantFrom(accepted, changed, refused),
      deliveries: some(fc.record({ quantity, date })),
      later: fc.option(quantity, { nil: undefined }),
      notes: some(sentence),
    },
    { requiredKeys: ['number', 'item', 'says', 'deliveries', 'later'] },
  )
  .map(({ says: { action, status }, deliveries, later, ...line }) => ({
    ...line,
    action,
    commitments: [
      ...deliveries.map((each) => ({ status, ...each, dateMeans: 'delivery' })),
      ...(later ? [{ status: 'backordered', quantity: later }] : []),
    ],
  }));

export const ublAcknowledgements = fc
  .record(
    {
      ...head,
      orderNumber: text,
      orderDate: date,
      supplierReference: text,
      response: fc.constantFrom('accepted', 'accepted-with-changes', 'rejected', 'received'),
      parties: withParties(orderRoles),
      lines: some(answeredLine),
    },
    { requiredKeys: ['number', 'currency', 'orderNumber', 'lines'] },
  )
  .map((fields) => parsed('order-acknowledgement', fields));

export const ublSimpleAnswers = fc
  .record(
    {
      ...{ number: text, date, notes: some(sentence), orderNumber: text, orderDate: date },
      response: fc.constantFrom('accepted', 'rejected'),
      parties: withParties(['seller', 'buyer', 'bill-to']),
    },
    { requiredKeys: ['number', 'orderNumber', 'response'] },
  )
  .map((fields) => parsed('order-acknowledgement', { ...fields, lines: [] }));

const weight = fc.record({ value: decimals(1), unit: fc.constant('KGM') });
const shippedLine = fc.record(
  {
    number: digits(2),
    orderNumber: text,
    item,
    quantity,
    lot: text,
    expiry: date,
    bestBefore: date,
    notes: some(sentence),
  },
  { requiredKeys: ['number', 'item', 'quantity'] },
);

const pack = fc.oneof(
  sscc.map((id) => ({ id, sscc: id })),
  // What is no SSCC is the package's own name.
  text.map((id) => ({ id, name: id })),
);
const packs = fc.uniqueArray(
  fc
    .record({ pack, kind: fc.constantFrom('pallet', 'carton', 'other'), weight }, { requiredKeys: ['pack', 'kind'] })
    .map(({ pack: name, ...more }) => ({ ...name, ...more })),
  { minLength: 1, maxLength: 3, selector: ({ id }) => id },
);

/** Lines in packs or loose, several in one pack too; packs in the order in which lines name them. */
function inPacks(lines: readonly object[]) {
  const places = fc.array(fc.option(fc.nat({ max: 2 })), { minLength: lines.length, maxLength: lines.length });
  return fc.tuple(packs, places).map(([all, chosen]) => {
    const inside = chosen.map((at) => (at === null ? undefined : all[at % all.length]));
    return {
      packs: [...new Set(inside.filter((each) => each !== undefined))],
      lines: lines.map((line, i) => ({ ...line, ...(inside[i] && { pack: inside[i].id }) })),
    };
  });
}

export const ublShipNotices = fc
  .record(
    {
      ...{ number: text, date, notes: some(sentence), references: some(related), orderNumber: text },
      ...{ shipmentNumber: text, shippedAt: date, deliveryDate: date, trackingNumber: text },
      weight,
      parties: withParties(['ship-from', 'ship-to', 'buyer', 'seller']),
      lines: some(shippedLine),
    },
    { requiredKeys: ['number', 'shipmentNumber', 'lines'] },
  )
  .chain((fields) => inPacks(fields.lines).map((packed) => parsed('ship-notice', { ...fields, ...packed })));

export const ublReceivingAdvices = fc
  .record(
    {
      ...{ number: text, date, notes: some(sentence), orderNumber: text, shipNoticeNumber: text, receivedAt: date },
      parties: withParties(['ship-to', 'ship-from', 'buyer', 'seller']),
      lines: some(
        fc
          .record(
            { number: digits(2), item, received: quantity, short: quantity, lot: text },
            { requiredKeys: ['item', 'received'] },
          )
          .map(({ short, ...line }) => ({
            ...line,
            ...(short && { differences: [{ quantity: short, condition: 'short' }] }),
          })),
      ),
    },
    { requiredKeys: ['number', 'lines'] },
  )
  .map((fields) => parsed('receiving-advice', fields));

export const ublCatalogues = fc
  .record(
    {
      ...{ number: text, date, notes: some(sentence), validFrom: date, validUntil: date },
      parties: withParties(['seller', 'buyer']),
      lines: some(
        fc.record(
          {
            number: digits(2),
            action: fc.constantFrom('added', 'changed', 'deleted'),
            item,
            orderUnit: fc.constantFrom('H87', 'KGM'),
            minimumOrder: quantity,
            taxes: some(rate),
            prices: some(
              fc.record(
                { amount: decimals(2), basis: fc.constantFrom('1', '100'), from: date },
                { requiredKeys: ['amount'] },
              ),
            ),
          },
          { requiredKeys: ['number', 'item'] },
        ),
      ),
    },
    { requiredKeys: ['number', 'lines'] },
  )
  .map((fields) => parsed('price-catalogue', fields));

/** Of an answer, Quayside writes the party's legal name, its address in the network and its identifiers. */
export const ublApplicationAdvices = fc
  .record(
    {
      ...{ number: text, date, notes: some(sentence) },
      answers: some(
        fc.record(
          {
            ...{ number: text, date, notes: some(sentence) },
            verdict: fc.constantFrom('accepted', 'rejected', 'accepted-with-changes', 'partially-accepted'),
            setType: fc.constantFrom('Order', 'OrderChange', 'Invoice'),
            errors: some(
              fc.record(
                { code: text, message: sentence, reference: digits(2) },
                { requiredKeys: ['message', 'reference'] },
              ),
            ),
          },
          { requiredKeys: ['number', 'verdict'] },
        ),
      ),
    },
    { requiredKeys: ['number', 'answers'] },
  )
  .map((fields) => parsed('application-advice', fields));
