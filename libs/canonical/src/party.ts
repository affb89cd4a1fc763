import { z } from 'zod';
import { textValue } from './values.js';

export const addressValue = z.strictObject({
  lines: z.array(textValue).optional(),
  city: textValue.optional(),
  region: textValue.optional(),
  postalCode: textValue.optional(),
  country: textValue.optional().meta({ description: 'ISO 3166-1, two or three letters as sent' }),
});

export const contactValue = z.strictObject({
  role: textValue.optional(),
  name: textValue.optional(),
  email: textValue.optional(),
  phone: textValue.optional(),
  fax: textValue.optional(),
});

/** Somebody named in a document, in a role; `scheme` says who gave the identifier: gln, duns, buyer, seller, vat, ... */
export const partyValue = z.strictObject({
  role: z.enum([
    'buyer',
    'seller',
    'ship-to',
    'ship-from',
    'bill-to',
    'remit-to',
    'payer',
    'payee',
    'carrier',
    'manufacturer',
    'ultimate-consignee',
    'warehouse',
    'other',
  ]),
  code: textValue.optional().meta({ description: 'The role as the sender codes it, where it is other' }),
  name: textValue.optional(),
  moreNames: z.array(textValue).optional().meta({ description: 'Where the name goes on' }),
  identifiers: z.array(z.strictObject({ scheme: textValue, value: textValue })).optional(),
  address: addressValue.optional(),
  contacts: z.array(contactValue).optional(),
});

export type Party = z.infer<typeof partyValue>;
export type Address = z.infer<typeof addressValue>;
export type Contact = z.infer<typeof contactValue>;
