import { z } from 'zod';
import { textValue } from './values.js';

export const addressValue = z.strictObject({
  lines: z.array(textValue).optional(),
  city: textValue.optional(),
  region: textValue.optional(),
  postalCode: textValue.optional(),
  country: textValue.optional().meta({ description: 'ISO 3166-1, two or three letters as sent' }),
});

/** Somebody named in a document, in a role; `scheme` says who gave the identifier: gln, duns, buyer, seller, vat, ... */
export const partyValue = z.strictObject({
  role: z.enum(['buyer', 'seller', 'ship-to', 'ship-from', 'bill-to', 'remit-to', 'carrier', 'other']),
  name: textValue.optional(),
  identifiers: z.array(z.strictObject({ scheme: textValue, value: textValue })).optional(),
  address: addressValue.optional(),
});

export type Party = z.infer<typeof partyValue>;
