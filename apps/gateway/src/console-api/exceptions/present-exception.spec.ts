import type { ExceptionListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { presentExceptions } from './present-exception.js';

const invoice: ExceptionListed = {
  ...{ id: '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45', subjectKind: 'inbound', subject: 'd', partner: 'acme' },
  ...{ owner: 'finance', code: 'price-differs', message: 'Line 1 costs 19.00', openedAt: new Date(0) },
  ...{ documentType: 'invoice', setType: '810', number: '80114', orderNumber: 'P00027', documentState: 'held' },
  ...{ hasDocument: true, outboundKind: null, arrivalKind: 'x12', fileName: 'invoice.x12' },
  about: { kind: 'inbound', row: { state: 'held', type: 'invoice' } },
  ...{ amount: '1245.09', currency: 'EUR', due: '2027-01-20', assignee: null, putOffUntil: null, remarks: 0 },
};
const nothing = { documentType: null, setType: null, number: null, orderNumber: null, documentState: null };
const reusedNumber = { code: 'control-number-reused', severity: 'fatal', message: 'used before' } as const;
const shown = (exception: Partial<ExceptionListed>) => {
  const [row] = presentExceptions([{ ...invoice, ...exception }], (id) => ({ id, name: id.toUpperCase() }));
  return [row?.title, row?.choices];
};

it.each<[string, Partial<ExceptionListed>, readonly [title: string, choices: readonly string[]]]>([
  ['a document', {}, ['Invoice 80114 for P00027', ['accept', 'reject', 'process-again']]],
  [
    'an interchange',
    {
      ...nothing,
      subjectKind: 'arrival',
      about: { kind: 'arrival', row: { state: 'quarantined', findings: [reusedNumber] } },
    },
    ['Interchange in invoice.x12', ['accept', 'reject', 'process-again']],
  ],
  ['what no person can settle here', { ...nothing, subjectKind: 'lane', about: null }, ['Deliveries of acme', []]],
  [
    'what is late',
    { ...nothing, about: null, subjectKind: 'order', code: 'ship-notice-late', orderNumber: 'P00027' },
    ['Order P00027 of ACME', ['snooze', 'waive']],
  ],
  [
    'a step of an order',
    { ...nothing, about: null, subjectKind: 'order', code: 'step-failing', orderNumber: 'P00027' },
    ['Sending order P00027 to ACME', ['process-again']],
  ],
])('says what it is about, and offers what can be done: %s', (_, exception, expected) => {
  expect(shown(exception)).toEqual(expected);
});
