import { daysAfter, type LocalDate, localDateOf } from '@quayside/std';
import { Temporal } from 'temporal-polyfill';
import { publicHolidays } from './public-holidays.js';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** What was agreed about working days: public holidays of a place, the days of the week, and days of the company's own. */
export interface WorkingDays {
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly week: readonly Weekday[];
  /** Days, or the first and the last of several: 2026-12-24..2027-01-01. */
  readonly closed: readonly string[];
  readonly open: readonly string[];
}

/** Which days count for a partner, and what is so many hours or days of them away. Instants are UTC, days those of the zone. */
export interface WorkCalendar {
  isWorkday(day: LocalDate): boolean;
  /** The instant so many hours of working days later: hours of other days do not count. */
  after(from: Date, hours: number): Date;
  /** The same, earlier. */
  before(to: Date, hours: number): Date;
  /** The day on which an instant falls. */
  dayOf(instant: Date): LocalDate;
  /** When a day begins. */
  startOf(day: LocalDate): Date;
}

const hourMs = 3_600_000;

/** So many days in a row without work are a mistake of the setting: then every day counts. */
const longest = 370;

/** The calendar of a partner: every day counts where nothing was agreed. */
export function workCalendar(setting: WorkingDays | undefined, zone: string): WorkCalendar {
  const days: Days = {
    isWorkday: setting ? countingDays(setting) : () => true,
    dayOf: (instant) =>
      localDateOf(
        Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString(),
      ),
    startOf: (day) => new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).epochMilliseconds),
  };
  return {
    ...days,
    after: (from, hours) => after(days, from, hours),
    before: (to, hours) => before(days, to, hours),
  };
}

type Days = Pick<WorkCalendar, 'isWorkday' | 'dayOf' | 'startOf'>;

function after({ isWorkday, dayOf, startOf }: Days, from: Date, hours: number): Date {
  let at = from;
  let left = hours * hourMs;
  for (let skipped = 0; ;) {
    const day = dayOf(at);
    const next = startOf(daysAfter(day, 1));
    if (skipped < longest && !isWorkday(day)) {
      skipped += 1;
      at = next;
      continue;
    }
    const room = next.getTime() - at.getTime();
    // What ends with a working day is due at its end, not when the next one begins after the weekend.
    if (left <= room) return new Date(at.getTime() + left);
    [at, left, skipped] = [next, left - room, 0];
  }
}

function before({ isWorkday, dayOf, startOf }: Days, to: Date, hours: number): Date {
  let at = to;
  let left = hours * hourMs;
  for (let skipped = 0; ;) {
    // The day that ends at midnight is the one before.
    const day = dayOf(new Date(at.getTime() - 1));
    const start = startOf(day);
    if (skipped < longest && !isWorkday(day)) {
      skipped += 1;
      at = start;
      continue;
    }
    const room = at.getTime() - start.getTime();
    if (left <= room) return new Date(at.getTime() - left);
    [at, left, skipped] = [start, left - room, 0];
  }
}

function countingDays({ country, region, week, closed, open }: WorkingDays): (day: LocalDate) => boolean {
  const isHoliday = country === undefined ? () => false : publicHolidays(country, region);
  const working = new Set<string>(week);
  const off = closed.map((each) => each.split('..'));
  const extra = new Set(open);
  // Days of the form YYYY-MM-DD sort as texts.
  const isOff = (day: LocalDate) => off.some(([first = '', last = first]) => day >= first && day <= last);
  return (day) => extra.has(day) || (working.has(weekdayOf(day)) && !isOff(day) && !isHoliday(day));
}

function weekdayOf(day: LocalDate): Weekday {
  return weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? 'mon';
}
