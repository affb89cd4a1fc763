import { z } from 'zod';
import { commonFields } from './common.js';
import { itemValue } from './item.js';
import { dateValue, priceValue, quantityValue, textValue } from './values.js';

/** What the supplier says of a part of a line: so many of them, accepted / later / not. Quantities of a line add up. */
export const commitmentValue = z.strictObject({
  status: z.enum([
    'accepted',
    'backordered',
    'changed',
    'quantity-changed',
    'price-changed',
    'date-changed',
    'substituted',
    'held',
    'shipped',
    'pending',
    'rejected',
    'deleted',
  ]),
  quantity: quantityValue.optional(),
  date: dateValue.optional(),
  dateMeans: z.enum(['ship', 'delivery']).optional(),
  substitute: itemValue.optional(),
});

export const acknowledgedLineValue = z.strictObject({
  number: textValue.optional(),
  item: itemValue.optional(),
  quantity: quantityValue.optional(),
  price: priceValue.optional(),
  commitments: z.array(commitmentValue).optional(),
  notes: z.array(textValue).optional(),
});

/** An answer to an order: X12 855, EDIFACT ORDRSP. */
export const orderAcknowledgementSchema = z.strictObject({
  type: z.literal('order-acknowledgement'),
  ...commonFields,
  orderNumber: textValue,
  release: textValue.optional(),
  purpose: z.enum(['original', 'cancellation', 'change', 'replace', 'confirmation', 'duplicate']).optional(),
  response: z
    .enum(['accepted', 'accepted-with-changes', 'changes-only', 'received', 'held', 'rejected', 'other'])
    .optional()
    .meta({
      description: '"changes-only": lines that are not listed are accepted. Lines decide; compare, do not trust',
    }),
  supplierReference: textValue.optional().meta({ description: "The supplier's own number for the order" }),
  lines: z.array(acknowledgedLineValue),
});

export type OrderAcknowledgement = z.infer<typeof orderAcknowledgementSchema>;
export type AcknowledgedLine = z.infer<typeof acknowledgedLineValue>;
export type Commitment = z.infer<typeof commitmentValue>;
