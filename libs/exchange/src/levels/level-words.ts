import type { Partner } from '@quayside/partners';
import type { Owner } from '@quayside/matching';
import { assertNever } from '@quayside/std';
import type { Unanswered } from '../model/outbound-row.js';
import type { OrderDue, OrderUnbilled } from '../ports/levels.js';
import type { Expected, ExpectedNotice } from './expected.js';
import type { Stage } from './level-codes.js';

/** What a partner owes us, with what it owes it for. */
export type About =
  | { readonly of: 'sent'; readonly sent: Unanswered; readonly expected: Expected }
  | { readonly of: 'due'; readonly order: OrderDue; readonly expected: ExpectedNotice }
  | { readonly of: 'unbilled'; readonly order: OrderUnbilled; readonly expected: Expected };

const kinds = {
  order: 'order',
  'order-change': 'the change of order',
  'order-cancellation': 'the cancellation of order',
};

/** What is late or soon to be, in one sentence with both times, and what to do. */
export function levelWords({ name, profile: { timeZone } }: Partner, about: About, stage: Stage): string {
  const at = (instant: Date) => timeIn(timeZone, instant);
  const by = `${at(about.expected.due)} (${timeZone})`;
  const was = stage === 'late' ? 'was' : 'is';
  switch (about.of) {
    case 'sent': {
      const { sent, expected } = about;
      const verb = expected.what === 'answer' ? 'answered' : 'acknowledged';
      const said = `${kinds[sent.kind]} ${sent.orderNumber}`;
      return `${name} has not ${verb} ${said}, which was sent on ${at(sent.sentAt)} and ${was} to be ${verb} by ${by}. ${remedyOf(expected)}`;
    }
    case 'due': {
      const { lines } = about.expected;
      const [first] = lines;
      const what = lines.length === 1 ? 'one line' : `${lines.length} lines`;
      const verb = lines.length === 1 ? 'is' : 'are';
      return `${name} has sent no ship notice for ${what} of order ${about.order.orderNumber} that ${verb} to arrive on ${first?.dueOn ?? ''}; it ${was} due by ${by}. Ask the supplier whether the goods are on their way; this closes when the ship notice or the goods come.`;
    }
    case 'unbilled': {
      const { orderNumber, since } = about.order;
      return `${name} has not billed what was received of order ${orderNumber} on ${at(since)}; the invoice ${was} due by ${by}. Ask the supplier for it; this closes when it is in Odoo.`;
    }
    default:
      return assertNever(about);
  }
}

function remedyOf({ what }: Expected): string {
  return what === 'answer'
    ? 'Ask the supplier; this closes when the answer comes.'
    : 'It may not have arrived: ask the supplier, and send it again if it is lost.';
}

function timeIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}

/** Whom it concerns. */
export function levelOwner({ what }: Expected): Owner {
  switch (what) {
    case 'functional-acknowledgement':
      return 'operations';
    case 'answer':
      return 'procurement';
    case 'ship-notice':
      return 'warehouse';
    case 'invoice':
      return 'finance';
    default:
      return assertNever(what);
  }
}
