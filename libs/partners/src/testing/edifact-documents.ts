import { type CanonicalDocument, documentSchema } from '@quayside/canonical';
import { decimalOf, shifted } from '@quayside/std';
import fc from 'fast-check';

// Documents as the standard mappings of EDIFACT can say them.

const text = fc.stringMatching(/^[A-Z0-9][A-Za-z0-9./-]{0,12}$/);
const sentence = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z0-9?+:']{1,8}){0,3}$/);
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const decimals = (places: number) => fc.integer({ min: 1, max: 9_999_999 }).map((n) => shifted(decimalOf(n), places));
const quantity = fc.record({ value: decimals(3), unit: fc.constantFrom('H87', 'EA', 'KGM', 'MTR', 'XCS') });
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
const some = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 1, maxLength: 3 });

const item = fc.record(
  { gtin: digits(13), buyer: text, supplier: text, description: sentence },
  { requiredKeys: ['buyer'] },
);
const price = fc.record(
  { amount: decimals(4), basis: fc.constantFrom('1', '100', '1000'), unit: fc.constantFrom('H87', 'KGM') },
  { requiredKeys: ['amount'] },
);
const contact = fc.record(
  { role: fc.constantFrom('OC', 'PD'), name: sentence, email: text, phone: digits(8) },
  { requiredKeys: ['role', 'name'] },
);
const party = fc.record(
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
const reference = fc.record(
  { kind: fc.constantFrom('contract', 'customer-reference', 'customer-order'), value: text, date },
  { requiredKeys: ['kind', 'value'] },
);
const lineReference = fc.record({ kind: fc.constantFrom('contract', 'customer-reference'), value: text });
const common = { number: text, date, parties: some(party), references: some(reference) };
const currency = fc.constantFrom('EUR', 'NOK');
const terms = fc.tuple(
  fc.record({ netDays: digits(2), dueDate: date }, { requiredKeys: ['netDays'] }),
  fc.record({ discountDays: digits(1), discountPercent: decimals(2) }),
);
const allowance = fc.record(
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
const tax = fc.record(
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
const lineTax = fc.record(
  { kind: fc.constant('VAT'), category: fc.constantFrom('S', 'E'), percent: decimals(2), amount: decimals(2) },
  { requiredKeys: ['kind', 'amount'] },
);

export const edifactOrders = fc
  .record(
    {
      ...common,
      kind: fc.constantFrom('stand-alone', 'blanket', 'release'),
      purpose: fc.constantFrom('original', 'replace', 'duplicate'),
      deliveryDate: date,
      currency,
      notes: some(sentence),
      terms,
      allowances: some(allowance),
      lines: some(
        fc.record(
          {
            number: digits(2),
            item,
            quantity,
            price,
            deliveryDate: date,
            schedule: some(fc.record({ quantity, date })),
            allowances: some(allowance),
            taxes: some(lineTax),
            references: some(lineReference),
            notes: some(sentence),
          },
          { requiredKeys: ['number', 'item', 'quantity'] },
        ),
      ),
      total: decimals(2),
    },
    { requiredKeys: ['number', 'date', 'kind', 'lines'] },
  )
  .map((fields) => parsed('order', fields));

const promise = fc.record({
  status: fc.constantFrom('accepted', 'changed', 'rejected', 'deleted'),
  quantity,
  date,
  dateMeans: fc.constantFrom('ship', 'delivery'),
});
const backorder = fc.record({ status: fc.constant('backordered'), quantity });
const actions: Readonly<Record<string, string>> = {
  accepted: 'accepted',
  changed: 'changed',
  rejected: 'rejected',
  deleted: 'deleted',
};

export const edifactAcknowledgements = fc
  .record(
    {
      ...common,
      orderNumber: text,
      purpose: fc.constantFrom('original', 'replace', 'change'),
      response: fc.constantFrom('accepted', 'accepted-with-changes', 'changes-only', 'rejected'),
      supplierReference: text,
      currency,
      notes: some(sentence),
      lines: fc.array(
        fc
          .record(
            { number: digits(2), item, quantity, price, commitments: fc.tuple(promise), notes: some(sentence) },
            { requiredKeys: ['number', 'item', 'commitments'] },
          )
          .chain((line) =>
            fc.option(backorder, { nil: undefined }).map((later) => ({
              ...line,
              action: actions[line.commitments[0].status],
              commitments: later ? [...line.commitments, later] : line.commitments,
            })),
          ),
        { maxLength: 4 },
      ),
    },
    { requiredKeys: ['number', 'orderNumber', 'date', 'purpose', 'response', 'lines'] },
  )
  .map((fields) => parsed('order-acknowledgement', fields));

const shipped = fc.record(
  {
    number: digits(2),
    item,
    quantity,
    ordered: quantity,
    lot: text,
    expiry: date,
    serials: fc.array(text, { minLength: 1, maxLength: 5 }),
    difference: fc.record({
      quantity: fc.record({ value: decimals(0) }),
      means: fc.constantFrom('backordered', 'considered-complete', 'substituted'),
    }),
    notes: some(sentence),
  },
  { requiredKeys: ['item', 'quantity', 'number'] },
);
const weight = fc.record({ value: decimals(1), unit: fc.constant('KGM') });
const pack = fc.record({ sscc: digits(18), weight }, { requiredKeys: [] });
const pallet = fc.record({
  pack,
  cartons: fc.array(fc.record({ pack, lines: some(shipped) }), { maxLength: 2 }),
  lines: fc.array(shipped, { maxLength: 2 }),
});

export const edifactShipNotices = fc
  .record(
    {
      ...common,
      orderNumber: text,
      purpose: fc.constantFrom('original', 'cancellation', 'replace'),
      shippedAt: date,
      deliveryDate: date,
      billOfLading: text,
      weight,
      packageCount: digits(2),
      pallets: some(pallet),
      loose: fc.array(shipped, { maxLength: 1 }),
    },
    { requiredKeys: ['number', 'date', 'orderNumber', 'pallets', 'loose'] },
  )
  .map(({ pallets, loose, ...fields }) => {
    const packs: object[] = [];
    // In the order in which the message has them: the consignment, then each level from the top down.
    const lines: object[] = loose.map((line) => ({ ...line, orderNumber: fields.orderNumber }));
    const add = (kind: string, more: object, contents: readonly object[], parent?: string) => {
      const id = `pack-${packs.length + 1}`;
      packs.push({ id, kind, ...(parent !== undefined && { parent }), ...more });
      lines.push(...contents.map((line) => ({ ...line, orderNumber: fields.orderNumber, pack: id })));
      return id;
    };
    for (const each of pallets) {
      const id = add('pallet', each.pack, each.lines);
      for (const carton of each.cartons) add('carton', carton.pack, carton.lines, id);
    }
    return parsed('ship-notice', { ...fields, packs, lines });
  });

const invoiceFields = fc.record(
  {
    ...common,
    orderNumber: text,
    shippedAt: date,
    currency,
    terms,
    notes: some(sentence),
    allowances: some(allowance),
    taxes: some(tax),
    total: decimals(2),
    lineTotal: decimals(2),
    lines: some(
      fc.record(
        {
          number: digits(2),
          item,
          quantity,
          price,
          amount: decimals(2),
          allowances: some(allowance),
          taxes: some(lineTax),
        },
        { requiredKeys: ['quantity', 'price', 'item'] },
      ),
    ),
  },
  { requiredKeys: ['number', 'date', 'orderNumber', 'total', 'lines'] },
);

const withOrder = ({ lines, ...fields }: { orderNumber: string; lines: object[] }) => ({
  ...fields,
  // The number of the order's line stands beside the number of the order.
  lines: lines.map((line) => ('number' in line ? { ...line, orderNumber: fields.orderNumber } : line)),
});
export const edifactInvoices = invoiceFields.map((fields) => parsed('invoice', withOrder(fields)));
export const edifactCreditNotes = fc
  .tuple(invoiceFields, text)
  .map(([fields, invoiceNumber]) => parsed('credit-note', { ...withOrder(fields), invoiceNumber }));

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

function parsed(type: CanonicalDocument['type'], fields: object): CanonicalDocument {
  return documentSchema.parse({ type, ...fields });
}
