import { fail, localDate, ok, type Result } from '@quayside/std';
import { Temporal } from 'temporal-polyfill';
import { wholeYear } from './century.js';

/** How days and times are written: as EDI does, CCYYMMDD and HHMM, or as XML and JSON do, YYYY-MM-DD and HH:MM:SS. */
export type InstantForm = 'edi' | 'iso';

/** Day and time of a set, in the zone that was agreed unless they name one: "2026-11-23T10:15:00+01:00". */
export function instantIn(zone: string, day: string, time: string, form: InstantForm = 'edi'): Result<string> {
  if (form === 'iso') return isoInstant(zone, `${day.slice(0, 10)}T${time}`);
  return ediInstant(zone, day, time);
}

function ediInstant(zone: string, day: string, time: string): Result<string> {
  const date = localDate(day.replace(/^(\d{2}|\d{4})(\d{2})(\d{2})$/, wholeDay));
  const [, hour = '', minute = '', second = '00'] = /^(\d{2})(\d{2})(\d{2})?\d{0,2}$/.exec(time) ?? [];
  if (!date.ok || hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return fail(`"${day} ${time}" is not a day and time written as CCYYMMDD or YYMMDD and HHMM`);
  }
  return ok(instantAt(zone, `${date.value}T${hour}:${minute}:${second}`));
}

function wholeDay(_: string, year: string, month: string, day: string): string {
  return `${wholeYear(year)}-${month}-${day}`;
}

/** An instant as XML and JSON write it; without a zone it is in the one that was agreed. */
export function isoInstant(zone: string, text: string): Result<string> {
  const [, date = '', clock = '', second = ':00', offset] =
    /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
  const local = `${date}T${clock}${second}`;
  if (!localDate(date).ok) {
    return fail(`"${text}" is not a day and time written as 2026-11-23T10:15:00+01:00`);
  }
  if (offset === undefined) return ok(instantAt(zone, local));
  return ok(`${local}${offset === 'Z' ? '+00:00' : offset.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2')}`);
}

/** The same instant as it is told in a zone. */
export function inZone(zone: string, instant: string): string {
  return textOf(Temporal.Instant.from(instant).toZonedDateTimeISO(zone));
}

/** The day that an instant is on in a zone. Midnight to the second is how programs write a bare day: it is the one that is written. */
export function dayIn(zone: string, instant: string): string {
  if (/T00:00(:00)?(?![\d:])/.test(instant)) return instant.slice(0, 10);
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The beginning of a day in a zone: "2026-11-23T00:00:00+01:00". Where the clocks skip midnight it is the first hour there is. */
export function startOfDay(zone: string, day: string): string {
  return textOf(Temporal.PlainDate.from(day).toZonedDateTime(zone));
}

/** The same back, as YYYY-MM-DD and HH:MM:SS. */
export function isoDayAndTime(zone: string, instant: string): { day: string; time: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'second', roundingMode: 'trunc' }),
  };
}

/** The same back: day as CCYYMMDD and time as HHMM, or HHMMSS where seconds matter. */
export function dayAndTimeIn(zone: string, instant: string): { day: string; time: string } {
  const local = isoDayAndTime(zone, instant);
  const time = local.time.replaceAll(':', '');
  return { day: local.day.replaceAll('-', ''), time: time.endsWith('00') ? time.slice(0, 4) : time };
}

// A time that the clocks skip is the one as much later that there is, of one that they show twice the first is meant: as in
// RFC 5545, and the same instant when it is written and read again.
function instantAt(zone: string, local: string): string {
  return textOf(Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }));
}

function textOf(at: Temporal.ZonedDateTime): string {
  return at.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
