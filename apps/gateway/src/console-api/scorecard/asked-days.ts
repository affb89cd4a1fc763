import { BadRequestException } from '@nestjs/common';
import { daysAfter, daysBetween, localDateOf, type LocalDate } from '@quayside/std';
import { z } from 'zod';
import type { Days } from './scorecard-reads.js';

const day = z.iso.date().optional();

/** From when until when. */
export const daysQuery = z.object({ from: day, until: day });

const usual = 90;

/** So many days are added up at once. */
const mostDays = 366;

/** The days that are asked for: by default the last 90, until today. */
export function askedDays({ from, until }: z.infer<typeof daysQuery>, today: LocalDate): Days {
  const last = until === undefined ? today : localDateOf(until);
  const first = from === undefined ? daysAfter(last, 1 - usual) : localDateOf(from);
  const days = daysBetween(first, last) + 1;
  if (days < 1) throw new BadRequestException(`${first} is after ${last}: expected the first day, then the last.`);
  if (days > mostDays) throw new BadRequestException(`These are ${days} days; at most ${mostDays} are added up.`);
  return { from: first, until: last };
}
