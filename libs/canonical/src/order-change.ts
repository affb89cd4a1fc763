import { z } from 'zod';
import { commonFields, purposeValue } from './common.js';
import { orderFields, orderLineValue } from './order.js';
import { dateValue, decimalValue, quantityValue, textValue } from './values.js';

/** A line as it is to be from now on, and what is to be done about it. */
export const changedLineValue = orderLineValue.extend({
  quantity: quantityValue.optional().meta({ description: 'Not there where the line is deleted' }),
  remaining: decimalValue.optional().meta({ description: 'How much is still to come, in the unit of the line' }),
  action: z
    .enum([
      'added',
      'deleted',
      'changed',
      'quantity-increased',
      'quantity-decreased',
      'price-changed',
      'date-changed',
      'unchanged',
      'other',
    ])
    .optional(),
});

/** A change of an order that was sent before: X12 860, EDIFACT ORDCHG. */
export const orderChangeSchema = z.strictObject({
  type: z.literal('order-change'),
  ...commonFields,
  ...orderFields,
  orderNumber: textValue,
  orderDate: dateValue.optional(),
  changeNumber: textValue.optional().meta({ description: 'Which change of the order this is' }),
  purpose: purposeValue.optional(),
  lines: z.array(changedLineValue),
});

export type OrderChange = z.infer<typeof orderChangeSchema>;
export type ChangedLine = z.infer<typeof changedLineValue>;
