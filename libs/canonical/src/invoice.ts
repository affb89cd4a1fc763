import { z } from 'zod';
import { carrierValue, commonFields, commonLineFields, packagingValue, purposeValue } from './common.js';
import { itemValue } from './item.js';
import { allowanceValue, deliveryTermsValue, taxValue, termsValue } from './money.js';
import { dateValue, decimalValue, priceValue, quantityValue, textValue } from './values.js';

export const invoicedLineValue = z.strictObject({
  number: textValue.optional().meta({ description: "The order's line number, when the supplier repeats it" }),
  orderNumber: textValue.optional(),
  item: itemValue.optional(),
  quantity: quantityValue,
  price: priceValue,
  amount: decimalValue
    .optional()
    .meta({ description: "Quantity x price as sent, before the line's own allowances and charges" }),
  netAmount: decimalValue
    .optional()
    .meta({ description: "Line total as sent, with the line's own allowances and charges, without taxes" }),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
  shipNoticeNumber: textValue.optional(),
  packaging: z.array(packagingValue).optional(),
  ...commonLineFields,
});

const fields = {
  ...commonFields,
  orderNumber: textValue.optional(),
  orders: z
    .array(textValue)
    .optional()
    .meta({ description: 'Several orders that it names, where lines do not say which of them they are of' }),
  orderDate: dateValue.optional(),
  purpose: purposeValue.optional(),
  shipNoticeNumber: textValue.optional(),
  deliveryTerms: deliveryTermsValue.optional(),
  dueDate: dateValue.optional(),
  terms: z.array(termsValue).optional(),
  shippedAt: dateValue.optional(),
  carrier: carrierValue.optional(),
  lines: z.array(invoicedLineValue),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
  total: decimalValue.meta({ description: 'What is to be paid, allowances, charges and taxes included' }),
  discountable: decimalValue.optional(),
  discounted: decimalValue.optional().meta({ description: 'What is to be paid if the cash discount is taken' }),
  cashDiscount: decimalValue.optional().meta({ description: 'What the cash discount comes to' }),
  lineTotal: decimalValue.optional().meta({ description: 'Sum of the lines as sent' }),
  taxTotal: decimalValue.optional().meta({ description: 'Sum of the taxes as sent' }),
  rounding: decimalValue.optional().meta({ description: 'What is added to `total` so that it can be paid' }),
  prepaid: decimalValue.optional().meta({ description: 'What was paid before' }),
  due: decimalValue.optional().meta({ description: 'What is left to pay: `total` and `rounding` less `prepaid`' }),
};

/** A supplier's invoice: X12 810, EDIFACT INVOIC. */
export const invoiceSchema = z.strictObject({ type: z.literal('invoice'), ...fields });

/** The same for money that comes back; its amounts are positive too. */
export const creditNoteSchema = z.strictObject({
  type: z.literal('credit-note'),
  ...fields,
  invoiceNumber: textValue.optional(),
});

export type Invoice = z.infer<typeof invoiceSchema>;
export type CreditNote = z.infer<typeof creditNoteSchema>;
export type InvoicedLine = z.infer<typeof invoicedLineValue>;
