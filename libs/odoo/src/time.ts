import { localDateOf, type LocalDate } from '@quayside/std';

/** Odoo's text of an instant: "2026-12-10 10:00:00", always UTC. */
export type OdooTime = string;

/** The calendar day of an instant in a zone. */
export function localDay(at: OdooTime, zone: string): LocalDate {
  return localDateOf(wallClock(at, zone).slice(0, 10));
}

/** The instant with the same local time of day on another day; in the gap of a change of clocks, the hour after it. */
export function onDay(at: OdooTime, day: string, zone: string): OdooTime {
  const timeOfDay = wallClock(at, zone).slice(11);
  const wanted = Date.parse(`${day}T${timeOfDay}Z`);
  // The offset at the wanted instant is known only from that instant: one correction settles it.
  let utc = wanted - offsetAt(wanted, zone);
  utc = wanted - offsetAt(utc, zone);
  return odooText(utc);
}

function odooText(ms: number): OdooTime {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

function wallClock(at: OdooTime, zone: string): string {
  const ms = Date.parse(`${at.replace(' ', 'T')}Z`);
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 19);
}

function offsetAt(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(ms / 1000) * 1000;
}
