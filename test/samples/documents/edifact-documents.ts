import fc from 'fast-check';
import {
  allowance,
  common,
  currency,
  date,
  decimals,
  digits,
  item,
  lineReference,
  lineTax,
  parsed,
  price,
  quantity,
  sentence,
  some,
  tax,
  terms,
  text,
  weight,
} from './edifact-values.js';
import { sscc } from './sscc.js';

// Documents as the standard mappings of EDIFACT can say them: those of an order.

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
    bestBefore: date,
    sellBy: date,
    serials: fc.uniqueArray(text, { minLength: 1, maxLength: 5 }),
    difference: fc.record({
      quantity: fc.record({ value: decimals(0) }),
      means: fc.constantFrom('backordered', 'considered-complete', 'substituted'),
    }),
    notes: some(sentence),
  },
  { requiredKeys: ['item', 'quantity', 'number'] },
);
const pack = fc.record({ sscc, weight }, { requiredKeys: [] });
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
