import { MovedMeanwhile, type ArrivalRow, type FileRow } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { notedAccess } from '../../../../../test/support/noted.js';
import type { ArrivalReads, WholeArrival } from './arrival-reads.js';
import { ArrivalsModule } from './arrivals.module.js';

const id = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45';

const whole: WholeArrival = {
  row: {
    ...{ id, index: 0, kind: 'edifact', state: 'unreadable', partner: 'acme', usage: 'live', offset: 0, length: 9 },
    head: { controlNumber: '901', sender: { qualifier: '14', id: '4006381000000' }, receiver: undefined },
    findings: [],
  } as unknown as ArrivalRow,
  file: { id, name: 'order.edi' } as unknown as FileRow,
  exception: undefined,
  documents: [],
  answers: [],
  source: { lines: [], next: null },
  journal: [{ at: new Date(0), kind: 'arrival', from: null, to: 'received', what: 'cut', actor: 'split' }],
};

const reads: ArrivalReads = {
  accounts: () => Promise.resolve([]),
  names: () => Promise.resolve((partner) => ({ id: partner, name: 'Acme Components' })),
  whole: (wanted) => Promise.resolve(wanted === id ? whole : undefined),
};

it('shows who sent an interchange to whom, and what can be chosen', async () => {
  const app = await featureApp(
    ArrivalsModule.register({ reads, choose: () => Promise.resolve(), access: notedAccess() }),
  );
  expect((await app.inject(`/api/arrivals/${id}`)).json()).toMatchObject({
    ...{ sender: '14/4006381000000', receiver: null, controlNumber: '901', choices: ['reject', 'process-again'] },
    ...{ file: { name: 'order.edi' }, journal: [{ at: '1970-01-01T00:00:00.000Z', what: 'cut' }] },
  });
});

it('tells whoever decides second that somebody did already', async () => {
  const late = () => Promise.reject(new MovedMeanwhile('arrival', id, 'unreadable'));
  const app = await featureApp(ArrivalsModule.register({ reads, choose: late, access: notedAccess() }));
  const payload = { choice: 'reject', reason: 'nonsense' };
  const answer = await app.inject({ method: 'POST', url: `/api/arrivals/${id}/choices`, payload });
  expect(answer.statusCode).toBe(409);
  expect(answer.json<{ detail: string }>().detail).toContain('decided this first');
  expect((await app.inject('/api/arrivals/c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102')).statusCode).toBe(404);
});
