import { z } from 'zod';
import { carrierValue, commonFields, commonLineFields, packagingValue, purposeValue } from './common.js';
import { itemValue } from './item.js';
import { allowanceValue, deliveryTermsValue, taxValue, termsValue } from './money.js';
import { scheduledValue } from './order.js';
import { dateValue, decimalValue, priceValue, quantityValue, textValue } from './values.js';

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
  reason: textValue.optional().meta({ description: 'Why, as the supplier says or codes it' }),
});

export const acknowledgedLineValue = z.strictObject({
  number: textValue.optional(),
  item: itemValue.optional(),
  quantity: quantityValue.optional(),
  price: priceValue.optional(),
  action: z
    .enum(['accepted', 'changed', 'rejected', 'added', 'deleted', 'pending'])
    .optional()
    .meta({ description: 'What the line says of itself, where it does; commitments and figures decide' }),
  commitments: z.array(commitmentValue).optional(),
  schedule: z.array(scheduledValue).optional().meta({ description: 'Parts of the line with days of their own' }),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
  packaging: z.array(packagingValue).optional(),
  amount: decimalValue.optional(),
  ...commonLineFields,
});

const fields = {
  ...commonFields,
  orderNumber: textValue,
  orderDate: dateValue.optional(),
  release: textValue.optional(),
  purpose: purposeValue.optional(),
  response: z
    .enum(['accepted', 'accepted-with-changes', 'changes-only', 'received', 'held', 'rejected', 'other'])
    .optional()
    .meta({
      description: '"changes-only": lines that are not listed are accepted. Lines decide; compare, do not trust',
    }),
  supplierReference: textValue.optional().meta({ description: "The supplier's own number for the order" }),
  terms: z.array(termsValue).optional(),
  deliveryTerms: deliveryTermsValue.optional(),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
  carrier: carrierValue.optional(),
  lines: z.array(acknowledgedLineValue),
  total: decimalValue.optional(),
};

/** An answer to an order: X12 855, EDIFACT ORDRSP. */
export const orderAcknowledgementSchema = z.strictObject({ type: z.literal('order-acknowledgement'), ...fields });

/** An answer to a change of an order, or a change that the supplier asks for: X12 865. */
export const orderChangeAcknowledgementSchema = z.strictObject({
  type: z.literal('order-change-acknowledgement'),
  ...fields,
  changeNumber: textValue.optional().meta({ description: 'The change that it answers' }),
});

export type OrderAcknowledgement = z.infer<typeof orderAcknowledgementSchema>;
export type OrderChangeAcknowledgement = z.infer<typeof orderChangeAcknowledgementSchema>;
export type AcknowledgedLine = z.infer<typeof acknowledgedLineValue>;
export type Commitment = z.infer<typeof commitmentValue>;
