import type { Partner } from '@quayside/partners';
import { daysAfter, type LocalDate } from '@quayside/std';
import { calendarOf, dayHours } from './expected.js';

const hourMs = 3_600_000;

/** So many hours before: hours that do not count make what is due later, never sooner. */
function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - Math.max(0, hours) * hourMs);
}

/** What was sent before this may be late, or soon be; undefined where nothing is expected. */
export function sentBefore({ profile: { serviceLevels } }: Partner, now: Date): Date | undefined {
  const { functionalAcknowledgementWithinHours: acknowledged, acknowledgeWithinHours: answered } = serviceLevels;
  const hours = [
    ...(acknowledged > 0 ? [acknowledged] : []),
    ...(answered === undefined ? [] : [answered - serviceLevels.warnBeforeHours]),
  ];
  return hours.length === 0 ? undefined : hoursBefore(now, Math.min(...hours));
}

/** Of what comes until this day the ship notice may be late, or soon be; undefined where none is expected. */
export function dueBy(partner: Partner, now: Date): LocalDate | undefined {
  const { shipNoticeBeforeDeliveryHours: hours, warnBeforeHours } = partner.profile.serviceLevels;
  if (hours === undefined) return undefined;
  const calendar = calendarOf(partner);
  // The day more is that of a delivery on a day off: its hours count from the end of the working day before.
  return daysAfter(calendar.dayOf(calendar.after(now, hours + warnBeforeHours + dayHours)), 1);
}

/** Of what was received before this the invoice may be late, or soon be; undefined where none is expected. */
export function receivedBefore({ profile: { serviceLevels } }: Partner, now: Date): Date | undefined {
  const { invoiceAfterReceiptDays: days, warnBeforeHours } = serviceLevels;
  return days === undefined ? undefined : hoursBefore(now, days * dayHours - warnBeforeHours);
}
