import type { ExceptionListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp, signedIn } from '../../../../../test/support/feature-app.js';
import type { ExceptionFilter, ExceptionReads } from './exception-reads.js';
import { ExceptionsModule } from './exceptions.module.js';

const listed: ExceptionListed = {
  ...{ id: '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45', subjectKind: 'inbound', subject: 'd', partner: 'acme' },
  ...{ owner: 'finance', code: 'price-differs', message: 'Line 1 costs 19.00', openedAt: new Date(0) },
  ...{ documentType: 'invoice', setType: '810', number: '80114', orderNumber: 'P00027', documentState: 'held' },
  ...{ hasDocument: true, outboundKind: null, arrivalKind: 'x12', fileName: 'invoice.x12' },
  about: { kind: 'inbound', row: { state: 'held', type: 'invoice' } },
  ...{ amount: '1245.09', currency: 'EUR', due: '2027-01-20', assignee: null, putOffUntil: null, remarks: 0 },
};

const reusedNumber = { code: 'control-number-reused', severity: 'fatal', message: 'used before' } as const;
const nothing = { documentType: null, setType: null, number: null, orderNumber: null, documentState: null };

async function answerTo(url: string, rows: readonly ExceptionListed[]) {
  const asked: ExceptionFilter[] = [];
  const chosen: unknown[] = [];
  const said: { at: Date; by: string; text: string }[] = [];
  const reads: ExceptionReads = {
    names: () => Promise.resolve((id) => ({ id, name: id.toUpperCase() })),
    page: (filter) => Promise.resolve(asked.push(filter)).then(() => ({ rows, next: 'second', total: 250 })),
    byOwner: () => Promise.resolve([{ owner: 'finance', open: 250 }]),
    remarks: () => Promise.resolve(said),
    remark: (id, text, by) => Promise.resolve(id === listed.id && said.push({ at: new Date(0), by, text }) > 0),
  };
  const app = await featureApp(
    ExceptionsModule.register({ reads, choose: (id, choosing) => Promise.resolve(void chosen.push([id, choosing])) }),
  );
  return { answer: await app.inject(url), asked, app, chosen };
}

it('lists what waits for an owner, with the choices that its subject offers', async () => {
  const quarantined: ExceptionListed = {
    ...{ ...listed, ...nothing, subjectKind: 'arrival' },
    about: { kind: 'arrival', row: { state: 'quarantined', findings: [reusedNumber] } },
  };
  const { answer, asked } = await answerTo('/api/exceptions?owner=finance', [listed, quarantined]);
  expect(asked).toEqual([{ owner: 'finance', limit: 50, among: null }]);
  expect(answer.json()).toMatchObject({
    rows: [
      {
        ...{ title: 'Invoice 80114 for P00027', partner: { id: 'acme', name: 'ACME' }, subject: { kind: 'document' } },
        choices: ['accept', 'reject', 'process-again'],
      },
      { title: 'Interchange in invoice.x12', choices: ['accept', 'reject', 'process-again'] },
    ],
  });
});

it('continues behind a page, and says how many there are over all pages and for whom', async () => {
  const { answer, asked } = await answerTo('/api/exceptions?after=first&limit=1', [listed]);
  expect(asked).toEqual([{ after: 'first', limit: 1, among: null }]);
  expect(answer.json()).toMatchObject({ next: 'second', total: 250, owners: [{ owner: 'finance', open: 250 }] });
});

it('keeps what people say of it', async () => {
  const { app } = await answerTo('/api/exceptions', [listed]);
  const url = `/api/exceptions/${listed.id}/remarks`;
  const payload = { text: ' Called Mr. Berg, he looks into it ' };
  const answer = await app.inject({ method: 'POST', url, payload });
  const remarks = [{ at: '1970-01-01T00:00:00.000Z', by: signedIn.account, text: 'Called Mr. Berg, he looks into it' }];
  expect(answer.json()).toEqual({ remarks });
  expect((await app.inject(url)).json()).toEqual({ remarks });
  const nobody = url.replace(listed.id, signedIn.id);
  expect((await app.inject({ method: 'POST', url: nobody, payload })).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url, payload: { text: ' ' } })).statusCode).toBe(400);
});

it('offers nothing for what no person can settle here', async () => {
  const lane: ExceptionListed = { ...listed, ...nothing, subjectKind: 'lane', about: null };
  const { answer } = await answerTo('/api/exceptions', [lane]);
  expect(answer.json()).toMatchObject({ rows: [{ title: 'Deliveries of acme', choices: [] }] });
});

it('asks back when it is asked for an owner that there is none of', async () => {
  const { answer, asked } = await answerTo('/api/exceptions?owner=nobody', []);
  expect([answer.statusCode, asked]).toEqual([400, []]);
});

it('offers to leave what is late, by its own name, and settles it by the exception', async () => {
  const late: ExceptionListed = {
    ...{ ...listed, ...nothing, about: null, subjectKind: 'order', code: 'ship-notice-late', owner: 'warehouse' },
    orderNumber: 'P00027',
  };
  const stopped = { ...late, code: 'step-failing' };
  const { answer, app, chosen } = await answerTo('/api/exceptions', [late, stopped]);
  expect(answer.json()).toMatchObject({
    rows: [
      { title: 'Order P00027 of ACME', choices: ['snooze', 'waive'] },
      { title: 'Sending order P00027 to ACME', choices: ['process-again'] },
    ],
  });
  const payload = { choice: 'waive', reason: 'the driver has it' };
  const done = await app.inject({ method: 'POST', url: `/api/exceptions/${listed.id}/choices`, payload });
  expect([done.statusCode, done.json()]).toEqual([200, { message: 'Noted. Nobody is asked about it again.' }]);
  expect(chosen).toEqual([[listed.id, { ...payload, by: signedIn.account }]]);
});
