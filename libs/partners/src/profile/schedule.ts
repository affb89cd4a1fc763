import { Cron } from 'croner';
import { z } from 'zod';
import { duration } from './scalars.js';

/** How often something is done: after a stretch of time, in milliseconds, or at the times that a cron pattern names. */
export type Schedule = { readonly ms: number } | { readonly cron: string };

/** `5m`, or a cron pattern of five fields such as `0 6-20 * * mon-fri`. */
export const schedule = z
  .string({ error: 'expected a time such as 60s' })
  .refine(
    (value) => duration.safeParse(value).success || isPattern(value),
    'expected a time such as 60s, 5m or 1h, or a cron pattern of five fields such as "*/15 6-20 * * mon-fri"',
  )
  .transform((value): Schedule => {
    const ms = duration.safeParse(value);
    return ms.success ? { ms: ms.data } : { cron: value };
  });

/** The first time after `after`. A pattern is read in the zone; a time that the clocks jump over is made up for after the jump. */
export function nextTime(every: Schedule, zone: string, after: Date): Date {
  const pause = 'ms' in every ? every.ms : undefined;
  const next = 'cron' in every ? timesOf(every.cron, zone).nextRun(after) : undefined;
  return next ?? new Date(after.getTime() + (pause ?? dayMs));
}

const dayMs = 24 * 3_600_000;

function isPattern(text: string): boolean {
  try {
    return timesOf(text, 'UTC').nextRun() !== null;
  } catch {
    return false;
  }
}

/** Without a function to call it only computes: no timer runs. */
function timesOf(pattern: string, timezone: string): Cron {
  return new Cron(pattern, { timezone, mode: '5-part' });
}
