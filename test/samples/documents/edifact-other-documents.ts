import fc from 'fast-check';
import {
  common,
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
  weight,
} from './edifact-values.js';

// Documents as the standard mappings of EDIFACT can say them: those around an order.

const changedLine = fc.record(
  {
    number: digits(2),
    item,
    action: fc.constantFrom('added', 'deleted', 'changed', 'unchanged'),
    quantity,
    price,
    deliveryDate: date,
    notes: some(sentence),
  },
  { requiredKeys: ['number', 'item', 'action', 'quantity'] },
);
export const edifactOrderChanges = fc
  .record(
    {
      ...common,
      orderNumber: text,
      purpose: fc.constantFrom('change', 'cancellation'),
      currency,
      lines: some(changedLine),
    },
    { requiredKeys: ['number', 'orderNumber', 'date', 'lines'] },
  )
  .map((fields) => parsed('order-change', fields));

const plainParty = fc.record({ role: fc.constantFrom('buyer', 'seller'), name: sentence });
const remitted = fc.record(
  {
    kind: fc.constantFrom('invoice', 'credit-note', 'debit-note'),
    number: text,
    date,
    orderNumber: text,
    gross: decimals(2),
    discount: decimals(2),
    amount: decimals(2),
    adjustments: some(
      fc.record({ reason: digits(1), amount: decimals(2), reference: text }, { requiredKeys: ['reason', 'amount'] }),
    ),
  },
  { requiredKeys: ['kind', 'number', 'amount'] },
);
export const edifactRemittances = fc
  .record(
    {
      number: text,
      date,
      parties: some(plainParty),
      currency,
      amount: decimals(2),
      paidAt: date,
      accounts: some(
        fc.record(
          { role: fc.constantFrom('payer', 'payee'), number: digits(10), holder: sentence, bank: text },
          { requiredKeys: ['role', 'number'] },
        ),
      ),
      notes: some(sentence),
      items: some(remitted),
    },
    { requiredKeys: ['number', 'date', 'amount', 'items'] },
  )
  .map((fields) => parsed('remittance', fields));

export const edifactAdvices = fc
  .record({
    number: text,
    date,
    answers: fc.tuple(
      fc.record(
        {
          verdict: fc.constantFrom('accepted', 'rejected', 'accepted-with-changes'),
          number: text,
          errors: some(
            fc.record({ code: digits(2), message: sentence, reference: digits(2) }, { requiredKeys: ['code'] }),
          ),
        },
        { requiredKeys: ['verdict', 'number'] },
      ),
    ),
  })
  .map((fields) => parsed('application-advice', fields));

const stockLine = fc.record(
  {
    number: digits(2),
    item,
    location: text,
    quantities: some(fc.record({ kind: fc.constantFrom('on-hand', 'available', 'blocked', 'sold'), quantity })),
    lot: text,
    expiry: date,
  },
  { requiredKeys: ['item', 'quantities'] },
);
export const edifactInventoryReports = fc
  .record(
    { ...common, kind: fc.constant('35'), asOf: date, currency, lines: some(stockLine) },
    { requiredKeys: ['number', 'kind', 'date', 'lines'] },
  )
  .map((fields) => parsed('inventory-report', fields));

const receivedLine = fc.record(
  {
    number: digits(2),
    item,
    received: quantity,
    accepted: quantity,
    shipped: quantity,
    differences: some(
      fc.record({
        quantity: fc.record({ value: decimals(0) }),
        condition: fc.constantFrom('short', 'over', 'damaged', 'wrong-item', 'returned'),
      }),
    ),
    lot: text,
  },
  { requiredKeys: ['number', 'item', 'received'] },
);
export const edifactReceivingAdvices = fc
  .record(
    { ...common, orderNumber: text, shipNoticeNumber: text, receivedAt: date, lines: some(receivedLine) },
    { requiredKeys: ['number', 'date', 'orderNumber', 'parties', 'lines'] },
  )
  .map((fields) => {
    const lines = fields.lines.map((line) => ({ ...line, orderNumber: fields.orderNumber }));
    return parsed('receiving-advice', { ...fields, lines });
  });

const listedPrice = fc.record(
  {
    kind: fc.constantFrom('net', 'gross', 'retail'),
    amount: decimals(4),
    basis: fc.constantFrom('1', '100'),
    unit: fc.constantFrom('H87', 'KGM'),
    from: date,
    until: date,
  },
  { requiredKeys: ['kind', 'amount'] },
);
export const edifactCatalogues = fc
  .record(
    {
      ...common,
      kind: fc.constant('9'),
      validFrom: date,
      validUntil: date,
      currency,
      notes: some(sentence),
      lines: some(
        fc.record(
          {
            number: digits(2),
            action: fc.constantFrom('added', 'changed', 'deleted'),
            item,
            prices: some(listedPrice),
            minimumOrder: quantity,
            weight,
            notes: some(sentence),
          },
          { requiredKeys: ['number', 'item'] },
        ),
      ),
    },
    { requiredKeys: ['number', 'kind', 'date', 'lines'] },
  )
  .map((fields) => parsed('price-catalogue', fields));
