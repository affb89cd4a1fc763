import { compare, localDateOf } from '@quayside/std';
import { workCalendar, type Partner, type WorkCalendar } from '@quayside/partners';
import { progressOf } from '../deliver/order-progress.js';
import type { Unanswered } from '../model/outbound-row.js';
import type { Level } from '../model/settled-level.js';
import type { LineDue, OrderDue, OrderUnbilled } from '../ports/levels.js';
import type { Delivered } from '../ports/store.js';
import type { Stage } from './level-codes.js';

/** Something that a partner owes us, and by when. */
export interface Expected {
  readonly what: Level;
  readonly due: Date;
  /** From when on its owner is warned; nothing where nobody is. */
  readonly warnFrom: Date | null;
}

/** Lines that no ship notice has announced, all of one day. */
export interface ExpectedNotice extends Expected {
  readonly lines: readonly LineDue[];
}

/**
 * What was agreed to come for a document that was sent and has not come, by the partner's calendar and zone. Every version is
 * acknowledged, and the newest one is answered; nobody answers a cancellation.
 */
export function expectedFor(partner: Partner, sent: Unanswered): readonly Expected[] {
  const calendar = calendarOf(partner);
  const { serviceLevels } = partner.profile;
  const { functionalAcknowledgementWithinHours: acknowledged, acknowledgeWithinHours: answered } = serviceLevels;
  const owed: Expected[] = [];
  if (acknowledged > 0 && isUnacknowledged(partner, sent)) {
    owed.push({
      what: 'functional-acknowledgement',
      due: calendar.after(sent.sentAt, acknowledged),
      warnFrom: null,
    });
  }
  if (answered !== undefined && sent.isNewest && sent.kind !== 'order-cancellation') {
    const due = calendar.after(sent.sentAt, answered);
    owed.push({ what: 'answer', due, warnFrom: warnFrom(partner, calendar, due, answered) });
  }
  return owed;
}

/**
 * Of what is to come, what was not announced, by when that was to be: the first day first. `said` is what has reached the ERP about
 * the order.
 */
export function expectedNotices(
  partner: Partner,
  { orderNumber, lines }: OrderDue,
  said: readonly Delivered[],
): readonly ExpectedNotice[] {
  const { shipNoticeBeforeDeliveryHours: hours } = partner.profile.serviceLevels;
  if (hours === undefined) return [];
  const silent = lines.filter(
    ({ line, quantity }) => compare(progressOf(said, orderNumber, line).shipped, quantity) < 0,
  );
  const calendar = calendarOf(partner);
  const byDay = [...Map.groupBy(silent, ({ dueOn }) => dueOn)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return byDay.map(([day, ofDay]) => {
    const due = calendar.before(calendar.startOf(localDateOf(day)), hours);
    return { what: 'ship-notice', due, warnFrom: warnFrom(partner, calendar, due), lines: ofDay };
  });
}

/** By when what was received is to be billed. */
export function expectedInvoice(partner: Partner, { since }: OrderUnbilled): Expected | undefined {
  const { invoiceAfterReceiptDays: days } = partner.profile.serviceLevels;
  if (days === undefined) return undefined;
  const calendar = calendarOf(partner);
  const due = calendar.after(since, days * dayHours);
  return { what: 'invoice', due, warnFrom: warnFrom(partner, calendar, due, days * dayHours) };
}

/** How it stands with what is expected: nothing while there is time. */
export function stageOf({ due, warnFrom: soon }: Expected, now: Date): Stage | undefined {
  if (due <= now) return 'late';
  return soon !== null && soon <= now ? 'soon' : undefined;
}

export const dayHours = 24;

/** The calendar of a partner. */
export function calendarOf({ profile: { workingDays, timeZone } }: Partner): WorkCalendar {
  return workCalendar(workingDays, timeZone);
}

/** Nobody is warned of what has just begun: of `within` so many hours, those of the warning must leave some. */
function warnFrom({ profile }: Partner, calendar: WorkCalendar, due: Date, within = Infinity): Date | null {
  const { warnBeforeHours: hours } = profile.serviceLevels;
  return hours > 0 && hours < within ? calendar.before(due, hours) : null;
}

/** Whoever gets acknowledgements from us sends them too; documents without an envelope have none. */
function isUnacknowledged({ profile: { acknowledgements } }: Partner, sent: Unanswered): boolean {
  if (sent.state === 'acknowledged') return false;
  // Only X12 has groups with an identifier, and only X12 and EDIFACT number their sets by type.
  if (sent.functionalId !== null) return acknowledgements.functional !== 'none';
  const isEdifact = sent.setType !== null && !sent.setType.includes(':');
  return isEdifact && (acknowledgements.contrl === 'functional' || acknowledgements.contrl === 'receipt');
}
