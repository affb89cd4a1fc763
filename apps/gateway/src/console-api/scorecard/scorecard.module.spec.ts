import { localDateOf } from '@quayside/std';
import type { Scorecard } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { Days, ScorecardReads } from './scorecard-reads.js';
import { ScorecardModule } from './scorecard.module.js';

const card: Scorecard = {
  deliveries: { lines: 20, onTime: 18, inFull: 19, onTimeInFull: 17 },
  documents: [
    { type: 'invoice', documents: 10, right: 9 },
    { type: 'ship-notice', documents: 5, right: 5 },
  ],
  answers: { sent: 12, answered: 11, medianHours: 3.1415, p90Hours: null },
  changes: { orders: 12, changed: 2, changes: 3 },
  reasons: [{ code: 'price-differs', documents: 1, others: 2 }],
};

async function asking(url: string) {
  const asked: Days[] = [];
  const reads: ScorecardReads = {
    names: () => Promise.resolve((id) => ({ id, name: 'Acme Components' })),
    today: () => Promise.resolve(localDateOf('2026-12-01')),
    of: (partner, days) => Promise.resolve(asked.push(days)).then(() => (partner === 'acme' ? card : undefined)),
  };
  const app = await featureApp(ScorecardModule.register(reads));
  return { answer: await app.inject(`/api/partners/${url}`), asked };
}

it('adds up the last 90 days, today included, where nobody says which', async () => {
  const { answer, asked } = await asking('acme/scorecard');
  expect(asked).toEqual([{ from: '2026-09-03', until: '2026-12-01' }]);
  expect(answer.json()).toMatchObject({
    ...{ partner: { id: 'acme' }, from: '2026-09-03', until: '2026-12-01', deliveries: card.deliveries },
    documents: { documents: 15, right: 14, types: [{ type: 'invoice' }, { type: 'ship-notice' }] },
    answers: { medianHours: 3.1, p90Hours: null },
  });
});

it('is a table for spreadsheets, too', async () => {
  const { answer } = await asking('acme/scorecard.csv?from=2026-11-01&until=2026-11-30');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="scorecard.csv"',
  });
  const lines = answer.body.split('\r\n');
  expect(lines.slice(0, 2)).toEqual([
    'partner,from,until,measure,of,value,out_of',
    'acme,2026-11-01,2026-11-30,on-time,lines,18,20',
  ]);
  expect(lines).toContain('acme,2026-11-01,2026-11-30,first-time-right,invoice,9,10');
  expect(lines).toContain('acme,2026-11-01,2026-11-30,answer-hours-p90,orders and changes,,');
  expect(lines).toContain('acme,2026-11-01,2026-11-30,exceptions,price-differs,3,');
});

it.each([
  ['from=2026-12-01&until=2026-11-01', 400, 'is after'],
  ['from=2025-01-01&until=2026-11-01', 400, 'at most 366'],
  ['from=yesterday', 400, ''],
])('asks back: %s', async (query, status, detail) => {
  const { answer, asked } = await asking(`acme/scorecard?${query}`);
  expect([answer.statusCode, asked]).toEqual([status, []]);
  expect(answer.body).toContain(detail);
});

it('knows no partner that there is none of', async () => {
  expect((await asking('nobody/scorecard')).answer.statusCode).toBe(404);
});
