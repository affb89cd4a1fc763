import { z } from 'zod';
import { dateValue, decimalValue, quantityValue, textValue } from './values.js';

export const taxValue = z.strictObject({
  kind: textValue.optional(),
  category: textValue.optional(),
  percent: decimalValue.optional(),
  base: decimalValue.optional(),
  amount: decimalValue.optional(),
  registration: textValue.optional().meta({ description: 'Tax number under which it is levied' }),
});

/** Amounts are positive; `kind` carries the sign. Only `off-invoice` and `charge-to-customer` change what is payable. */
export const allowanceValue = z.strictObject({
  kind: z.enum(['allowance', 'charge']),
  code: textValue.optional(),
  method: z.enum(['off-invoice', 'bill-back', 'paid-by-supplier', 'paid-by-customer', 'other']).optional(),
  amount: decimalValue.optional(),
  percent: decimalValue.optional(),
  base: decimalValue.optional(),
  rate: decimalValue.optional().meta({ description: 'So much for each unit of `quantity`' }),
  quantity: quantityValue.optional(),
  reference: textValue.optional().meta({ description: 'Of the agreement that grants it' }),
  sequence: decimalValue.optional().meta({ description: 'In which order several are calculated' }),
  description: textValue.optional(),
  taxes: z.array(taxValue).optional().meta({ description: 'Of its own; `amount` is positive too' }),
});

/** When is to be paid, and what an early payment saves. */
export const termsValue = z.strictObject({
  kind: textValue.optional().meta({ description: 'Basic, end-of-month, previously-agreed, ...' }),
  netDays: decimalValue.optional(),
  dueDate: dateValue.optional(),
  discountPercent: decimalValue.optional(),
  discountDays: decimalValue.optional(),
  discountDate: dateValue.optional(),
  discountAmount: decimalValue.optional(),
  description: textValue.optional(),
});

/** Who pays the carriage and where the risk passes. */
export const deliveryTermsValue = z.strictObject({
  payment: textValue.optional().meta({ description: 'Who pays the carriage: collect, prepaid, ...' }),
  incoterm: textValue.optional().meta({ description: 'Incoterms code of three letters' }),
  place: textValue.optional(),
});

export type Allowance = z.infer<typeof allowanceValue>;
export type Tax = z.infer<typeof taxValue>;
export type Terms = z.infer<typeof termsValue>;
export type DeliveryTerms = z.infer<typeof deliveryTermsValue>;
