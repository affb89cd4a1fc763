import { workCalendar, type Partner } from '@quayside/partners';
import type { Unanswered } from '../model/outbound-row.js';
import type { Why } from '../step/waiting.js';

/** Something that a partner owes us, and by when. */
export interface Expected {
  readonly what: 'functional-acknowledgement' | 'answer';
  readonly due: Date;
}

/**
 * What was agreed to come for a document that was sent and has not come, by the partner's calendar and zone. Every version is
 * acknowledged, and the newest one is answered; nobody answers a cancellation.
 */
export function expectedFor(partner: Partner, sent: Unanswered): readonly Expected[] {
  const { workingDays, timeZone, serviceLevels } = partner.profile;
  const calendar = workCalendar(workingDays, timeZone);
  const { functionalAcknowledgementWithinHours: acknowledged, acknowledgeWithinHours: answered } = serviceLevels;
  const owed: Expected[] = [];
  if (acknowledged > 0 && isUnacknowledged(partner, sent)) {
    owed.push({ what: 'functional-acknowledgement', due: calendar.after(sent.sentAt, acknowledged) });
  }
  if (answered !== undefined && sent.isNewest && sent.kind !== 'order-cancellation') {
    owed.push({ what: 'answer', due: calendar.after(sent.sentAt, answered) });
  }
  return owed;
}

/** The shortest time after which something may be late; undefined where nothing is expected. */
export function soonestHours({ profile: { serviceLevels } }: Partner): number | undefined {
  const { functionalAcknowledgementWithinHours: acknowledged, acknowledgeWithinHours: answered } = serviceLevels;
  const hours = [...(acknowledged > 0 ? [acknowledged] : []), ...(answered === undefined ? [] : [answered])];
  return hours.length === 0 ? undefined : Math.min(...hours);
}

/** Whoever gets acknowledgements from us sends them too; documents without an envelope have none. */
function isUnacknowledged({ profile: { acknowledgements } }: Partner, sent: Unanswered): boolean {
  if (sent.state === 'acknowledged') return false;
  // Only X12 has groups with an identifier, and only X12 and EDIFACT number their sets by type.
  if (sent.functionalId !== null) return acknowledgements.functional !== 'none';
  const isEdifact = sent.setType !== null && !sent.setType.includes(':');
  return isEdifact && (acknowledgements.contrl === 'functional' || acknowledgements.contrl === 'receipt');
}

export const lateCodes = {
  'functional-acknowledgement': 'acknowledgement-late',
  answer: 'answer-late',
} as const satisfies Record<Expected['what'], string>;

const kinds = {
  order: 'order',
  'order-change': 'the change of order',
  'order-cancellation': 'the cancellation of order',
};

/** What is late, in one sentence, before whom it belongs. */
export function whyLate({ name, profile: { timeZone } }: Partner, sent: Unanswered, { what, due }: Expected): Why {
  const at = (instant: Date) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
  const isAnswer = what === 'answer';
  const verb = isAnswer ? 'answered' : 'acknowledged';
  const said = `${kinds[sent.kind]} ${sent.orderNumber}`;
  const times = `which was sent on ${at(sent.sentAt)} and was to be ${verb} by ${at(due)} (${timeZone})`;
  const remedy = isAnswer
    ? 'Ask the supplier; this closes when the answer comes.'
    : 'It may not have arrived: ask the supplier, and send it again if it is lost.';
  return {
    ...{ owner: isAnswer ? 'procurement' : 'operations', code: lateCodes[what] },
    message: `${name} has not ${verb} ${said}, ${times}. ${remedy}`,
  };
}
