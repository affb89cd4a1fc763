import {
  countOrders,
  openDatabase,
  openOfOrderItself,
  orders,
  versionsOfOrder,
  type Database,
  type OrderFilter,
} from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.js';
import { seeded } from './costs/seeded.js';

let database: TestDatabase;
let source: Database;

beforeAll(async () => {
  database = await seeded(20);
  source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'test' });
  const rows = [
    ['yesterday', '2026-11-30', null],
    ['today', '2026-12-01', '2026-11-20T10:00:00Z'],
    ['a week', '2026-12-07', '2026-11-30T23:30:00Z'],
    ['later', '2026-12-08', null],
    ['none', null, '2026-12-01T10:00:00Z'],
  ] as const;
  for (const [number, due, unbilled] of rows) {
    await database.query(
      `insert into "order" (partner, connection, number, "order", read_at, state, due_on, unbilled, unbilled_since)
       values ('asked', 'default', $1, '{}', now(), 'confirmed', $2, $3::timestamptz is not null, $3)`,
      [number, due, unbilled],
    );
  }
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

const zone = { today: '2026-12-01', timeZone: 'Europe/Berlin' };

it.each<[string, Partial<OrderFilter>, readonly string[]]>([
  ['all', {}, ['a week', 'later', 'none', 'today', 'yesterday']],
  ['what is due in seven days, today included', { question: 'due-soon' }, ['a week', 'today']],
  ['what is overdue', { question: 'overdue' }, ['yesterday']],
  ['what is not billed', { question: 'unbilled' }, ['a week', 'none', 'today']],
  // Half past eleven in UTC is the day after in Berlin.
  ['what is not billed since a day', { question: 'unbilled', unbilledSince: '2026-11-30' }, ['today']],
  ['what is not billed since a day, that day included', { unbilledSince: '2026-12-01' }, ['a week', 'none', 'today']],
  ['what was never sent and answered', { question: 'unanswered' }, ['a week', 'later', 'none', 'today', 'yesterday']],
  ['what was changed after sending', { question: 'changed' }, []],
])('orders are asked for: %s, and counted', async (_, asked, numbers) => {
  const filter = { ...zone, partner: 'asked', ...asked };
  const found = await orders(source, { ...filter, limit: 10 });
  expect(found.map(({ number }) => number).toSorted()).toEqual(numbers);
  expect(await orders(source, { ...filter, limit: 1 })).toHaveLength(Math.min(1, numbers.length));
  expect(await countOrders(source, { ...filter, limit: 1 }, 10)).toBe(numbers.length);
});

it('no more are counted than are asked for', async () => {
  expect(await countOrders(source, { ...zone, partner: 'asked', limit: 1 }, 2)).toBe(2);
});

it('what waits of an order itself, or is late of it, is listed with it; what keeps a version from going is there', async () => {
  const [watched, said] = [crypto.randomUUID(), crypto.randomUUID()];
  await database.query(
    `insert into watched_order (id, partner, usage, connection, number, state, written_at, seen_at, asked, earlier)
     values ($1, 'asked', 'live', 'default', 'waits', 'confirmed', now(), now(), 0, false)`,
    [watched],
  );
  await database.query(
    `insert into outbound (id, partner, release, usage, connection, order_number, version, kind, state, document, "order", content_hash,
       waits_for, findings, created_at, verdicts)
     values ($1, 'asked', $1, 'live', 'default', 'waits', 1, 'order', 'sent', '{}', '{}', 'x', 'sent', '[]', now(), '[]')`,
    [said],
  );
  const open = (kind: string, subject: string, code: string, second: number) =>
    database.query(
      `insert into exception (id, subject_kind, subject, partner, owner, code, message, opened_at)
       values (gen_random_uuid(), $1, $2, 'asked', 'operations', $3, 'something', $4)`,
      [kind, subject, code, new Date(second * 1000)],
    );
  await open('outbound', said, 'answer-late', 1);
  await open('outbound', said, 'order-incomplete', 2);
  await open('order', watched, 'ship-notice-late', 3);
  const listed = await openOfOrderItself(source, 'asked', 'waits');
  expect(listed.map(({ code, orderNumber }) => [code, orderNumber])).toEqual([
    ['answer-late', 'waits'],
    ['ship-notice-late', 'waits'],
  ]);
  expect((await versionsOfOrder(source, 'asked', 'waits')).map(({ code }) => code)).toEqual(['order-incomplete']);
  expect(await openOfOrderItself(source, 'acme', 'waits')).toEqual([]);
});
