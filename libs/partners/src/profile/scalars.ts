import { type Decimal, decimal, decimalOf } from '@quayside/std';
import { z } from 'zod';
import { isTimeZone } from './time-zone.js';

// A profile is read with every scalar as the text that was written, so that 0123 stays an identifier and 2.50 a decimal.
// These turn the text into what it means; `meta` tells editors which JSON type people may write.

/** Text that says something. Numbers need no quotes. */
export const text = z
  .string({ error: 'expected text' })
  .min(1, 'expected text, found nothing')
  .meta({ type: ['string', 'number'] });

/** The name of a channel, its own over all partners. */
export const channelName = z
  .string({ error: 'expected a name of its own, of a-z, 0-9, dot, dash and underscore' })
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'expected a name of a-z, 0-9, dot, dash and underscore');

/** A whole number, 0 or more. */
export const whole = z
  .string({ error: 'expected a whole number' })
  .regex(/^\d{1,15}$/, 'expected a whole number such as 30')
  .meta({ type: 'integer' })
  .transform(Number);

/** `true` or `false`. */
export const flag = z
  .enum(['true', 'false'], { error: 'expected true or false' })
  .meta({ type: 'boolean', enum: [true, false] })
  .transform((value) => value === 'true');

/** A decimal number, 0 or more, exact. */
export const amount = z
  .string({ error: 'expected a number' })
  .refine((value) => decimal(value).ok && !value.startsWith('-'), 'expected a number such as 2.5')
  .meta({ type: ['number', 'string'] })
  .transform((value): Decimal => decimalOf(value));

/** A size such as `100MB`, in bytes. */
export const size = z
  .string({ error: 'expected a size' })
  .regex(/^\d+ ?(B|KB|MB|GB)$/, 'expected a size such as 100MB')
  .transform((value) => Number.parseInt(value, 10) * factors[value.replace(/[\d ]/g, '') as keyof typeof factors]);

const factors = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 } as const;

/** A stretch of time such as `90s`, `5m` or `1h`, in milliseconds. */
export const duration = z
  .string({ error: 'expected a time such as 60s' })
  .regex(/^[1-9]\d{0,6}(s|m|h)$/, 'expected a time such as 60s, 5m or 1h')
  .transform((value) => Number.parseInt(value, 10) * spans[value.slice(-1) as keyof typeof spans]);

const spans = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** Which traffic something belongs to. */
export const usage = z.enum(['live', 'test', 'both']).default('both');

/** A time zone of the IANA database. */
export const zone = text.refine(isTimeZone, 'expected a time zone such as Europe/Berlin');
