import { livePartners } from '@quayside/heart';
import { expect, it } from 'vitest';
import type { Unanswered } from '../model/outbound-row.js';
import { decimalOf } from '@quayside/std';
import type { Delivered } from '../ports/store.js';
import { expectedFor, expectedNotices } from './expected.js';

const settings = `workingDays: { country: DE, region: NW }
serviceLevels: { functionalAcknowledgementWithinHours: 4, acknowledgeWithinHours: 48 }
currency: EUR`;
const partner = livePartners({ echo: [['currency: EUR', settings]] }).find(
  (each) => each.partner.id === 'echo',
)?.partner;

function sentAt(at: string, change: Partial<Unanswered> = {}): Unanswered {
  return {
    ...{
      id: 'o',
      partner: 'echo',
      release: 'r',
      usage: 'live',
      connection: 'demo',
      company: null,
      orderNumber: 'P00100',
    },
    ...{
      version: 1,
      kind: 'order',
      state: 'sent',
      contentHash: 'a',
      predecessor: null,
      waitsFor: 'sent',
      dispatch: 'd',
    },
    ...{ interchangeNumber: '1', functionalId: 'PO', groupNumber: '1', setType: '850', setReference: '0001' },
    ...{ actor: null, reason: null, createdAt: new Date(at), sentAt: new Date(at), settledAt: null, isNewest: true },
    ...change,
  };
}

function due(sent: Unanswered): readonly string[] {
  if (!partner) throw new Error('there is no echo');
  return expectedFor(partner, sent).map((each) => `${each.what} ${each.due.toISOString()}`);
}

it.each([
  ['over a weekend', '2026-11-27T11:00:00Z', '2026-11-27T15:00:00.000Z', '2026-12-01T11:00:00.000Z'],
  ['over Christmas', '2026-12-24T21:00:00Z', '2026-12-28T01:00:00.000Z', '2026-12-29T21:00:00.000Z'],
  ['sent on a Saturday', '2026-11-28T11:00:00Z', '2026-11-30T03:00:00.000Z', '2026-12-01T23:00:00.000Z'],
])('%s only hours of working days count, in the zone of the partner', (_, at, acknowledged, answered) => {
  expect(due(sentAt(at))).toEqual([`functional-acknowledgement ${acknowledged}`, `answer ${answered}`]);
});

const monday = '2026-11-23T10:00:00Z';
it.each([
  ['only the answer once it was acknowledged', { state: 'acknowledged' }, ['answer']],
  ['no answer to what is not the newest', { isNewest: false }, ['functional-acknowledgement']],
  ['no answer to a cancellation', { kind: 'order-cancellation' }, ['functional-acknowledgement']],
  ['no acknowledgement of what has no envelope', { functionalId: null, setType: null }, ['answer']],
  ['no acknowledgement of cXML', { functionalId: null, setType: 'cxml:OrderRequest' }, ['answer']],
  ['a CONTRL of EDIFACT', { functionalId: null, setType: 'ORDERS' }, ['functional-acknowledgement', 'answer']],
] as const)('expects %s', (_, change, expected) => {
  expect(due(sentAt(monday, change)).map((each) => each.split(' ')[0])).toEqual(expected);
});

const line = (name: string, dueOn: string) => ({ line: name, dueOn, quantity: decimalOf(10), received: decimalOf(0) });
const coming = {
  ...{ id: 'w', partner: 'echo', orderNumber: 'P00100' },
  lines: [line('10', '2026-12-01'), line('20', '2026-12-01'), line('30', '2026-12-08')],
};

/** A ship notice that has reached the ERP, of so much of each line. */
function shipped(quantities: Readonly<Record<string, number>>): Delivered {
  const lines = Object.entries(quantities).map(([orderLine, quantity]) => ({
    ...{ orderNumber: 'P00100', orderLine, quantity: decimalOf(quantity) },
  }));
  return { type: 'ship-notice', businessKey: 'k', decision: { lines } } as unknown as Delivered;
}

it.each([
  ['everything of the first day where nothing was said', {}, ['10', '20'], '2026-11-30'],
  ['what was not announced, or not whole', { '10': 10, '20': 9 }, ['20'], '2026-11-30'],
  ['the next day where all of the first one is announced', { '10': 10, '20': 10 }, ['30'], '2026-12-07'],
  ['nothing where all is announced', { '10': 10, '20': 10, '30': 12 }, [], undefined],
])('a ship notice is expected of %s', (_, said, lines, day) => {
  const agreed = settings.replace('acknowledgeWithinHours: 48', 'shipNoticeBeforeDeliveryHours: 24');
  const expecting = livePartners({ echo: [['currency: EUR', agreed]] }).find((each) => each.partner.id === 'echo');
  const owed = expecting && expectedNotices(expecting.partner, coming, [shipped(said)])[0];
  expect(owed?.lines.map((each) => each.line) ?? []).toEqual(lines);
  // The end of the working day before, in Berlin.
  expect(owed?.due.toISOString()).toBe(
    day && `${new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)}T23:00:00.000Z`,
  );
});
