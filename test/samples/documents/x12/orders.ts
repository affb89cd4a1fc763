import { namesNoOrder } from '@quayside/canonical';
import fc from 'fast-check';
import * as v from './values.js';

const header = {
  currency: v.currency,
  release: v.digits(2),
  deliveryDate: v.date,
  carrier: v.carrier,
  deliveryTerms: v.deliveryTerms,
  terms: v.terms,
  allowances: v.allowances,
  taxes: v.taxes,
  notes: v.notes,
  total: v.decimals(2),
};
const line = {
  number: v.text,
  item: v.item,
  quantity: v.quantity,
  price: v.price,
  deliveryDate: v.date,
  schedule: v.schedule,
  amount: v.decimals(2),
  allowances: v.allowances,
  taxes: v.taxes,
  packaging: v.packaging,
  notes: v.notes,
  ...v.commonLine,
};
const kind = fc.constantFrom('stand-alone', 'blanket', 'release', 'rush', 'sample', 'consignment');
const orderNumber = fc.stringMatching(/^[A-Z0-9]{1,8}$/).filter((number) => !namesNoOrder(number));

export const x12Orders = fc
  .record(
    {
      ...v.common,
      ...header,
      kind,
      purpose: fc.constantFrom('original', 'replace', 'duplicate'),
      supplierReference: v.text,
      lines: v.some(fc.record(line, { requiredKeys: ['number', 'item', 'quantity'] })),
    },
    { requiredKeys: ['number', 'date', 'kind', 'purpose', 'lines'] },
  )
  .map((fields) => v.parsed('order', fields));

const action = fc.constantFrom('added', 'deleted', 'changed', 'quantity-increased', 'price-changed', 'unchanged');

export const x12OrderChanges = fc
  .record(
    {
      ...v.common,
      ...header,
      kind,
      purpose: fc.constantFrom('change', 'cancellation', 'replace'),
      orderNumber,
      orderDate: v.date,
      changeNumber: v.digits(1),
      lines: v.some(
        fc.record(
          { ...line, action, remaining: v.digits(3) },
          { requiredKeys: ['number', 'item', 'quantity', 'action', 'remaining'] },
        ),
      ),
    },
    { requiredKeys: ['orderNumber', 'orderDate', 'date', 'kind', 'purpose', 'lines'] },
  )
  // A change is counted within its order.
  .map((fields) =>
    v.parsed('order-change', {
      ...fields,
      number: [fields.orderNumber, fields.release, fields.changeNumber].filter(Boolean).join('-'),
    }),
  );
