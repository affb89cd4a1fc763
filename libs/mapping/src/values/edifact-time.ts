import { fail, localDate, ok, type Result } from '@quayside/std';
import { Temporal } from 'temporal-polyfill';
import { wholeYear } from './century.js';
import { dayAndTimeIn, dayIn, inZone, instantIn } from './instant.js';

// Element 2379 says how the date or time beside it is written. Source: UN/EDIFACT code list 2379.

/** What a point in time says: a day, and a time of it where the format has one. */
interface Moment {
  /** CCYYMMDD. */
  readonly day: string;
  /** HHMM or HHMMSS. */
  readonly time?: string;
  /** As written behind the time: "+01", "UTC". */
  readonly zone?: string;
}

const pointFormats: Readonly<Record<string, RegExp>> = {
  '2': /^(?<d>\d\d)(?<m>\d\d)(?<y>\d\d)$/,
  '101': /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)$/,
  '102': /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  '201': /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<t>\d{4})$/,
  '202': /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<t>\d{6})$/,
  '203': /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?<t>\d{4})$/,
  '204': /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?<t>\d{6})$/,
  // Some write seconds although the format has none: the length tells.
  '303': /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?<t>\d{4}(?:\d\d)?)(?<z>[A-Za-z]{1,5}|[+-]\d\d(?::?\d\d)?)$/,
  '304': /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?<t>\d{6})(?<z>[A-Za-z]{1,5}|[+-]\d\d(?::?\d\d)?)$/,
};

const periods: Readonly<Record<string, string>> = {
  '711': '102',
  '713': '201',
  '716': '616',
  '717': '101',
  '718': '102',
  '719': '203',
};

/** Which end of a period is meant; of a single day both are that day. */
export type End = 'start' | 'end';

/** Whether a format of 2379 says a period and not a point in time. */
export function isPeriod(format: string): boolean {
  return format in periods || format === '616' || format === '610';
}

/** How a text of a date is to be understood: in which format of 2379, which zone was agreed, and which end of a period counts. */
export interface TimeReading {
  readonly format: string | undefined;
  readonly zone: string;
  readonly end: End;
}

/**
 * The day that a text says in a format of 2379, of a period the first or the last; without a format CCYYMMDD is taken. A time in
 * a zone of its own is on the day that it is in the zone that was agreed.
 */
export function dayOf(text: string, { format, zone, end }: TimeReading): Result<string> {
  const moment = momentOf(text, format, end);
  if (!moment.ok) return moment;
  const { day, time, zone: named } = moment.value;
  const date = localDate(day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
  if (!date.ok) return fail(`"${text}" is no day of the calendar (format ${format ?? 'not named'})`);
  const offset = named === undefined ? undefined : offsetIn(named);
  if (time === undefined || offset === undefined) return date;
  const local = instantIn('UTC', day, time);
  return local.ok ? ok(dayIn(zone, local.value.replace('+00:00', offset))) : local;
}

/**
 * The instant that a text says, in the zone that was agreed; nothing when the format has no time, or the time is in a zone that
 * nobody knows.
 */
export function instantOf(text: string, { format, zone, end }: TimeReading): Result<string> {
  const moment = momentOf(text, format, end);
  if (!moment.ok) return moment;
  const { day, time, zone: named } = moment.value;
  if (time === undefined) return ok('');
  if (named === undefined) return instantIn(zone, day, time);
  const offset = offsetIn(named);
  if (offset === undefined) return ok('');
  const local = instantIn('UTC', day, time);
  return local.ok ? ok(inZone(zone, local.value.replace('+00:00', offset))) : local;
}

/** The zone behind a time that is none that is known, such as a word. */
export function unknownZone(text: string, format = '102'): string | undefined {
  const zone = pointFormats[format]?.exec(text)?.groups?.['z'];
  return zone === undefined || offsetIn(zone) !== undefined ? undefined : zone;
}

/** An instant as CCYYMMDDHHMM (203), or with seconds (204) where they matter. */
export function instantText(zone: string, instant: string): { text: string; format: string } {
  const { day, time } = dayAndTimeIn(zone, instant);
  return { text: `${day}${time}`, format: time.length === 4 ? '203' : '204' };
}

function momentOf(text: string, format = '102', end: End): Result<Moment> {
  const period = periods[format];
  if (period !== undefined) {
    const [first = '', last = first] = halvesOf(text);
    return momentOf(end === 'start' ? first : last, period, end);
  }
  if (format === '616') return weekOf(text, end);
  if (format === '610') return monthOf(text, end);
  return pointOf(text, format);
}

function pointOf(text: string, format: string): Result<Moment> {
  const pattern = pointFormats[format];
  if (!pattern) return fail(`"${text}" is written in format ${format} of element 2379, which is not known here`);
  const { y, m, d, t, z } = pattern.exec(text)?.groups ?? {};
  if (y === undefined) return fail(`"${text}" is not written in format ${format} of element 2379, as it says`);
  return ok({
    day: `${wholeYear(y)}${m}${d}`,
    ...(t !== undefined && { time: t }),
    ...(z !== undefined && { zone: z }),
  });
}

function halvesOf(text: string): string[] {
  if (text.includes('-')) return text.split('-');
  return text.length % 2 === 0 ? [text.slice(0, text.length / 2), text.slice(text.length / 2)] : [text];
}

// A week of ISO 8601 begins on Monday; the first is the one with January 4th in it.
function weekOf(text: string, end: End): Result<Moment> {
  const [, year = '', week = ''] = /^(\d{4})(\d{2})$/.exec(text) ?? [];
  if (year === '') return fail(`"${text}" is not a week written as CCYYWW`);
  const fourth = Temporal.PlainDate.from(`${year}-01-04`);
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(week) - 1 });
  // Most years have 52 weeks: the 53rd of such a year would be the first of the next.
  if (monday.yearOfWeek !== fourth.year) return fail(`"${text}" is a week that ${year} does not have`);
  return ok({ day: compact(end === 'start' ? monday : monday.add({ days: 6 })) });
}

function monthOf(text: string, end: End): Result<Moment> {
  const [, year = '', month = ''] = /^(\d{4})(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === '') return fail(`"${text}" is not a month written as CCYYMM`);
  const { daysInMonth } = Temporal.PlainYearMonth.from(`${year}-${month}`);
  return ok({ day: `${year}${month}${end === 'start' ? '01' : daysInMonth}` });
}

function compact(day: Temporal.PlainDate): string {
  return day.toString().replaceAll('-', '');
}

function offsetIn(zone: string): string | undefined {
  if (/^(UTC|GMT|Z)$/i.test(zone)) return '+00:00';
  const [, sign = '+', hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return hours === undefined || Number(hours) > 14 ? undefined : `${sign}${hours}:${minutes}`;
}
