import { noPlaces, placesFromJson } from '@quayside/canonical';
import { ChoiceNotPossible, type ArrivalRow, type Choosing, type FileRow } from '@quayside/exchange';
import { differenceKey, type Discrepancy } from '@quayside/matching';
import { decimalOf } from '@quayside/std';
import type { DocumentFilter, DocumentHead, DocumentListed } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { notedAccess } from '../../../../../test/support/noted.js';
import type { DocumentReads, PreviewOf, RefusalOf } from './document-reads.js';
import { DocumentsModule } from './documents.module.js';
import type { WholeDocument } from './whole-document.js';

const id = 'c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102';

const listed: DocumentListed = {
  ...{ id, partner: 'acme', state: 'held', usage: 'live', type: 'invoice', setType: '810', number: '80114' },
  ...{ orderNumber: 'P00027', version: 1, total: '1234.5', currency: 'EUR', findings: 0, waitsFor: 'finance' },
  ...{ reason: 'Line 1 costs 19.00', fault: null, receivedAt: new Date('2026-11-25T10:15:00Z') },
};

const effect = {
  ...{ key: 'k', model: 'account.move', action: 'create', target: 'P00027', title: 'Bill 80114' },
  ...{ values: { ref: '80114' }, provenance: { '/ref': { offset: 7, length: 5 } } },
};

const row = {
  ...{
    id,
    partner: 'acme',
    state: 'held',
    type: 'invoice',
    setType: '810',
    setReference: '0001',
    setRelease: '004010',
  },
  ...{ number: '80114', orderNumber: 'P00027', release: 'r', verdict: 'accepted', offset: 4, length: 40, segments: 3 },
  ...{ findings: [], leftovers: [{ text: 'REF*ZZ*1', offset: 20, length: 8 }], preview: [effect], replaces: null },
  ...{ decision: null, receivedAt: listed.receivedAt },
} as unknown as DocumentHead;

const stretch = {
  document: { type: 'invoice', number: '80114', lines: [{ number: '1', quantity: { value: decimalOf('3') } }] },
  lists: [{ name: 'lines', length: 450 }],
} as unknown as NonNullable<WholeDocument['said']>['stretch'];

const whole: WholeDocument = {
  ...{ row, listed, release: 7, exception: undefined, order: undefined, replacedBy: null, original: undefined },
  ...{ answers: [], effects: [], journal: [], thread: [] },
  file: { id, name: 'invoice.x12', sha256: 'ab', size: 100 } as unknown as FileRow,
  arrival: { id, index: 0, kind: 'x12', head: { controlNumber: '901' } } as unknown as ArrivalRow,
  said: { stretch, from: 0, provenance: placesFromJson({ '/number': { offset: 12, length: 5, segment: 2 } }) },
  source: { lines: [], next: null },
  urlOf: () => '',
};

const reads: DocumentReads = {
  accounts: () => Promise.resolve([]),
  names: () => Promise.resolve((partner) => ({ id: partner, name: 'Acme Components' })),
  page: () => Promise.resolve({ rows: [listed], next: 'cursor' }),
  whole: (wanted) => Promise.resolve(wanted === id ? whole : undefined),
  saidFrom: (_, from) => Promise.resolve(from < 450 ? { stretch, from, provenance: noPlaces } : undefined),
  sourceFrom: () => Promise.resolve(undefined),
};

const price: Discrepancy = {
  ...{
    kind: 'price',
    pointer: '/lines/0/price/amount',
    orderNumber: 'P00027',
    orderLine: '7',
    ordered: '1',
    said: '2',
  },
  ...{ withinTolerance: false, owner: 'procurement', message: 'The rod (ROD), line 1: the price is 2.00 EUR.' },
  change: { field: 'price', from: '1', to: '2' },
};

const preview: PreviewOf = (_, settlement) => {
  const way = settlement[differenceKey(price)] ?? 'leave';
  const discrepancies: Discrepancy[] = [{ ...price, settled: { by: 'person', way } }];
  const changes = way === 'take' ? ['The rod (ROD), line 1: price 1 EUR → 2 EUR'] : [];
  return Promise.resolve({
    decision: { outcome: 'deliver-with-changes', discrepancies, lines: [] },
    effects: [{ ...effect, action: 'write', changes }],
    warnings: [],
  });
};

const refusal: RefusalOf = (_, reason) =>
  Promise.resolve({ way: { set: '824', channel: 'acme' }, obstacle: null, text: `It is refused: ${reason}` });

async function appOver(others: Partial<DocumentReads> = {}) {
  const chosen: [string, Choosing][] = [];
  const choose = (document: string, choosing: Choosing) => Promise.resolve(void chosen.push([document, choosing]));
  const access = notedAccess();
  const ports = { reads: { ...reads, ...others }, preview, refusal, choose, access };
  return { app: await featureApp(DocumentsModule.register(ports)), chosen, noted: access.noted };
}

it('lists documents by what was asked for, and nothing else', async () => {
  const asked: DocumentFilter[] = [];
  const { app } = await appOver({
    page: (filter) => Promise.resolve(asked.push(filter)).then(() => ({ rows: [listed], next: null })),
  });
  const answer = await app.inject('/api/documents?state=held&q=&limit=5');
  expect(asked).toEqual([{ state: 'held', limit: 5, among: null }]);
  expect(answer.json()).toMatchObject({
    rows: [{ id, partner: { name: 'Acme Components' }, total: { amount: '1234.5', currency: 'EUR' } }],
  });
});

it('shows one document: what it says and where, how it was read, and what accepting it would do', async () => {
  const { app } = await appOver();
  const shown = (await app.inject(`/api/documents/${id}`)).json<object>();
  expect(shown).toMatchObject({
    sentence: 'Invoice 80114 from Acme Components for P00027, 1,234.50 EUR: held for finance, line 1 costs 19.00',
    choices: ['accept', 'reject', 'process-again'],
    release: { number: 7 },
    fields: { next: 200, list: { one: 'line', length: 450 } },
    leftovers: [{ text: 'REF*ZZ*1', place: { offset: 20, length: 8 } }],
    effects: [{ title: 'Bill 80114', state: 'planned', values: [{ place: { offset: 7, length: 5 } }] }],
  });
  expect(shown).toHaveProperty('fields.rows.0', {
    ...{ pointer: '/number', label: 'Number', group: 'Document', value: '80114' },
    place: { offset: 12, length: 5, segment: 2 },
  });
});

it('has pages of a long one, and tells when there is none', async () => {
  const { app } = await appOver();
  expect((await app.inject(`/api/documents/${id}/fields?from=400`)).json()).toMatchObject({ rows: [], next: null });
  const beyond = await app.inject(`/api/documents/${id}/source?offset=99&number=9`);
  expect([beyond.statusCode, beyond.json()]).toMatchObject([404, { detail: 'There is no such place in a document.' }]);
  expect((await app.inject(`/api/documents/${id}/source?offset=-1&number=9`)).statusCode).toBe(400);
  expect((await app.inject('/api/documents/4711')).statusCode).toBe(400);
});

const choices = { method: 'POST', url: `/api/documents/${id}/choices` } as const;

it('says before a document is refused what its partner is told, and how', async () => {
  const { app } = await appOver();
  const answer = await app.inject(`/api/documents/${id}/refusal?reason=too%20dear`);
  const way = 'sent as 824 through acme';
  expect(answer.json()).toEqual({ way, obstacle: null, text: 'It is refused: too dear' });
  expect((await app.inject(`/api/documents/${id}/refusal`)).json()).toMatchObject({ text: 'It is refused: ...' });
});

it('settles it as the person who is signed in chose', async () => {
  const { app, chosen } = await appOver();
  const answer = await app.inject({ ...choices, payload: { choice: 'accept', reason: 'agreed by phone' } });
  expect(answer.json()).toEqual({ message: 'Accepted as is; it goes on now.' });
  expect(chosen).toEqual([[id, { choice: 'accept', reason: 'agreed by phone', by: 'ines' }]]);
});

it('settles nothing without a reason, and tells when a choice is not offered any more', async () => {
  const { app, chosen } = await appOver();
  expect((await app.inject({ ...choices, payload: { choice: 'accept', reason: ' ' } })).statusCode).toBe(400);
  expect(chosen).toEqual([]);
  const late = () => Promise.reject(new ChoiceNotPossible('This is delivered by now.'));
  const other = await featureApp(
    DocumentsModule.register({ reads, preview, refusal, choose: late, access: notedAccess() }),
  );
  const refused = await other.inject({ ...choices, payload: { choice: 'accept', reason: 'agreed' } });
  expect([refused.statusCode, refused.json()]).toMatchObject([409, { detail: 'This is delivered by now.' }]);
});

it('shows before what each way would change, and settles each difference as it was chosen', async () => {
  const { app, chosen } = await appOver();
  const previewed = async (settlement: object) =>
    (await app.inject({ method: 'POST', url: `/api/documents/${id}/preview`, payload: { settlement } })).json<object>();
  const key = differenceKey(price);
  expect(await previewed({})).toMatchObject({
    ...{ holds: null, differences: [{ key, ways: ['take', 'leave'], way: 'leave' }], effects: [{ changes: [] }] },
  });
  expect(await previewed({ [key]: 'take' })).toMatchObject({
    effects: [{ title: 'Bill 80114', changes: ['The rod (ROD), line 1: price 1 EUR → 2 EUR'] }],
  });
  const settlement = { [key]: 'take' };
  const answer = await app.inject({ ...choices, payload: { choice: 'accept', reason: 'agreed by phone', settlement } });
  expect(answer.json()).toEqual({ message: 'Accepted. What was taken is written to Odoo now.' });
  expect(chosen).toEqual([[id, { choice: 'accept', reason: 'agreed by phone', by: 'ines', settlement }]]);
  const odd = { choice: 'accept', reason: 'agreed by phone', settlement: { [key]: 'perhaps' } };
  expect((await app.inject({ ...choices, payload: odd })).statusCode).toBe(400);
});

it('notes who is shown a bank account, and nothing of a document without one', async () => {
  const none = await appOver();
  expect((await none.app.inject(`/api/documents/${id}`)).statusCode).toBe(200);
  expect(none.noted).toEqual([]);
  const { app, noted } = await appOver({ accounts: () => Promise.resolve(['80114']) });
  expect((await app.inject(`/api/documents/${id}`)).body).toContain('"80114"');
  expect(noted).toEqual([`ines bank-details inbound ${id}`]);
});
