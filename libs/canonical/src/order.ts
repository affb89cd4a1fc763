import { z } from 'zod';
import { attachmentValue } from './attachment.js';
import { carrierValue, commonFields, commonLineFields, packagingValue, purposeValue } from './common.js';
import { itemValue } from './item.js';
import { allowanceValue, deliveryTermsValue, taxValue, termsValue } from './money.js';
import { dateValue, decimalValue, priceValue, quantityValue, textValue } from './values.js';

/** So many on such a day. */
export const scheduledValue = z.strictObject({
  quantity: quantityValue,
  date: dateValue.optional(),
  dateMeans: z.enum(['ship', 'delivery']).optional(),
});

export const orderLineValue = z.strictObject({
  number: textValue.meta({ description: 'Names the line for the supplier: what PO101 or LIN 1082 carries' }),
  item: itemValue,
  quantity: quantityValue,
  price: priceValue.optional(),
  deliveryDate: dateValue.optional(),
  schedule: z.array(scheduledValue).optional().meta({ description: 'Parts of the line with days of their own' }),
  amount: decimalValue.optional(),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
  received: decimalValue.optional().meta({ description: 'In the unit of the line' }),
  announced: decimalValue
    .optional()
    .meta({ description: 'In the unit of the line: on its way by ship notices that reached the ERP' }),
  billed: decimalValue.optional().meta({ description: 'In the unit of the line; drafts count' }),
  isService: z.boolean().optional().meta({ description: 'Nothing that a receipt would expect' }),
  tracking: z.enum(['none', 'lot', 'serial']).optional(),
  packs: z
    .array(z.strictObject({ unit: textValue, contains: decimalValue }))
    .optional()
    .meta({ description: 'How many units of the line one pack unit holds, for this product' }),
  packaging: z.array(packagingValue).optional().meta({ description: 'How the line is to be packed' }),
  ...commonLineFields,
});

/** What an order says beside its lines, whether it is sent or read. */
export const orderFields = {
  release: textValue.optional().meta({ description: 'Of a blanket order, which release this is' }),
  kind: z.enum(['stand-alone', 'blanket', 'release', 'rush', 'sample', 'consignment', 'drop-ship', 'other']).optional(),
  deliveryDate: dateValue.optional(),
  supplierReference: textValue.optional().meta({ description: "The supplier's own number for the order" }),
  terms: z.array(termsValue).optional(),
  deliveryTerms: deliveryTermsValue.optional(),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
  carrier: carrierValue.optional(),
  total: decimalValue.optional(),
  attachments: z
    .array(attachmentValue)
    .optional()
    .meta({ description: 'What hangs on it in the ERP; of a change what is new there' }),
};

/** A purchase order: as the ERP has it now, or as it is sent (X12 850, EDIFACT ORDERS). */
export const orderSchema = z.strictObject({
  type: z.literal('order'),
  ...commonFields,
  ...orderFields,
  purpose: purposeValue.optional(),
  state: z.enum(['draft', 'sent', 'to-approve', 'confirmed', 'locked', 'cancelled']).optional(),
  acknowledged: z.boolean().optional(),
  lines: z.array(orderLineValue),
});

export type Order = z.infer<typeof orderSchema>;
export type OrderLine = z.infer<typeof orderLineValue>;
