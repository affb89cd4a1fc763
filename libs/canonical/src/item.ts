import { z } from 'zod';
import { textValue } from './values.js';

/** What a line is about, under every name that was given to it. GTINs are text; compare them padded to 14 digits. */
export const itemValue = z.strictObject({
  buyer: textValue.optional().meta({ description: "The buyer's article number" }),
  supplier: textValue.optional().meta({ description: "The supplier's article number" }),
  gtin: textValue.optional(),
  manufacturer: textValue.optional(),
  identifiers: z
    .array(z.strictObject({ scheme: textValue, value: textValue }))
    .optional()
    .meta({ description: 'Numbers of any other kind: customs tariff, revision, drawing, ...' }),
  description: textValue.optional(),
  origin: textValue.optional().meta({ description: 'Country of origin, ISO 3166-1' }),
});

export type Item = z.infer<typeof itemValue>;
