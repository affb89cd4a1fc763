import fc from 'fast-check';
import * as v from './values.js';

const line = {
  number: v.text,
  orderNumber: v.text,
  item: v.item,
  quantity: v.quantity,
  price: v.price,
  allowances: v.allowances,
  taxes: v.taxes,
  packaging: v.packaging,
  ...v.commonLine,
};
const fields = fc.record(
  {
    ...v.common,
    orderNumber: v.text,
    orderDate: v.date,
    purpose: fc.constantFrom('original', 'duplicate', 'cancellation'),
    currency: v.currency,
    notes: v.notes,
    terms: v.terms,
    deliveryTerms: v.deliveryTerms,
    shippedAt: v.date,
    carrier: fc.record(
      { scac: fc.constantFrom('DHLE', 'SCHD'), name: v.sentence, mode: fc.constantFrom('motor', 'air') },
      { requiredKeys: ['name', 'mode'] },
    ),
    allowances: v.allowances,
    taxes: v.taxes,
    total: v.decimals(2),
    discountable: v.decimals(2),
    discounted: v.decimals(2),
    cashDiscount: v.decimals(2),
    lines: v.some(fc.record(line, { requiredKeys: ['quantity', 'price', 'item'] })),
  },
  { requiredKeys: ['number', 'date', 'total', 'lines'] },
);

export const x12Invoices = fields.map((said) => v.parsed('invoice', said));

export const x12CreditNotes = fc
  .tuple(fields, fc.option(v.text, { nil: undefined }))
  .map(([said, invoiceNumber]) =>
    v.parsed('credit-note', { ...said, ...(invoiceNumber !== undefined && { invoiceNumber }) }),
  );
