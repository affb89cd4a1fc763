import { type CanonicalDocument, documentSchema } from '@quayside/canonical';
import { decimalOf, shifted } from '@quayside/std';
import fc from 'fast-check';

// Documents as the standard mappings can say them: all fields that they have, in the values that X12 has codes for.

const text = fc.stringMatching(/^[A-Z0-9][A-Za-z0-9./-]{0,12}$/);
const sentence = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z0-9]{1,8}){0,3}$/);
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const decimals = (places: number) => fc.integer({ min: 1, max: 9_999_999 }).map((n) => shifted(decimalOf(n), places));
const unit = fc.constantFrom('EA', 'H87', 'XCS', 'XCT', 'DZN', 'KGM', 'LBR', 'X12:CS');
const quantity = fc.record({ value: decimals(3), unit });
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
const maybe = { requiredKeys: [] as [] };

const item = fc.record(
  {
    buyer: text,
    supplier: text,
    gtin: fc.oneof(digits(12), digits(13), digits(14)),
    manufacturer: text,
    description: sentence,
  },
  { requiredKeys: ['buyer'] },
);
const price = fc.record(
  { amount: decimals(4), basis: fc.constantFrom('1', '10', '100', '1000') },
  { requiredKeys: ['amount'] },
);
const party = fc.record(
  {
    role: fc.constantFrom('buyer', 'seller', 'ship-to', 'ship-from', 'bill-to', 'remit-to', 'carrier'),
    name: sentence,
    identifiers: fc.tuple(fc.record({ scheme: fc.constantFrom('gln', 'duns', 'buyer', 'seller'), value: text })),
    address: fc.record(
      {
        lines: fc.array(sentence, { minLength: 1, maxLength: 4 }),
        city: sentence,
        region: fc.constantFrom('CA', 'NY'),
        postalCode: digits(5),
        country: fc.constantFrom('DE', 'US', 'NOR'),
      },
      { requiredKeys: ['city'] },
    ),
  },
  { requiredKeys: ['role', 'name'] },
);
const parties = fc.array(party, { minLength: 1, maxLength: 3 });
const notes = fc.array(sentence, { minLength: 1, maxLength: 3 });
const references = fc.array(
  fc.record({ kind: fc.constantFrom('department', 'contract', 'packing-list'), value: text }),
  {
    minLength: 1,
    maxLength: 3,
  },
);
const common = { number: text, date, parties, references };

export const orders = fc
  .record(
    {
      ...common,
      currency: fc.constantFrom('EUR', 'USD'),
      supplierReference: text,
      notes,
      lines: fc.array(
        fc.record(
          { number: text, item, quantity, price, deliveryDate: date },
          { requiredKeys: ['number', 'item', 'quantity'] },
        ),
        { minLength: 1, maxLength: 4 },
      ),
    },
    { requiredKeys: ['number', 'date', 'lines'] },
  )
  .map((fields) => parsed('order', fields));

const commitment = fc
  .record(
    {
      status: fc.constantFrom(
        'accepted',
        'backordered',
        'changed',
        'price-changed',
        'date-changed',
        'held',
        'rejected',
      ),
      quantity,
      date,
      dateMeans: fc.constantFrom('ship', 'delivery'),
    },
    { requiredKeys: ['status', 'quantity', 'date', 'dateMeans'] },
  )
  .chain((said) =>
    fc
      .option(fc.record({ supplier: text, buyer: text }, { requiredKeys: ['supplier'] }), { nil: undefined })
      .map((substitute) => (substitute === undefined ? said : { ...said, status: 'substituted', substitute })),
  );

export const acknowledgements = fc
  .record(
    {
      orderNumber: text,
      release: digits(2),
      ...common,
      notes,
      purpose: fc.constantFrom('original', 'cancellation', 'change', 'replace', 'duplicate'),
      response: fc.constantFrom('accepted', 'accepted-with-changes', 'changes-only', 'received', 'held', 'rejected'),
      supplierReference: text,
      currency: fc.constantFrom('EUR', 'USD'),
      lines: fc.array(
        fc.record(
          {
            number: text,
            item,
            quantity,
            price,
            commitments: fc.array(commitment, { minLength: 1, maxLength: 3 }),
            notes,
          },
          { requiredKeys: ['number', 'item'] },
        ),
        { maxLength: 4 },
      ),
    },
    { requiredKeys: ['orderNumber', 'date', 'purpose', 'response', 'lines'] },
  )
  // The number of an 855 is made of the order's number and release.
  .map((fields) =>
    parsed('order-acknowledgement', {
      ...fields,
      number: [fields.orderNumber, fields.release].filter(Boolean).join('-'),
    }),
  );

const pack = fc.record(
  { sscc: digits(18), trackingNumber: text, weight: fc.record({ value: decimals(1), unit: fc.constant('KGM') }) },
  maybe,
);
const shipped = fc.record(
  {
    number: text,
    item,
    quantity,
    shippedToDate: decimals(1),
    lot: text,
    expiry: date,
    serials: fc.array(text, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['quantity', 'item'] },
);
// Orders, in them pallets or cartons, in them items: in the order in which a tree is written from the top down.
const carton = fc.record({ pack, lines: fc.array(shipped, { minLength: 1, maxLength: 2 }) });
const shippedOrder = fc.record({
  number: text,
  loose: fc.array(shipped, { maxLength: 1 }),
  pallet: fc.option(pack, { nil: undefined }),
  cartons: fc.array(carton, { minLength: 1, maxLength: 2 }),
});

export const shipNotices = fc
  .record(
    {
      number: text,
      date,
      parties,
      time: fc.integer({ min: 0, max: 1439 }),
      purpose: fc.constantFrom('original', 'cancellation', 'replace'),
      shippedAt: date,
      deliveryDate: date,
      shipmentNumber: text,
      billOfLading: text,
      trackingNumber: text,
      carrier: fc.record({ scac: fc.constantFrom('DHLE', 'SCHD'), name: sentence }, { requiredKeys: ['scac'] }),
      weight: fc.record({ value: decimals(1), unit: fc.constant('KGM') }),
      packageCount: digits(2),
      orders: fc.uniqueArray(shippedOrder, { minLength: 1, maxLength: 2, selector: (each) => each.number }),
    },
    { requiredKeys: ['number', 'date', 'purpose', 'time', 'orders'] },
  )
  .map(({ orders: shippedOrders, time, ...fields }) => {
    const packs: object[] = [];
    const lines: object[] = [];
    for (const order of shippedOrders) {
      const pallet =
        order.pallet && `pack-${packs.push({ id: `pack-${packs.length + 1}`, kind: 'pallet', ...order.pallet })}`;
      for (const each of order.cartons) {
        const id = `pack-${packs.length + 1}`;
        packs.push({ id, kind: 'carton', ...(pallet !== undefined && { parent: pallet }), ...each.pack });
        lines.push(...each.lines.map((line) => ({ ...line, orderNumber: order.number, pack: id })));
      }
      lines.push(...order.loose.map((line) => ({ ...line, orderNumber: order.number })));
    }
    const clock = new Date(time * 60_000).toISOString().slice(11, 16);
    const orderNumber = shippedOrders[0]?.number;
    return parsed('ship-notice', {
      ...fields,
      orderNumber,
      createdAt: `${fields.date}T${clock}:00+00:00`,
      packs,
      lines,
    });
  });

const allowance = fc.record(
  {
    kind: fc.constantFrom('allowance', 'charge'),
    code: fc.constantFrom('C310', 'D240'),
    method: fc.constantFrom('off-invoice', 'bill-back', 'paid-by-supplier'),
    amount: decimals(2),
    percent: decimals(2),
    description: sentence,
  },
  { requiredKeys: ['kind', 'code', 'amount'] },
);
const tax = fc.record(
  { kind: fc.constantFrom('VA', 'ST'), amount: decimals(2), percent: decimals(2), base: decimals(2) },
  { requiredKeys: ['kind', 'amount'] },
);
const allowances = fc.array(allowance, { minLength: 1, maxLength: 2 });
const taxes = fc.array(tax, { minLength: 1, maxLength: 2 });
const term = fc.record(
  {
    netDays: digits(2),
    dueDate: date,
    discountPercent: decimals(2),
    discountDays: digits(1),
    discountAmount: decimals(2),
  },
  { requiredKeys: ['netDays'] },
);
const invoiceFields = fc.record(
  {
    ...common,
    orderNumber: text,
    orderDate: date,
    currency: fc.constantFrom('EUR', 'USD'),
    notes,
    terms: fc.array(term, { minLength: 1, maxLength: 2 }),
    shippedAt: date,
    allowances,
    taxes,
    total: decimals(2),
    discountable: decimals(2),
    lines: fc.array(
      fc.record(
        { number: text, orderNumber: text, item, quantity, price, allowances, taxes },
        { requiredKeys: ['quantity', 'price', 'item'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: ['number', 'date', 'total', 'lines'] },
);

export const invoices = invoiceFields.map((fields) => parsed('invoice', fields));

export const creditNotes = fc
  .tuple(invoiceFields, fc.option(text, { nil: undefined }))
  .map(([fields, invoiceNumber]) =>
    parsed('credit-note', { ...fields, ...(invoiceNumber !== undefined && { invoiceNumber }) }),
  );

function parsed(type: CanonicalDocument['type'], fields: object): CanonicalDocument {
  return documentSchema.parse({ type, ...fields });
}
