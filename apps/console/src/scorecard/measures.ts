import type { Shapes } from '../api/client';
import type { DocumentFilter, OrderFilter } from '../api/queries';
import { plural } from '../words/numbers';
import { typeWord } from '../words/types';

type Card = Shapes['Scorecard'];

/** The list that a number is counted from, and what it is called there. */
export type LeadsTo =
  | { readonly list: 'orders'; readonly label: string; readonly search: OrderFilter }
  | { readonly list: 'documents'; readonly label: string; readonly search: DocumentFilter };

/** A line of the scorecard. */
export interface Measure {
  readonly name: string;
  readonly share: string;
  readonly counted: string;
  readonly leadsTo: LeadsTo;
}

/** What the scorecard says, line by line; where something went wrong a line leads there. */
export function measuresOf(card: Card): readonly Measure[] {
  return [...deliveries(card), ...documents(card), ...answers(card), changes(card)];
}

/** "90 %"; nothing of nothing. */
export function share(count: number, of: number): string {
  return of === 0 ? '' : `${Math.round((count * 100) / of)} %`;
}

function counted(count: number, of: number, one: string): string {
  return `${count.toLocaleString()} of ${plural(of, one)}`;
}

function deliveries({ partner: { id: partner }, from, until, deliveries: all }: Card): readonly Measure[] {
  const due = { partner, dueFrom: from, dueUntil: until };
  const line = (name: string, count: number, leadsTo: LeadsTo): Measure => ({
    ...{ name, share: share(count, all.lines), counted: counted(count, all.lines, 'line'), leadsTo },
  });
  const late = all.lines - all.onTime;
  const short = all.lines - all.inFull;
  return [
    line('On time', all.onTime, orders(`orders with ${plural(late, 'late line')}`, { ...due, delivered: 'late' })),
    line('In full', all.inFull, orders(`orders with ${plural(short, 'short line')}`, { ...due, delivered: 'short' })),
    line('On time and in full', all.onTimeInFull, orders('orders that were due', due)),
  ];
}

function documents({ partner: { id: partner }, from, until, documents: all }: Card): readonly Measure[] {
  const wrong = { partner, from, until, right: 'no' };
  const line = (name: string, right: number, of: number, search: DocumentFilter): Measure => ({
    ...{ name, share: share(right, of), counted: counted(right, of, 'document') },
    leadsTo: { list: 'documents', label: plural(of - right, 'other'), search },
  });
  return [
    line('First time right', all.right, all.documents, wrong),
    ...all.types.map(({ type, right, documents: of }) =>
      line(`First time right: ${typeWord(type).toLowerCase()}`, right, of, { ...wrong, type }),
    ),
  ];
}

function answers({ partner: { id: partner }, from, until, answers: all }: Card): readonly Measure[] {
  const came: LeadsTo = {
    ...{ list: 'documents', label: 'acknowledgements' },
    search: { partner, type: 'order-acknowledgement', from, until },
  };
  const time = (name: string, hours: number | null): Measure => ({
    ...{ name, share: hours === null ? '' : `${hours.toLocaleString()} h`, counted: '', leadsTo: came },
  });
  return [
    {
      ...{ name: 'Answered', share: share(all.answered, all.sent) },
      counted: `${all.answered.toLocaleString()} of ${plural(all.sent, 'order or change', 'orders and changes')}`,
      leadsTo: orders('unanswered orders', { partner, question: 'unanswered' }),
    },
    time('Answer time, half of them', all.medianHours),
    time('Answer time, nine of ten', all.p90Hours),
  ];
}

function changes({ partner: { id: partner }, from, until, changes: all }: Card): Measure {
  const perOrder = all.orders === 0 ? '' : ` (${(all.changes / all.orders).toFixed(1)} for each order)`;
  return {
    ...{ name: 'Changed after sending', share: share(all.changed, all.orders) },
    counted: `${counted(all.changed, all.orders, 'order')}, ${plural(all.changes, 'change')}${perOrder}`,
    leadsTo: orders('changed orders', { partner, from, until, question: 'changed' }),
  };
}

function orders(label: string, search: OrderFilter): LeadsTo {
  return { list: 'orders', label, search };
}
