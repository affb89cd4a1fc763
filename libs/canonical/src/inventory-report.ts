import { z } from 'zod';
import { commonFields, commonLineFields, purposeValue } from './common.js';
import { itemValue } from './item.js';
import { dateValue, priceValue, quantityValue, textValue } from './values.js';

/** The stock of one item, split as the sender splits it. */
export const stockLineValue = z.strictObject({
  number: textValue.optional(),
  item: itemValue,
  location: textValue.optional(),
  quantities: z.array(
    z.strictObject({
      kind: z.enum([
        'on-hand',
        'available',
        'reserved',
        'in-transit',
        'on-order',
        'blocked',
        'damaged',
        'sold',
        'forecast',
        'minimum',
        'maximum',
        'other',
      ]),
      quantity: quantityValue,
      date: dateValue.optional().meta({ description: 'When it is or will be so' }),
    }),
  ),
  price: priceValue.optional(),
  lot: textValue.optional(),
  expiry: dateValue.optional(),
  ...commonLineFields,
});

/** How much there is of what, where: X12 846, EDIFACT INVRPT. */
export const inventoryReportSchema = z.strictObject({
  type: z.literal('inventory-report'),
  ...commonFields,
  purpose: purposeValue.optional(),
  kind: textValue.optional().meta({ description: 'Whose stock it is, as the sender codes it' }),
  asOf: dateValue.optional(),
  lines: z.array(stockLineValue),
});

export type InventoryReport = z.infer<typeof inventoryReportSchema>;
export type StockLine = z.infer<typeof stockLineValue>;
