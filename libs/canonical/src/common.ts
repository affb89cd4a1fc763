import { z } from 'zod';
import { contactValue, partyValue } from './party.js';
import { currencyValue, dateValue, datedValue, decimalValue, textValue } from './values.js';

export const referenceValue = z.strictObject({
  kind: textValue,
  value: textValue,
  description: textValue.optional(),
  date: dateValue.optional(),
});

/** What every document may say. */
export const commonFields = {
  number: textValue,
  date: dateValue.optional(),
  currency: currencyValue.optional(),
  parties: z.array(partyValue).optional(),
  contacts: z
    .array(contactValue)
    .optional()
    .meta({ description: 'People to ask about the document as a whole; those of a party stand with it' }),
  references: z.array(referenceValue).optional(),
  dates: z
    .array(datedValue)
    .optional()
    .meta({ description: 'Days and times beside those that have a field of their own' }),
  notes: z.array(textValue).optional(),
};

/** What the lines of every document may say beside their figures. */
export const commonLineFields = {
  references: z.array(referenceValue).optional(),
  dates: z.array(datedValue).optional(),
  notes: z.array(textValue).optional(),
};

/** Who carries the goods and how. */
export const carrierValue = z.strictObject({
  scac: textValue.optional().meta({ description: 'Standard carrier alpha code' }),
  name: textValue.optional().meta({ description: 'Name of the carrier, or the routing in words' }),
  mode: textValue.optional().meta({ description: 'Means of transport: motor, air, ocean, ...' }),
  service: textValue.optional().meta({ description: 'Level of service, as the sender codes it' }),
});

/** How goods are packed, as the sender of a document says it: a carton holds 12 pieces. */
export const packagingValue = z.strictObject({
  unit: textValue.optional(),
  contains: decimalValue,
  size: decimalValue.optional().meta({ description: 'How much each of them holds, in `of`' }),
  of: textValue.optional(),
});

/** What the sender did with an earlier version of the same document. */
export const purposeValue = z.enum([
  'original',
  'cancellation',
  'change',
  'replace',
  'confirmation',
  'duplicate',
  'request',
  'prepayment',
  'other',
]);

export type Packaging = z.infer<typeof packagingValue>;
export type Reference = z.infer<typeof referenceValue>;
