import { z } from 'zod';
import { commonFields, commonLineFields, packagingValue, purposeValue } from './common.js';
import { itemValue } from './item.js';
import { allowanceValue, taxValue } from './money.js';
import { dateValue, decimalValue, priceValue, quantityValue, textValue } from './values.js';

/** A price with the conditions under which it holds. */
export const listedPriceValue = priceValue.extend({
  kind: z.enum(['net', 'gross', 'list', 'retail', 'contract', 'promotion', 'other']).optional(),
  minimum: quantityValue.optional().meta({ description: 'From which quantity on it holds' }),
  from: dateValue.optional(),
  until: dateValue.optional(),
});

export const catalogueLineValue = z.strictObject({
  number: textValue.optional(),
  action: z.enum(['added', 'changed', 'deleted', 'unchanged', 'replaced', 'other']).optional(),
  item: itemValue,
  prices: z.array(listedPriceValue).optional(),
  orderUnit: textValue.optional(),
  minimumOrder: quantityValue.optional(),
  packs: z.array(packagingValue).optional(),
  weight: quantityValue.optional(),
  leadTimeDays: decimalValue.optional(),
  availableFrom: dateValue.optional(),
  availableUntil: dateValue.optional(),
  allowances: z.array(allowanceValue).optional(),
  taxes: z.array(taxValue).optional(),
  ...commonLineFields,
});

/** What the supplier sells at what price: X12 832, EDIFACT PRICAT. */
export const priceCatalogueSchema = z.strictObject({
  type: z.literal('price-catalogue'),
  ...commonFields,
  purpose: purposeValue.optional(),
  kind: textValue.optional().meta({ description: 'Price list, resale catalogue, ...; as the sender codes it' }),
  validFrom: dateValue.optional(),
  validUntil: dateValue.optional(),
  lines: z.array(catalogueLineValue),
});

export type PriceCatalogue = z.infer<typeof priceCatalogueSchema>;
export type CatalogueLine = z.infer<typeof catalogueLineValue>;
