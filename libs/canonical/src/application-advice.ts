import { z } from 'zod';
import { commonFields } from './common.js';
import { dateValue, textValue } from './values.js';

/** One fault that the receiver's application found. */
export const applicationErrorValue = z.strictObject({
  code: textValue.optional(),
  message: textValue.optional(),
  value: textValue.optional().meta({ description: 'The text that is wrong' }),
  segment: textValue.optional().meta({ description: 'Which segment of the set it is, counted from its head' }),
  element: textValue.optional().meta({ description: 'Which element of the segment' }),
  reference: textValue.optional().meta({ description: 'What it is about: a line, an item, a field' }),
});

/** What the receiver's application says of one document that we sent. */
export const applicationAnswerValue = z.strictObject({
  verdict: z.enum(['accepted', 'accepted-with-changes', 'rejected', 'partially-accepted', 'other']),
  setType: textValue.optional().meta({ description: 'ST01 or UNH 0065 of what it answers' }),
  number: textValue.optional().meta({ description: "The number of what it answers: an order's, an invoice's ..." }),
  orderNumber: textValue.optional(),
  date: dateValue.optional(),
  groupControl: textValue.optional(),
  setControl: textValue.optional(),
  interchangeControl: textValue.optional(),
  errors: z.array(applicationErrorValue).optional(),
  notes: z.array(textValue).optional(),
});

/** An answer of the business application, not of the syntax: X12 824, EDIFACT APERAK. */
export const applicationAdviceSchema = z.strictObject({
  type: z.literal('application-advice'),
  ...commonFields,
  answers: z.array(applicationAnswerValue),
});

export type ApplicationAdvice = z.infer<typeof applicationAdviceSchema>;
export type ApplicationAnswer = z.infer<typeof applicationAnswerValue>;
