import { namesNoOrder } from '@quayside/canonical';
import fc from 'fast-check';
import * as v from './values.js';

const commitment = fc
  .record(
    {
      status: fc.constantFrom(
        'accepted',
        'backordered',
        'changed',
        'quantity-changed',
        'price-changed',
        'date-changed',
        'held',
        'rejected',
      ),
      quantity: v.quantity,
      date: v.date,
      dateMeans: fc.constantFrom('ship', 'delivery'),
      reason: v.text,
    },
    { requiredKeys: ['status', 'quantity', 'date', 'dateMeans'] },
  )
  .chain((said) =>
    fc
      .option(fc.record({ supplier: v.text, buyer: v.text }, { requiredKeys: ['supplier'] }), { nil: undefined })
      .map((substitute) => (substitute === undefined ? said : { ...said, status: 'substituted', substitute })),
  );

const header = {
  orderNumber: fc.stringMatching(/^[A-Z0-9]{1,8}$/).filter((number) => !namesNoOrder(number)),
  orderDate: v.date,
  release: v.digits(2),
  ...v.common,
  notes: v.notes,
  purpose: fc.constantFrom('original', 'cancellation', 'change', 'replace', 'duplicate'),
  response: fc.constantFrom('accepted', 'accepted-with-changes', 'changes-only', 'received', 'held', 'rejected'),
  supplierReference: v.text,
  currency: v.currency,
  carrier: v.carrier,
  deliveryTerms: v.deliveryTerms,
  terms: v.terms,
  allowances: v.allowances,
  taxes: v.taxes,
  total: v.decimals(2),
};
const line = {
  number: v.text,
  item: v.item,
  quantity: v.quantity,
  price: v.price,
  commitments: v.some(commitment),
  schedule: v.schedule,
  allowances: v.allowances,
  taxes: v.taxes,
  packaging: v.packaging,
  amount: v.decimals(2),
  notes: v.notes,
  ...v.commonLine,
};
const must = ['orderNumber', 'orderDate', 'date', 'purpose', 'response', 'lines'] as const;

export const x12Acknowledgements = fc
  .record(
    { ...header, lines: fc.array(fc.record(line, { requiredKeys: ['number', 'item'] }), { maxLength: 3 }) },
    { requiredKeys: [...must] },
  )
  // The number of an 855 is made of the order's number and release.
  .map((fields) =>
    v.parsed('order-acknowledgement', {
      ...fields,
      number: [fields.orderNumber, fields.release].filter(Boolean).join('-'),
    }),
  );

const changedLine = fc.record(
  { ...line, action: fc.constantFrom('changed', 'added', 'deleted', 'accepted', 'rejected') },
  { requiredKeys: ['number', 'item', 'action'] },
);

export const x12ChangeAcknowledgements = fc
  .record(
    { ...header, changeNumber: v.digits(1), lines: fc.array(changedLine, { maxLength: 3 }) },
    { requiredKeys: [...must] },
  )
  .map((fields) =>
    v.parsed('order-change-acknowledgement', {
      ...fields,
      number: [fields.orderNumber, fields.release, fields.changeNumber].filter(Boolean).join('-'),
    }),
  );
