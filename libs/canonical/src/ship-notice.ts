import { z } from 'zod';
import { carrierValue, commonFields, commonLineFields, packagingValue, purposeValue } from './common.js';
import { itemValue } from './item.js';
import { deliveryTermsValue } from './money.js';
import { dateValue, decimalValue, instantValue, quantityValue, textValue } from './values.js';

/** One handling unit. `id` names it inside the document, `parent` the one that it stands on or lies in. */
export const packValue = z.strictObject({
  id: textValue,
  parent: textValue.optional(),
  kind: z.enum(['pallet', 'carton', 'inner', 'other']),
  sscc: z
    .string()
    .regex(/^\d{18}$/, 'an SSCC of 18 digits')
    .optional(),
  name: textValue.optional().meta({ description: 'What stands on it, where that is no SSCC: a number of the sender' }),
  trackingNumber: textValue.optional(),
  weight: quantityValue.optional(),
  content: z
    .strictObject({ count: decimalValue, kind: textValue.optional() })
    .optional()
    .meta({ description: 'Where several equal packs are named by their number only' }),
});

/** So much of one item in one pack (or loose, without a pack). An item in three cartons is three lines. */
export const shippedLineValue = z.strictObject({
  number: textValue.optional().meta({ description: "The order's line number, when the supplier repeats it" }),
  orderNumber: textValue.optional(),
  item: itemValue.optional(),
  quantity: quantityValue,
  shippedToDate: decimalValue.optional(),
  pack: textValue.optional().meta({ description: 'Id of the innermost pack that holds it' }),
  packs: z
    .array(textValue)
    .optional()
    .meta({ description: 'Ids of several packs that hold it together, where nothing says how much is in each' }),
  lot: textValue.optional(),
  lots: z
    .array(textValue)
    .optional()
    .meta({ description: 'Several lots that it is of, where nothing says how much is of each' }),
  expiry: dateValue.optional(),
  expiries: z
    .array(dateValue)
    .optional()
    .meta({ description: 'Several days of expiry, where nothing says which of the goods have which' }),
  bestBefore: dateValue.optional(),
  bestBefores: z
    .array(dateValue)
    .optional()
    .meta({ description: 'Several best-before days, where nothing says which of the goods have which' }),
  sellBy: dateValue.optional().meta({ description: 'After this day it is not to be handed out any more' }),
  sellBys: z
    .array(dateValue)
    .optional()
    .meta({ description: 'Several sell-by days, where nothing says which of the goods have which' }),
  serials: z.array(textValue).optional(),
  ordered: quantityValue.optional(),
  stated: quantityValue
    .optional()
    .meta({ description: 'What the notice states for all of the line, where its parts come to something else' }),
  packaging: z.array(packagingValue).optional(),
  difference: z
    .strictObject({
      quantity: quantityValue,
      means: z.enum([
        'backordered',
        'considered-complete',
        'over-shipped',
        'substituted',
        'split',
        'cancelled',
        'other',
      ]),
    })
    .optional()
    .meta({ description: 'How much it differs from what was ordered, and what the supplier means to do about it' }),
  ...commonLineFields,
});

/** An advance ship notice: X12 856, EDIFACT DESADV. */
export const shipNoticeSchema = z.strictObject({
  type: z.literal('ship-notice'),
  ...commonFields,
  purpose: purposeValue.optional(),
  orderNumber: textValue.optional().meta({ description: 'The first order that it ships; lines name their own' }),
  orders: z
    .array(textValue)
    .optional()
    .meta({ description: 'Several orders that it names, where lines do not say which of them they are of' }),
  shippedAt: dateValue.optional(),
  deliveryDate: dateValue.optional(),
  createdAt: instantValue.optional(),
  shipmentNumber: textValue.optional(),
  billOfLading: textValue.optional(),
  trackingNumber: textValue.optional(),
  deliveryTerms: deliveryTermsValue.optional(),
  carrier: carrierValue.optional(),
  equipment: z
    .array(z.strictObject({ kind: textValue.optional(), number: textValue.optional(), seal: textValue.optional() }))
    .optional()
    .meta({ description: 'Trailers, containers and their seals' }),
  weight: quantityValue.optional(),
  volume: quantityValue.optional(),
  packageCount: decimalValue.optional(),
  packs: z.array(packValue),
  lines: z.array(shippedLineValue),
});

export type ShipNotice = z.infer<typeof shipNoticeSchema>;
export type ShippedLine = z.infer<typeof shippedLineValue>;
export type Pack = z.infer<typeof packValue>;
