import { z } from 'zod';
import { commonFields } from './common.js';
import { itemValue } from './item.js';
import { dateValue, decimalValue, priceValue, quantityValue, textValue } from './values.js';

export const orderLineValue = z.strictObject({
  number: textValue.meta({ description: 'Names the line for the supplier: what PO101 or LIN 1082 carries' }),
  item: itemValue,
  quantity: quantityValue,
  price: priceValue.optional(),
  deliveryDate: dateValue.optional(),
  received: decimalValue.optional().meta({ description: 'In the unit of the line' }),
  billed: decimalValue.optional().meta({ description: 'In the unit of the line; drafts count' }),
  tracking: z.enum(['none', 'lot', 'serial']).optional(),
  packs: z
    .array(z.strictObject({ unit: textValue, contains: decimalValue }))
    .optional()
    .meta({ description: 'How many units of the line one pack unit holds, for this product' }),
});

/** A purchase order as the ERP has it now. */
export const orderSchema = z.strictObject({
  type: z.literal('order'),
  ...commonFields,
  state: z.enum(['draft', 'confirmed', 'locked', 'cancelled']).optional(),
  acknowledged: z.boolean().optional(),
  supplierReference: textValue.optional().meta({ description: "The supplier's own number for the order" }),
  lines: z.array(orderLineValue),
});

export type Order = z.infer<typeof orderSchema>;
export type OrderLine = z.infer<typeof orderLineValue>;
