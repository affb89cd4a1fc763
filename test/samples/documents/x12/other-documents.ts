import fc from 'fast-check';
import * as v from './values.js';

const account = fc.record({ bank: v.digits(9), number: v.digits(10) });
const paper = fc.record(
  {
    kind: fc.constantFrom('invoice', 'credit-note', 'debit-note'),
    number: v.text,
    date: v.date,
    orderNumber: v.text,
    gross: v.decimals(2),
    discount: v.decimals(2),
    adjustments: v.some(
      fc.record({ reason: fc.constantFrom('01', '86'), amount: v.decimals(2), reference: v.text }),
      2,
    ),
    notes: v.some(v.sentence, 2),
  },
  { requiredKeys: ['kind', 'number'] },
);

export const x12Remittances = fc
  .record(
    {
      number: v.text,
      date: v.date,
      amount: v.decimals(2),
      direction: fc.constantFrom('credit', 'debit'),
      method: fc.constantFrom('ACH', 'CHK'),
      paidAt: v.date,
      currency: v.currency,
      accounts: fc.tuple(account, account).map(([payer, payee]) => [
        { role: 'payer', ...payer },
        { role: 'payee', ...payee },
      ]),
      references: v.references,
      dates: v.dates,
      parties: v.parties,
      notes: v.notes,
      items: v.some(paper),
    },
    { requiredKeys: ['number', 'amount', 'direction', 'method', 'items'] },
  )
  .map((fields) => v.parsed('remittance', fields));

const answer = fc.record(
  {
    verdict: fc.constantFrom('accepted', 'accepted-with-changes', 'rejected', 'partially-accepted'),
    setType: fc.constantFrom('850', '860'),
    number: v.text,
    orderNumber: v.text,
    date: v.date,
    groupControl: v.digits(3),
    setControl: fc.constant('0001'),
    errors: v.some(
      fc.record({
        code: fc.constantFrom('001', 'ZZZ'),
        message: v.sentence,
        reference: fc.constant('PO1'),
        segment: v.digits(2),
        element: v.digits(1),
        value: v.text,
      }),
      2,
    ),
  },
  { requiredKeys: ['verdict', 'number', 'groupControl', 'setControl', 'setType'] },
);

export const x12ApplicationAdvices = fc
  .record(
    { number: v.text, date: v.date, parties: v.parties, answers: v.some(answer) },
    { requiredKeys: ['number', 'date', 'answers'] },
  )
  .map((fields) => v.parsed('application-advice', fields));

const listedPrice = fc.record(
  {
    kind: fc.constantFrom('net', 'list', 'contract', 'retail'),
    amount: v.decimals(4),
    basis: fc.constantFrom('1', '100', '1000'),
    multiplier: fc.constantFrom('0.9', '0.85'),
    minimum: v.quantity,
    from: v.date,
    until: v.date,
  },
  { requiredKeys: ['kind', 'amount'] },
);
const catalogueLine = fc.record(
  {
    number: v.text,
    action: fc.constantFrom('added', 'changed', 'deleted', 'unchanged'),
    item: v.item,
    prices: v.some(listedPrice, 2),
    packs: v.packaging,
    leadTimeDays: v.digits(2),
    availableFrom: v.date,
    availableUntil: v.date,
    allowances: v.allowances,
    taxes: v.taxes,
    references: v.references,
    dates: v.dates,
  },
  { requiredKeys: ['action', 'item'] },
);

export const x12PriceCatalogues = fc
  .record(
    {
      ...v.common,
      kind: fc.constantFrom('PC', 'RC'),
      purpose: fc.constantFrom('original', 'replace'),
      validFrom: v.date,
      validUntil: v.date,
      currency: v.currency,
      lines: v.some(catalogueLine),
    },
    { requiredKeys: ['number', 'kind', 'purpose', 'lines'] },
  )
  .map((fields) => v.parsed('price-catalogue', fields));

const stockLine = fc.record(
  {
    number: v.text,
    item: v.item,
    location: v.text,
    quantities: v.some(
      fc.record(
        { kind: fc.constantFrom('on-hand', 'available', 'on-order', 'in-transit'), quantity: v.quantity, date: v.date },
        { requiredKeys: ['kind', 'quantity'] },
      ),
    ),
    price: v.price,
    lot: v.text,
    expiry: v.date,
    references: v.references,
    dates: v.dates,
  },
  { requiredKeys: ['item', 'quantities'] },
);

export const x12InventoryReports = fc
  .record(
    {
      ...v.common,
      kind: fc.constantFrom('SI', 'DD'),
      purpose: fc.constantFrom('original', 'replace'),
      asOf: v.date,
      currency: v.currency,
      lines: v.some(stockLine),
    },
    { requiredKeys: ['number', 'date', 'kind', 'purpose', 'lines'] },
  )
  .map((fields) => v.parsed('inventory-report', fields));

const receivedLine = fc.record(
  {
    number: v.text,
    orderNumber: v.text,
    item: v.item,
    received: v.quantity,
    shipped: v.quantity,
    differences: v.some(
      fc.oneof(
        fc.record({ quantity: v.quantity, condition: fc.constantFrom('damaged', 'short', 'over', 'rejected', 'held') }),
        fc.record({ quantity: v.quantity, condition: fc.constant('other'), code: fc.constant('04') }),
      ),
      4,
    ),
    pack: v.digits(18),
    lot: v.text,
    serials: fc.uniqueArray(v.text, { minLength: 1, maxLength: 2 }),
    references: v.references,
    dates: v.dates,
  },
  { requiredKeys: ['item', 'received'] },
);

export const x12ReceivingAdvices = fc
  .record(
    {
      ...v.common,
      purpose: fc.constantFrom('original', 'replace'),
      orderNumber: v.text,
      shipNoticeNumber: v.text,
      receivedAt: v.date,
      currency: v.currency,
      lines: v.some(receivedLine),
    },
    { requiredKeys: ['number', 'date', 'purpose', 'receivedAt', 'lines'] },
  )
  .map((fields) => v.parsed('receiving-advice', fields));
