import type { ExceptionListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { ExceptionFilter, ExceptionReads } from './exception-reads.js';
import { ExceptionsModule } from './exceptions.module.js';

const listed: ExceptionListed = {
  ...{ id: '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45', subjectKind: 'inbound', subject: 'd', partner: 'acme' },
  ...{ owner: 'finance', code: 'price-differs', message: 'Line 1 costs 19.00', openedAt: new Date(0) },
  ...{ documentType: 'invoice', setType: '810', number: '80114', orderNumber: 'P00027', documentState: 'held' },
  ...{ hasDocument: true, outboundKind: null, arrivalKind: 'x12', fileName: 'invoice.x12' },
  about: { kind: 'inbound', row: { state: 'held', type: 'invoice' } },
};

const reusedNumber = { code: 'control-number-reused', severity: 'fatal', message: 'used before' } as const;
const nothing = { documentType: null, setType: null, number: null, orderNumber: null, documentState: null };

async function answerTo(url: string, rows: readonly ExceptionListed[]) {
  const asked: ExceptionFilter[] = [];
  const reads: ExceptionReads = {
    names: () => Promise.resolve((id) => ({ id, name: id.toUpperCase() })),
    page: (filter) => Promise.resolve(asked.push(filter)).then(() => ({ rows, next: 'second', total: 250 })),
    byOwner: () => Promise.resolve([{ owner: 'finance', open: 250 }]),
  };
  const app = await featureApp(ExceptionsModule.register(reads));
  return { answer: await app.inject(url), asked };
}

it('lists what waits for an owner, with the choices that its subject offers', async () => {
  const quarantined: ExceptionListed = {
    ...{ ...listed, ...nothing, subjectKind: 'arrival' },
    about: { kind: 'arrival', row: { state: 'quarantined', findings: [reusedNumber] } },
  };
  const { answer, asked } = await answerTo('/api/exceptions?owner=finance', [listed, quarantined]);
  expect(asked).toEqual([{ owner: 'finance', limit: 50 }]);
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
  expect(asked).toEqual([{ after: 'first', limit: 1 }]);
  expect(answer.json()).toMatchObject({ next: 'second', total: 250, owners: [{ owner: 'finance', open: 250 }] });
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
