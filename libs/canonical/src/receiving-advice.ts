import { z } from 'zod';
import { commonFields, commonLineFields, purposeValue } from './common.js';
import { itemValue } from './item.js';
import { dateValue, quantityValue, textValue } from './values.js';

/** What was received of one line, and in what condition. */
export const receivedLineValue = z.strictObject({
  number: textValue.optional(),
  orderNumber: textValue.optional(),
  item: itemValue.optional(),
  received: quantityValue.optional(),
  accepted: quantityValue.optional(),
  shipped: quantityValue.optional().meta({ description: 'What the ship notice said' }),
  differences: z
    .array(
      z.strictObject({
        quantity: quantityValue.optional(),
        condition: z.enum([
          'short',
          'over',
          'damaged',
          'rejected',
          'wrong-item',
          'returned',
          'held',
          'expired',
          'other',
        ]),
        code: textValue.optional(),
      }),
    )
    .optional(),
  pack: z
    .string()
    .regex(/^\d{18}$/, 'an SSCC of 18 digits')
    .optional(),
  lot: textValue.optional(),
  serials: z.array(textValue).optional(),
  ...commonLineFields,
});

/** What the receiver found: X12 861, EDIFACT RECADV. */
export const receivingAdviceSchema = z.strictObject({
  type: z.literal('receiving-advice'),
  ...commonFields,
  purpose: purposeValue.optional(),
  orderNumber: textValue.optional(),
  shipNoticeNumber: textValue.optional(),
  receivedAt: dateValue.optional(),
  lines: z.array(receivedLineValue),
});

export type ReceivingAdvice = z.infer<typeof receivingAdviceSchema>;
export type ReceivedLine = z.infer<typeof receivedLineValue>;
