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

export function envelopeTime(at: Date, zone: string): EnvelopeTime {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const date = local.toPlainDate().toString().replaceAll('-', '');
  return { date, short: date.slice(2), time: local.toPlainTime().toString().slice(0, 5).replace(':', '') };
}
