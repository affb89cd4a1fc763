import type { ArrivalRow } from '@quayside/exchange';
import type { ExceptionListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { ExceptionFilter, ExceptionReads, OpenException } from './exception-reads.js';
import { ExceptionsModule } from './exceptions.module.js';

const listed: ExceptionListed = {
  ...{ id: '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45', subjectKind: 'inbound', subject: 'd', partner: 'acme' },
  ...{ owner: 'finance', code: 'price-differs', message: 'Line 1 costs 19.00', openedAt: new Date(0) },
  ...{ documentType: 'invoice', setType: '810', number: '80114', orderNumber: 'P00027', documentState: 'held' },
  ...{ hasDocument: true, arrivalKind: 'x12', fileName: 'invoice.x12', about: null },
};

const nothing = { documentType: null, setType: null, number: null, orderNumber: null, documentState: null };

async function answerTo(url: string, open: readonly OpenException[]) {
  const asked: ExceptionFilter[] = [];
  const reads: ExceptionReads = {
    names: () => Promise.resolve((id) => ({ id, name: id.toUpperCase() })),
    open: (filter) => Promise.resolve(asked.push(filter)).then(() => open),
  };
  const app = await featureApp(ExceptionsModule.register(reads));
  return { answer: await app.inject(url), asked };
}

it('lists what waits for an owner, with the choices that its subject offers', async () => {
  const arrival = { state: 'quarantined', findings: [{ code: 'control-number-reused' }] } as unknown as ArrivalRow;
  const open = [{ listed }, { listed: { ...listed, ...nothing, subjectKind: 'arrival' as const }, arrival }];
  const { answer, asked } = await answerTo('/api/exceptions?owner=finance', open);
  expect(asked).toEqual([{ owner: 'finance', limit: 50 }]);
  expect(answer.json()).toMatchObject({
    rows: [
      { title: 'Invoice 80114 for P00027', partner: { id: 'acme', name: 'ACME' }, subject: { kind: 'document' } },
      { title: 'Interchange in invoice.x12', choices: ['accept', 'reject', 'process-again'] },
    ],
  });
});

it('offers nothing for what no person can settle here', async () => {
  const lane = { ...listed, ...nothing, subjectKind: 'lane' as const };
  const { answer } = await answerTo('/api/exceptions', [{ listed: lane }]);
  expect(answer.json()).toMatchObject({ rows: [{ title: 'Deliveries of acme', choices: [] }] });
});

it('asks back when it is asked for an owner that there is none of', async () => {
  const { answer, asked } = await answerTo('/api/exceptions?owner=nobody', []);
  expect([answer.statusCode, asked]).toEqual([400, []]);
});
