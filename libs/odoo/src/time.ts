import { localDateOf, type LocalDate } from '@quayside/std';
import { Temporal } from 'temporal-polyfill';

/** Odoo's text of an instant: "2026-12-10 10:00:00", always UTC. */
export type OdooTime = string;

/** The second of an instant. */
export function timeOf(at: Date): OdooTime {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

export function instantOf(at: OdooTime): Date {
  return new Date(`${at.replace(' ', 'T')}Z`);
}

/** The calendar day of an instant in a zone. */
export function localDay(at: OdooTime, zone: string): LocalDate {
  return localDateOf(zoned(at, zone).toPlainDate().toString());
}

/** The instant with the same local time of day on another day; of a time that the clocks skip, the one as much later. */
export function onDay(at: OdooTime, day: string, zone: string): OdooTime {
  const plainTime = zoned(at, zone).toPlainTime();
  return odooText(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime }));
}

/** Where nothing was planned before: noon of that day where the warehouse is. */
export function noonOn(day: string, zone: string): OdooTime {
  return odooText(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }));
}

function zoned(at: OdooTime, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(`${at.replace(' ', 'T')}Z`).toZonedDateTimeISO(zone);
}

function odooText(at: Temporal.ZonedDateTime): OdooTime {
  return at.toInstant().toString({ smallestUnit: 'second' }).replace('T', ' ').replace('Z', '');
}
