import { countOrders, openDatabase, orders, type Database, type OrderFilter } from '@quayside/store';
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
