import type { ChoosingAny } from '@quayside/exchange';
import type { ExceptionListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp, signedIn } from '../../../../../test/support/feature-app.js';
import type { WorkDesk } from './work-desk.js';
import { WorkModule } from './work.module.js';

const first = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45';
const second = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f46';
const listed = (id: string, more: Partial<ExceptionListed> = {}): ExceptionListed => ({
  ...{ id, subjectKind: 'inbound', subject: id, partner: 'acme', owner: 'finance', code: 'beyond-tolerance' },
  ...{ message: 'Line 1 costs 19.00', openedAt: new Date(0), documentType: 'invoice', setType: '810' },
  ...{ number: '80114', orderNumber: 'P00027', documentState: 'held', hasDocument: true, outboundKind: null },
  ...{
    arrivalKind: 'x12',
    fileName: 'invoice.x12',
    about: { kind: 'inbound', row: { state: 'held', type: 'invoice' } },
  },
  ...{ amount: '1245.09', currency: 'EUR', due: null, assignee: null, putOffUntil: null, remarks: 0 },
  ...more,
});

async function given(rows: readonly ExceptionListed[] = [listed(first), listed(second)]) {
  const asked: unknown[] = [];
  const settled: [string, ChoosingAny][] = [];
  const before = rows.map(({ id }) => ({ id, assignee: null, putOffUntil: null }));
  const desk: WorkDesk = {
    names: () => Promise.resolve((id) => ({ id, name: id.toUpperCase() })),
    queue: (filter) => {
      asked.push(filter);
      const causes = rows.slice(0, 1).map((row) => ({ key: 'k', count: 11, ids: [row.id], first: row }));
      return Promise.resolve({ causes, causeTotal: 1, total: 11 });
    },
    counts: () => Promise.resolve({ mine: 1, role: 11, all: 30, putOff: 2 }),
    waiting: () =>
      Promise.resolve([
        { kind: 'owner', name: 'finance', open: 11 },
        { kind: 'partner', name: 'acme', open: 11 },
        { kind: 'code', name: 'beyond-tolerance', open: 11 },
      ]),
    rows: (ids) => Promise.resolve(rows.filter(({ id }) => ids.includes(id))),
    settle: (row, choosing) => {
      settled.push([row.id, choosing]);
      return Promise.resolve(row.id === second ? 'This is delivered by now.' : undefined);
    },
    preview: () => Promise.resolve('Odoo is away.'),
    colleagues: () =>
      Promise.resolve([
        { account: 'fay', name: 'Fay Winter', owners: ['finance'], among: ['acme'] },
        { account: 'wanda', name: 'Wanda Berg', owners: ['warehouse'], among: null },
      ]),
    handling: {
      assign: (ids, to, by) => Promise.resolve(asked.push([ids, to, by])).then(() => before),
      putOff: (ids, until, by) => Promise.resolve(asked.push([ids, until, by])).then(() => before),
      remark: () => Promise.resolve(true),
    },
  };
  const app = await featureApp(WorkModule.register(desk));
  const post = (path: string, payload: object) => app.inject({ method: 'POST', url: `/api/work/${path}`, payload });
  return { app, asked, settled, post };
}

it('shows a cause once, and how many there are of everything', async () => {
  const { app, asked } = await given();
  const answer = await app.inject('/api/work?scope=mine&partner=acme&sort=amount&limit=20');
  expect(asked[0]).toMatchObject({
    scope: 'mine',
    me: 'ines',
    partner: 'acme',
    code: null,
    putOff: false,
    sort: 'amount',
  });
  expect(answer.json()).toMatchObject({
    causes: [{ key: 'k', count: 11, row: { title: 'Invoice 80114 for P00027', amount: '1245.09', due: null } }],
    ...{ causeTotal: 1, total: 11, scopes: { mine: 1, role: 11, all: 30, putOff: 2 } },
    owners: [{ owner: 'finance', open: 11 }],
    partners: [{ partner: { id: 'acme', name: 'ACME' }, open: 11 }],
    codes: [{ code: 'beyond-tolerance', open: 11 }],
  });
});

it('settles several for one reason, and says of each that was not why', async () => {
  const { post, settled } = await given();
  const answer = await post('choices', { ids: [first, second], choice: 'accept', reason: 'agreed', way: 'take' });
  expect(settled.map(([id, { choice, way, by }]) => [id, choice, way, by])).toEqual([
    [first, 'accept', 'take', 'ines'],
    [second, 'accept', 'take', 'ines'],
  ]);
  expect(answer.json()).toEqual({
    done: 1,
    notDone: [{ id: second, title: 'Invoice 80114 for P00027', message: 'This is delivered by now.' }],
  });
});

it('settles nothing that does not offer it, or is for somebody else', async () => {
  const { post, settled } = await given([listed(first, { code: 'order-unknown' })]);
  const answer = await post('choices', { ids: [first], choice: 'accept', reason: 'agreed' });
  expect(answer.json()).toMatchObject({ done: 0, notDone: [{ message: 'This choice is not offered for it.' }] });
  expect(settled).toEqual([]);
  const roles = signedIn.roles;
  Object.assign(signedIn, { roles: ['warehouse'] });
  try {
    const refused = await post('choices', { ids: [first], choice: 'reject', reason: 'wrong' });
    expect([refused.statusCode, refused.json()]).toMatchObject([
      403,
      { detail: expect.stringMatching(/for finance to settle/) as string },
    ]);
  } finally {
    Object.assign(signedIn, { roles });
  }
});

it('gives work to who may settle it, and says how it was before', async () => {
  const { post, asked } = await given();
  const answer = await post('assignments', { ids: [first], to: 'fay' });
  expect(asked).toEqual([[[first], 'fay', 'ines']]);
  expect(answer.json()).toMatchObject({ message: 'Given to Fay Winter.', before: [{ id: first, assignee: null }, {}] });
  expect((await post('assignments', { ids: [first], to: 'wanda' })).statusCode).toBe(403);
  expect((await post('assignments', { ids: [first], to: 'nobody' })).statusCode).toBe(404);
  expect((await post('put-off', { ids: [first], until: '2027-02-01T07:00:00Z' })).json()).toMatchObject({
    message: 'Put off. It comes back by itself.',
  });
  expect(asked.at(-1)).toEqual([[first], new Date('2027-02-01T07:00:00Z'), 'ines']);
});

it('previews what accepting several would do, or why that is not possible', async () => {
  const { post } = await given([listed(first)]);
  expect((await post('preview', { ids: [first], way: 'take' })).json()).toEqual({
    rows: [
      {
        id: first,
        title: 'Invoice 80114 for P00027',
        holds: 'Odoo is away.',
        takable: false,
        changes: [],
        warnings: [],
      },
    ],
  });
});
