import { z } from 'zod';
import { commonFields } from './common.js';
import { itemValue } from './item.js';
import { currencyValue, dateValue, decimalValue, priceValue, quantityValue, textValue } from './values.js';

/** Amounts are positive; `kind` carries the sign. Only `off-invoice` and `charge-to-customer` change what is payable. */
export const allowanceValue = z.strictObject({
  kind: z.enum(['allowance', 'charge']),
  code: textValue.optional(),
  method: z.enum(['off-invoice', 'bill-back', 'paid-by-supplier', 'paid-by-customer', 'other']).optional(),
  amount: decimalValue.optional(),
  percent: decimalValue.optional(),
  base: decimalValue.optional(),
  description: textValue.optional(),
});

export const taxValue = z.strictObject({
  kind: textValue.optional(),
  category: textValue.optional(),
  percent: decimalValue.optional(),
  base: decimalValue.optional(),
  amount: decimalValue.optional(),
});

export const invoicedLineValue = z.strictObject({
  number: textValue.optional().meta({ description: "The order's line number, when the supplier repeats it" }),
  orderNumber: textValue.optional(),
  item: itemValue.optional(),
  quantity: quantityValue,
  price: priceValue,
  amount: decimalValue.optional().meta({ description: 'Line total as sent; otherwise quantity x price / basis' }),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
});

export const termsValue = z.strictObject({
  netDays: decimalValue.optional(),
  dueDate: dateValue.optional(),
  discountPercent: decimalValue.optional(),
  discountDays: decimalValue.optional(),
  discountDate: dateValue.optional(),
  discountAmount: decimalValue.optional(),
  description: textValue.optional(),
});

const fields = {
  ...commonFields,
  currency: currencyValue.optional(),
  orderNumber: textValue.optional(),
  orderDate: dateValue.optional(),
  terms: z.array(termsValue).optional(),
  shippedAt: dateValue.optional(),
  lines: z.array(invoicedLineValue),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
  total: decimalValue.meta({ description: 'What is to be paid, allowances, charges and taxes included' }),
  discountable: decimalValue.optional(),
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
export type Allowance = z.infer<typeof allowanceValue>;
export type Tax = z.infer<typeof taxValue>;
