import { z } from 'zod';
import { partyValue } from './party.js';
import { currencyValue, dateValue, datedValue, textValue } from './values.js';

export const referenceValue = z.strictObject({ kind: textValue, value: textValue, date: dateValue.optional() });

/** What every document may say. */
export const commonFields = {
  number: textValue,
  date: dateValue.optional(),
  currency: currencyValue.optional(),
  parties: z.array(partyValue).optional(),
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

/** What the sender did with an earlier version of the same document. */
export const purposeValue = z.enum([
  'original',
  'cancellation',
  'change',
  'replace',
  'confirmation',
  'duplicate',
  'request',
  'other',
]);

export type Reference = z.infer<typeof referenceValue>;
