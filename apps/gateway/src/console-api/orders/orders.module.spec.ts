import type { Order } from '@quayside/canonical';
import { decimalOf, localDateOf } from '@quayside/std';
import type { DocumentRow } from '@quayside/exchange';
import type { ExceptionListed, OrderListed, OrderVersion } from '@quayside/store';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { BillsOfOrder, OrderReads, WholeOrder } from './order-reads.js';
import { OrdersModule } from './orders.module.js';

const order = {
  ...{ type: 'order', number: 'P00027', currency: 'EUR' },
  lines: [
    {
      number: '1',
      item: { buyer: 'ROD-12' },
      quantity: { value: decimalOf('300') },
      price: { amount: decimalOf('250'), basis: decimalOf('100') },
    },
    { number: '2', item: { description: 'Freight' }, quantity: { value: decimalOf('1') } },
  ],
} as unknown as Order;

const listed: OrderListed = {
  ...{ partner: 'acme', connection: 'default', number: 'P00027', order, readAt: new Date(0), documents: 2, held: 1 },
  ...{
    dueOn: '2026-12-01',
    unbilledSince: null,
    buyer: 'Ada',
    version: 2,
    kind: 'order-change',
    outboundState: 'sent',
  },
  ...{ sentAt: new Date(0), answeredAt: null },
};

const found: Readonly<Record<string, WholeOrder>> = {
  P00027: { number: 'P00027', listed, thread: [], versions: [], receipts: [], said: [], pause: undefined, waits: [] },
  P00028: { number: 'P00028', listed: undefined, namedBy: [{ partner: 'acme', unknown: true }], thread: [] },
};

const billed: Readonly<Record<string, BillsOfOrder>> = {
  P00027: {
    ...{ known: true, order },
    bills: [
      {
        ...{ record: { model: 'account.move', id: 7, name: 'BILL/2026/12/0001' }, kind: 'bill', number: 'R-1' },
        ...{ state: 'posted', date: localDateOf('2026-12-01'), dueDate: null, currency: 'EUR', url: 'https://odoo/7' },
        ...{ total: decimalOf('1000'), paid: decimalOf('250') },
        lines: [{ orderLine: '1', amount: decimalOf('907.50') }],
      },
    ],
  },
  P00028: { known: false, why: 'Odoo is away' },
};

const reads: OrderReads = {
  names: () => Promise.resolve((partner) => ({ id: partner, name: 'Acme Components' })),
  list: () => Promise.resolve([listed]),
  count: () => Promise.resolve(270),
  whole: (number) => Promise.resolve(found[number]),
  bills: (number) => Promise.resolve(billed[number]),
};

it('lists orders with what they are worth, a price per hundred and a line without one included', async () => {
  const app = await featureApp(OrdersModule.register(reads));
  expect((await app.inject('/api/orders')).json()).toMatchObject({
    rows: [{ number: 'P00027', total: { amount: '750', currency: 'EUR' }, lines: 2, held: 1 }],
    total: 270,
  });
  expect((await app.inject('/api/orders/P00027')).json()).toMatchObject({
    lines: [{ item: 'ROD-12', price: '250 per 100' }, { price: null }],
  });
});

it('says who speaks of an order that Odoo does not know, and that there is none of which nobody speaks', async () => {
  const app = await featureApp(OrdersModule.register(reads));
  const named = (await app.inject('/api/orders/P00028')).json<object>();
  expect(named).toMatchObject({ row: null, missing: 'unknown', namedBy: [{ id: 'acme', name: 'Acme Components' }] });
  const answer = await app.inject('/api/orders/P00029');
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { detail: 'There is no such order.' }]);
});

const version = {
  ...{ id: crypto.randomUUID(), version: 2, kind: 'order-change', usage: 'live', state: 'rejected' },
  ...{ createdAt: new Date(0), sentAt: new Date(1000), settledAt: new Date(2000), actor: null, reason: null },
  verdicts: [{ of: 'syntax', accepted: false, text: 'segment 7', at: new Date(2000).toISOString() }],
  ...{ findings: [], dispatch: null, name: null, setType: '860' },
  ...{ interchangeNumber: '000000017', groupNumber: '17', setReference: '0001' },
  ...{ code: 'order-unreadable', message: 'The partner refused it.', owner: 'onboarding' },
  document: {
    ...{ type: 'order-change', number: 'P00027', orderNumber: 'P00027' },
    lines: [
      { number: '1', item: { buyer: 'ROD-12' }, action: 'quantity-increased', quantity: { value: '320', unit: 'EA' } },
      { number: '2', item: { description: 'Freight' }, action: 'deleted' },
      { number: '3', item: { buyer: 'X' }, action: 'unchanged' },
    ],
  },
} as unknown as OrderVersion;

it('says of each version what it changes, what the partner said of it and what can be done', async () => {
  const whole: WholeOrder = { ...found['P00027'], versions: [{ version, dispatch: undefined }] } as WholeOrder;
  const app = await featureApp(OrdersModule.register({ ...reads, whole: () => Promise.resolve(whole) }));
  expect((await app.inject('/api/orders/P00027')).json()).toMatchObject({
    versions: [
      {
        ...{ version: 2, kind: 'order-change', state: 'rejected', choices: ['process-again', 'withdraw'] },
        numbers: 'interchange 000000017, group 17, set 0001',
        changes: ['ROD-12: 320 EA', 'Freight: no longer wanted'],
        verdicts: [{ of: 'syntax', accepted: false, text: 'segment 7', arrival: null }],
        waits: { owner: 'onboarding' },
      },
    ],
  });
});

it('names the files that go along with a version, and says of the others why they stay', async () => {
  const file = { id: '1', name: 'drawing.pdf', mediaType: 'application/pdf', checksum: 'a' };
  const attachments = [file, { ...file, name: 'large.pdf', stays: 'too-large' }, { ...file, name: 'gone.pdf' }];
  const findings = [
    { code: 'attachment-stays', severity: 'warn', field: '/attachments/2', message: '"gone.pdf" does not go along' },
  ];
  const sent = { ...version, findings, document: { ...version.document, attachments } } as OrderVersion;
  const whole = { ...found['P00027'], versions: [{ version: sent, dispatch: undefined }] } as WholeOrder;
  const app = await featureApp(OrdersModule.register({ ...reads, whole: () => Promise.resolve(whole) }));
  const { versions } = (await app.inject('/api/orders/P00027')).json<{ versions: { remarks: string[] }[] }>();
  expect(versions).toMatchObject([{ attachments: ['drawing.pdf'] }]);
  expect(versions[0]?.remarks.join()).toContain('"gone.pdf" does not go along');
});

it('marks a line that is promised otherwise than it is ordered', async () => {
  const ordered = listed.order.lines[0];
  const said = [
    {
      ...{ type: 'order-acknowledgement', businessKey: 'k' },
      decision: { lines: [{ index: 0, orderNumber: 'P00027', orderLine: '1', quantity: decimalOf('280') }] },
      document: { type: 'order-acknowledgement', lines: [{ commitments: [{ date: '2026-12-09' }] }] },
    },
  ] as unknown as DocumentRow[];
  const whole = { ...found['P00027'], said } as WholeOrder;
  const app = await featureApp(OrdersModule.register({ ...reads, whole: () => Promise.resolve(whole) }));
  expect((await app.inject('/api/orders/P00027')).json()).toMatchObject({
    lines: [
      { promised: { quantity: '280', date: '2026-12-09' }, differs: true, open: ordered?.quantity.value },
      { promised: null, differs: false },
    ],
  });
});

it('takes the questions that orders can be asked, and no other', async () => {
  const asked: unknown[] = [];
  const list: OrderReads['list'] = async (filter) => (asked.push(filter), []);
  const app = await featureApp(OrdersModule.register({ ...reads, list }));
  await app.inject('/api/orders?question=unanswered&partner=acme&from=2026-11-01');
  await app.inject('/api/orders?question=unbilled&unbilledSince=2026-11-30');
  await app.inject('/api/orders?question=due-soon');
  await app.inject('/api/orders?delivered=late&dueFrom=2026-11-01&dueUntil=2026-11-30');
  expect(asked).toEqual([
    { among: null, question: 'unanswered', partner: 'acme', from: '2026-11-01', limit: 50 },
    { among: null, question: 'unbilled', unbilledSince: '2026-11-30', limit: 50 },
    { among: null, question: 'due-soon', limit: 50 },
    { among: null, delivered: 'late', dueFrom: '2026-11-01', dueUntil: '2026-11-30', limit: 50 },
  ]);
  expect((await app.inject('/api/orders?unbilledSince=yesterday')).statusCode).toBe(400);
  expect((await app.inject('/api/orders?question=all')).statusCode).toBe(400);
});

it('shows what is late of it, with what can be done', async () => {
  const late = {
    ...{
      id: crypto.randomUUID(),
      subjectKind: 'order',
      subject: crypto.randomUUID(),
      partner: 'acme',
      owner: 'warehouse',
    },
    ...{
      code: 'ship-notice-late',
      message: 'No ship notice.',
      openedAt: new Date(0),
      orderNumber: 'P00027',
      about: null,
    },
  } as unknown as ExceptionListed;
  const whole = { ...found['P00027'], waits: [late] } as WholeOrder;
  const app = await featureApp(OrdersModule.register({ ...reads, whole: () => Promise.resolve(whole) }));
  expect((await app.inject('/api/orders/P00027')).json()).toMatchObject({
    waits: [{ owner: 'warehouse', code: 'ship-notice-late', choices: ['snooze', 'waive'] }],
  });
});

it('says what of its bills is paid, line by line, or why that is not known', async () => {
  const app = await featureApp(OrdersModule.register(reads));
  expect((await app.inject('/api/orders/P00027/bills')).json()).toEqual({
    unknown: null,
    bills: [
      {
        ...{ name: 'BILL/2026/12/0001', number: 'R-1', kind: 'bill', state: 'posted', url: 'https://odoo/7' },
        ...{ date: '2026-12-01', dueOn: null, currency: 'EUR', total: '1000', paid: '250', open: '750' },
      },
    ],
    lines: [
      { number: '1', paid: [{ amount: '226.88', currency: 'EUR' }] },
      { number: '2', paid: [] },
    ],
  });
  expect((await app.inject('/api/orders/P00028/bills')).json()).toEqual({
    unknown: 'Odoo is away',
    bills: [],
    lines: [],
  });
  expect((await app.inject('/api/orders/P00029/bills')).statusCode).toBe(404);
});
