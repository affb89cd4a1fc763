import { z } from 'zod';
import { partyValue } from './party.js';
import { currencyValue, dateValue, textValue } from './values.js';

export const referenceValue = z.strictObject({ kind: textValue, value: textValue });

/** What every document may say. */
export const commonFields = {
  number: textValue,
  date: dateValue.optional(),
  currency: currencyValue.optional(),
  parties: z.array(partyValue).optional(),
  references: z.array(referenceValue).optional(),
  notes: z.array(textValue).optional(),
};

export type Reference = z.infer<typeof referenceValue>;
