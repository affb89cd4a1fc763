import { type LocalDate, localDateOf } from '@quayside/std';
import { Temporal } from 'temporal-polyfill';

/** Day and time as envelopes write them, which name no zone: those of the zone that was agreed. */
export interface EnvelopeTime {
  /** CCYYMMDD. */
  readonly date: string;
  /** YYMMDD. */
  readonly short: string;
  /** HHMM. */
  readonly time: string;
}

/** The day in the zone that was agreed. */
export function dayIn(zone: string, at: Date): LocalDate {
  return localDateOf(zoned(zone, at).toPlainDate().toString());
}

export function envelopeTime(at: Date, zone: string): EnvelopeTime {
  const local = zoned(zone, at);
  const date = local.toPlainDate().toString().replaceAll('-', '');
  return { date, short: date.slice(2), time: local.toPlainTime().toString().slice(0, 5).replace(':', '') };
}

function zoned(zone: string, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}
