import { type LocalDate, localDateOf } from '@quayside/std';
import { Temporal } from 'temporal-polyfill';

/** The day so many days later. */
export function laterDay(day: LocalDate, days: number): LocalDate {
  return localDateOf(Temporal.PlainDate.from(day).add({ days }).toString());
}
