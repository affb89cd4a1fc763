import { livePartners } from '@quayside/heart';
import { expect, it } from 'vitest';
import type { Unanswered } from '../model/outbound-row.js';
import { expectedFor } from './expected.js';

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
