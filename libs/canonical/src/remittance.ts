import { z } from 'zod';
import { commonFields, commonLineFields } from './common.js';
import { dateValue, decimalValue, textValue } from './values.js';

const accountValue = z.strictObject({
  role: z.enum(['payer', 'payee', 'other']),
  bank: textValue.optional().meta({ description: 'BIC, routing number or branch' }),
  number: textValue.optional().meta({ description: 'IBAN or account number' }),
  holder: textValue.optional(),
});

/** One paper that the payment settles, or takes into account. */
export const remittedItemValue = z.strictObject({
  kind: z.enum(['invoice', 'credit-note', 'debit-note', 'adjustment', 'other']),
  code: textValue.optional().meta({ description: 'The kind as the sender codes it, where it is other' }),
  number: textValue.optional(),
  date: dateValue.optional(),
  orderNumber: textValue.optional(),
  gross: decimalValue.optional().meta({ description: 'What the paper came to; negative for a credit' }),
  discount: decimalValue.optional().meta({ description: 'Cash discount taken' }),
  amount: decimalValue.optional().meta({ description: 'What was paid of it; negative for a credit' }),
  adjustments: z
    .array(z.strictObject({ reason: textValue.optional(), amount: decimalValue, reference: textValue.optional() }))
    .optional(),
  ...commonLineFields,
});

/** What a payment settles: X12 820, EDIFACT REMADV. */
export const remittanceSchema = z.strictObject({
  type: z.literal('remittance'),
  ...commonFields,
  amount: decimalValue.meta({ description: 'What is paid in all' }),
  direction: z.enum(['credit', 'debit']).optional(),
  method: textValue.optional().meta({ description: 'ACH, check, wire, ...; as the sender codes it' }),
  paidAt: dateValue.optional(),
  accounts: z.array(accountValue).optional(),
  items: z.array(remittedItemValue),
});

export type Remittance = z.infer<typeof remittanceSchema>;
export type RemittedItem = z.infer<typeof remittedItemValue>;
