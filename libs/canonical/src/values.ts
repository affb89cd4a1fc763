import type { Decimal, LocalDate } from '@quayside/std';
import { z } from 'zod';

/** A Decimal as it is written in JSON: plain text, no exponent, no zeros that mean nothing. */
export const decimalValue = z
  .string()
  .regex(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/, 'a decimal number as text without trailing zeros, such as "12.5"')
  .meta({ description: 'Exact decimal number as text' }) as unknown as z.ZodType<Decimal, string>;

export const dateValue = z.iso.date().meta({ description: 'Calendar day, YYYY-MM-DD' }) as unknown as z.ZodType<
  LocalDate,
  string
>;

/** An instant with its offset from UTC: 2026-11-23T10:15:00+01:00. */
export const instantValue = z.iso.datetime({ offset: true });

/** Text that says something: trimmed by the mapping, never empty. */
export const textValue = z.string().min(1);

/** ISO 4217. */
export const currencyValue = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as "EUR"');

/** A quantity in a unit of UN/ECE Recommendation 20 (C62 or EA each, KGM, XCS case ...). */
export const quantityValue = z.strictObject({ value: decimalValue, unit: textValue.optional() });

/** A price in the document's currency for `basis` units: 12.50 with basis 100 is 0.125 each. */
export const priceValue = z.strictObject({
  amount: decimalValue,
  basis: decimalValue.optional().meta({ description: 'Units that the amount buys; 1 when absent' }),
  unit: textValue.optional(),
  multiplier: decimalValue
    .optional()
    .meta({ description: 'Times the amount: 0.9 leaves nine tenths of it; 1 when absent' }),
});

/** A day or an instant with what it means: exactly one of the two. */
export const datedValue = z.strictObject({
  kind: z.enum([
    'document',
    'order',
    'requested-delivery',
    'promised-delivery',
    'estimated-delivery',
    'delivery',
    'earliest-delivery',
    'latest-delivery',
    'requested-ship',
    'promised-ship',
    'ship',
    'pickup',
    'cancel-after',
    'tax-point',
    'period-start',
    'period-end',
    'price-from',
    'price-until',
    'received',
    'other',
  ]),
  code: textValue.optional().meta({ description: 'What the sender calls it, where `kind` is other' }),
  day: dateValue.optional(),
  at: instantValue.optional().meta({ description: 'Where the sender named a time; its zone is in it' }),
});

export type Quantity = z.infer<typeof quantityValue>;
export type Price = z.infer<typeof priceValue>;
export type Dated = z.infer<typeof datedValue>;
