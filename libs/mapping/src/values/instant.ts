import { fail, localDate, ok, type Result } from '@quayside/std';

/** How days and times are written: as EDI does, CCYYMMDD and HHMM, or as XML and JSON do, YYYY-MM-DD and HH:MM:SS. */
export type InstantForm = 'edi' | 'iso';

/** Day and time of a set, in the zone that was agreed unless they name one: "2026-11-23T10:15:00+01:00". */
export function instantIn(zone: string, day: string, time: string, form: InstantForm = 'edi'): Result<string> {
  if (form === 'iso') return isoInstant(zone, `${day.slice(0, 10)}T${time}`);
  return ediInstant(zone, day, time);
}

function ediInstant(zone: string, day: string, time: string): Result<string> {
  const date = localDate(day.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
  const [, hour = '', minute = '', second = '00'] = /^(\d{2})(\d{2})(\d{2})?\d{0,2}$/.exec(time) ?? [];
  if (!date.ok || hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return fail(`"${day} ${time}" is not a day and time written as CCYYMMDD and HHMM`);
  }
  const local = `${date.value}T${hour}:${minute}:${second}`;
  return ok(`${local}${offsetText(offsetAt(zone, Date.parse(`${local}Z`)))}`);
}

/** An instant as XML and JSON write it; without a zone it is in the one that was agreed. */
export function isoInstant(zone: string, text: string): Result<string> {
  const [, date = '', clock = '', second = ':00', offset] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
  const local = `${date}T${clock}${second}`;
  if (!localDate(date).ok || Number.isNaN(Date.parse(`${local}Z`))) {
    return fail(`"${text}" is not a day and time written as 2026-11-23T10:15:00+01:00`);
  }
  if (offset === undefined) return ok(`${local}${offsetText(offsetAt(zone, Date.parse(`${local}Z`)))}`);
  return ok(`${local}${offset === 'Z' ? '+00:00' : offset.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2')}`);
}

/** The beginning of a day in a zone: "2026-11-23T00:00:00+01:00". */
export function startOfDay(zone: string, day: string): string {
  const local = `${day}T00:00:00`;
  return `${local}${offsetText(offsetAt(zone, Date.parse(`${local}Z`)))}`;
}

/** The same back, as YYYY-MM-DD and HH:MM:SS. */
export function isoDayAndTime(zone: string, instant: string): { day: string; time: string } {
  const at = Date.parse(instant);
  const local = new Date(at + minutesAt(zone, at) * 60_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 19) };
}

/** The same back: day as CCYYMMDD and time as HHMM, or HHMMSS where seconds matter. */
export function dayAndTimeIn(zone: string, instant: string): { day: string; time: string } {
  const at = Date.parse(instant);
  const local = new Date(at + minutesAt(zone, at) * 60_000).toISOString();
  const time = local.slice(11, 19).replaceAll(':', '');
  return { day: local.slice(0, 10).replaceAll('-', ''), time: time.endsWith('00') ? time.slice(0, 4) : time };
}

// The offset depends on the instant, which depends on the offset: the second look settles it outside the hour of change.
function offsetAt(zone: string, local: number): number {
  const first = minutesAt(zone, local);
  return minutesAt(zone, local - first * 60_000);
}

function minutesAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
