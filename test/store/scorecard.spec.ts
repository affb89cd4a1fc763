import {
  countOrders,
  documentPage,
  openDatabase,
  scorecardOf,
  type Database,
  type OrderFilter,
  type Period,
  type Scorecard,
} from '@quayside/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.js';
import { idOf, seeded } from './costs/seeded.js';

// Of partner "card", by hand: what each number must be can be counted in the rows below.

let database: TestDatabase;
let source: Database;
let card: Scorecard;
const period: Period = {
  ...{ partner: 'card', from: '2026-11-01', until: '2026-11-30', today: '2026-11-28', timeZone: 'Europe/Berlin' },
};

type Line = readonly [
  number: string,
  due: string,
  quantity: number,
  received: number,
  first: string | null,
  whole: string | null,
];
const lines: readonly Line[] = [
  // In time and whole; half past eleven in UTC is the day after in Berlin, and late.
  ['S1', '2026-11-10', 10, 10, '2026-11-10T22:30:00Z', '2026-11-10T22:30:00Z'],
  ['S2', '2026-11-10', 10, 10, '2026-11-10T23:30:00Z', '2026-11-10T23:30:00Z'],
  // In time at first, whole too late; in time, and short; nothing at all.
  ['S3', '2026-11-11', 10, 10, '2026-11-09T10:00:00Z', '2026-11-12T10:00:00Z'],
  ['S3', '2026-11-12', 10, 4, '2026-11-12T10:00:00Z', null],
  ['S4', '2026-11-27', 10, 0, null, null],
  // Not measured: there before its order was known, its day not over, another month.
  ['S5', '2026-11-10', 10, 10, null, null],
  ['S6', '2026-11-28', 10, 0, null, null],
  ['S7', '2026-10-31', 10, 0, null, null],
];

type Document = readonly [n: number, type: string, state: string, at: string, order: string, code: string | null];
const came: readonly Document[] = [
  [1, 'order-acknowledgement', 'delivered', '2026-11-03T10:00:00Z', 'S1', null],
  [2, 'order-acknowledgement', 'delivered', '2026-11-05T10:00:00Z', 'S2', 'price-differs'],
  [3, 'invoice', 'held', '2026-11-20T10:00:00Z', 'S1', 'price-differs'],
  [4, 'invoice', 'delivered', '2026-11-30T22:59:00Z', 'S2', null],
  // Not measured: in Berlin the month is over, still on its way, nothing of business.
  [5, 'invoice', 'delivered', '2026-11-30T23:00:00Z', 'S3', null],
  [6, 'invoice', 'accepted', '2026-11-20T10:00:00Z', 'S3', null],
  [7, 'functional-acknowledgement', 'delivered', '2026-11-20T10:00:00Z', 'S3', null],
];

type Version = readonly [order: string, version: number, kind: string, sentAt: string | null];
const said: readonly Version[] = [
  // Answered after 24 and after 48 hours; changed before it was answered, and the change answered after 2 hours.
  ['S1', 1, 'order', '2026-11-02T10:00:00Z'],
  ['S2', 1, 'order', '2026-11-03T10:00:00Z'],
  ['S3', 1, 'order', '2026-11-06T10:00:00Z'],
  ['S3', 2, 'order-change', '2026-11-07T10:00:00Z'],
  ['S4', 1, 'order', '2026-11-08T10:00:00Z'],
  ['S4', 2, 'order-cancellation', '2026-11-09T10:00:00Z'],
  ['S4', 3, 'order-change', null],
];

beforeAll(async () => {
  database = await seeded(20);
  source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'test' });
  for (const number of new Set(lines.map(([each]) => each))) {
    await database.query(
      `insert into "order" (partner, connection, number, "order", read_at, state, ordered_on)
       values ('card', 'default', $1, '{}', now(), 'confirmed', '2026-11-02')`,
      [number],
    );
  }
  for (const [index, [number, due, quantity, received, first, whole]] of lines.entries()) {
    await database.query(
      `insert into order_line (partner, connection, number, line, due_on, quantity, received, billed, first_received_at, completed_at, unbilled)
       values ('card', 'default', $1, $2, $3, $4, $5, 0, $6, $7, '[]')`,
      [number, String(index), due, quantity, received, first, whole],
    );
  }
  const all = [...came, [8, 'order-change-acknowledgement', 'delivered', '2026-11-07T12:00:00Z', 'S3', null] as const];
  for (const [n, type, state, at, order, code] of all) await insertDocument(n, type, state, at, order, code);
  for (const [order, version, kind, sentAt] of said) await insertVersion(order, version, kind, sentAt);
  await ask('order', crypto.randomUUID(), 'ship-notice-late', '2026-11-12T10:00:00Z');
  await ask('order', crypto.randomUUID(), 'ship-notice-due', '2026-11-12T09:00:00Z');
  card = await scorecardOf(source, period);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

async function insertDocument(n: number, type: string, state: string, at: string, order: string, code: string | null) {
  const id = idOf('document', 900 + n);
  await database.query(
    `insert into document (id, arrival, file_place, arrival_index, set_index, part_index, partner, release, usage, state, set_type,
       set_release, set_reference, "offset", length, segments, verdict, type, orders, provenance, leftovers, findings, version,
       accepted_as_is, received_at)
     values ($1, $2, array[$3::bigint], 0, 0, 0, 'card', $1, 'live', $4, 'X', '1', '1', 0, 1, 1, 'accepted', $5, array[$6], '{}', '[]', '[]',
       1, false, $7)`,
    [id, idOf('arrival', 1), 900 + n, state, type, order, at],
  );
  if (code !== null) await ask('inbound', id, code, at);
}

async function ask(kind: string, subject: string, code: string, at: string) {
  await database.query(
    `insert into exception (id, subject_kind, subject, partner, owner, code, message, opened_at, closed_at)
     values (gen_random_uuid(), $1, $2, 'card', 'procurement', $3, 'asked', $4, $4)`,
    [kind, subject, code, at],
  );
}

async function insertVersion(order: string, version: number, kind: string, sentAt: string | null) {
  await database.query(
    `insert into outbound (id, partner, release, usage, connection, order_number, version, kind, state, document, "order", content_hash,
       waits_for, findings, created_at, sent_at, verdicts)
     values (gen_random_uuid(), 'card', gen_random_uuid(), 'live', 'default', $1, $2, $3, $4, '{}', '{}', $5, 'sent', '[]', now(), $6, '[]')`,
    [order, version, kind, sentAt === null ? 'drafted' : 'sent', `${order}/${version}`, sentAt],
  );
}

describe('the scorecard of a partner', () => {
  it('measures lines by the day on which they were to come, in the days of the zone', () => {
    expect(card.deliveries).toEqual({ lines: 5, onTime: 3, inFull: 3, onTimeInFull: 1 });
  });

  it('counts documents that went through without anybody being asked', () => {
    expect(card.documents).toEqual([
      { type: 'invoice', documents: 2, right: 1 },
      { type: 'order-acknowledgement', documents: 2, right: 1 },
      { type: 'order-change-acknowledgement', documents: 1, right: 1 },
    ]);
  });

  it('measures answers from what was sent last before them', () => {
    expect(card.answers).toMatchObject({ sent: 3, answered: 3, medianHours: 24 });
    expect(card.answers.p90Hours).toBeCloseTo(43.2);
  });

  it('counts how often orders were changed after they were sent', () => {
    expect(card.changes).toEqual({ orders: 4, changed: 2, changes: 2 });
  });

  it('names what people were asked about, most often first, without warnings', () => {
    expect(card.reasons).toEqual([
      { code: 'price-differs', documents: 2, others: 0 },
      { code: 'ship-notice-late', documents: 0, others: 1 },
    ]);
  });

  it('is empty of a partner of whom there is nothing', async () => {
    expect(await scorecardOf(source, { ...period, partner: 'nobody' })).toEqual({
      deliveries: { lines: 0, onTime: 0, inFull: 0, onTimeInFull: 0 },
      documents: [],
      answers: { sent: 0, answered: 0, medianHours: null, p90Hours: null },
      changes: { orders: 0, changed: 0, changes: 0 },
      reasons: [],
    });
  });
});

describe('every number leads to what it counts', () => {
  const { today, timeZone, partner } = period;
  const due = { dueFrom: period.from, dueUntil: period.until };

  it.each<[string, Partial<OrderFilter>, number]>([
    ['orders with a line that was due', due, 4],
    ['orders with a line that came late', { ...due, delivered: 'late' }, 2],
    ['orders with a line that is short', { ...due, delivered: 'short' }, 2],
    ['orders that were changed', { from: period.from, until: period.until, question: 'changed' }, 2],
  ])('%s', async (_, asked, n) => {
    expect(await countOrders(source, { today, timeZone, partner, limit: 1, ...asked }, 100)).toBe(n);
  });

  it.each([
    ['documents that went right', { right: 'yes' }, 3],
    ['documents that did not', { right: 'no' }, 2],
    ['documents of one reason', { code: 'price-differs' }, 2],
    ['invoices that did not go right', { right: 'no', type: 'invoice' }, 1],
  ] as const)('%s', async (_, asked, n) => {
    const days = { from: period.from, until: period.until, timeZone, partner };
    expect((await documentPage(source, { ...days, ...asked, limit: 50 })).rows).toHaveLength(n);
  });
});
