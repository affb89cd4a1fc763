import { Unavailable } from '@quayside/exchange';
import { migrate, noJobs, openDatabase, storeIn, type Database } from '@quayside/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand, defineQuery, RowMismatch } from '../../libs/store/src/database/define-query.js';
import { count, instant, int, json, stateOf, text } from '../../libs/store/src/database/result-columns.js';
import { sql } from '../../libs/store/src/database/statement.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

let database: TestDatabase;
const open: Database[] = [];

async function connect(checksRows: boolean): Promise<Database> {
  const source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'queries', checksRows });
  open.push(source);
  return source;
}

let checked: Database;
let trusted: Database;
beforeAll(async () => {
  database = await freshDatabase();
  checked = await connect(true);
  trusted = await connect(false);
  await migrate(checked);
});
afterAll(async () => {
  for (const source of open) await source.close();
  await database.drop();
});

const values = defineQuery(
  sql<{ at: Date }>`select 7::bigint as count, sum(n) as sum, null::bigint as none, ${'at'}::timestamptz as at,
    '{"a": [1]}'::jsonb as json, 'held' as state from generate_series(1, 3) n`,
  z.object({
    count,
    sum: count,
    none: count.nullable(),
    at: instant,
    json: json<{ a: number[] }>(),
    state: stateOf('inbound'),
  }),
);

describe('a row of a statement', () => {
  const at = new Date('2026-11-23T10:00:00.123Z');
  const row = { count: 7, sum: 6, none: null, at, json: { a: [1] }, state: 'held' };

  it('is the same, checked or trusted', async () => {
    expect(await values.all(checked, { at })).toEqual([row]);
    expect(await values.all(trusted, { at })).toEqual([row]);
  });

  const wrong = {
    'has another type': defineQuery(sql`select 'x' as n`, z.object({ n: int })),
    'lacks a column': defineQuery(sql`select 1 as n`, z.object({ n: int, more: text.nullable() })),
    'has a column that nobody named': defineQuery(sql`select 1 as n, 2 as more`, z.object({ n: int })),
    'has a state that there is not': defineQuery(sql`select 'lost' as state`, z.object({ state: stateOf('file') })),
  };
  it.each(Object.entries(wrong))(
    'is refused with its statement where it %s, and taken at its word in production',
    async (_, query) => {
      await expect(query.all(checked)).rejects.toThrow(RowMismatch);
      await expect(query.all(checked)).rejects.toThrow(/select/);
      expect(await query.all(trusted)).toHaveLength(1);
    },
  );

  it('is never a number that JavaScript cannot hold', async () => {
    const large = defineQuery(sql`select 9007199254740993 as n`, z.object({ n: count }));
    await expect(large.all(checked)).rejects.toThrow('below 2^53');
    await expect(large.all(trusted)).rejects.toThrow('below 2^53');
  });
});

it('tells how many rows a statement wrote', async () => {
  const insert = defineCommand(sql<{ key: string }>`
    insert into setting (key, value) values (${'key'}, '1'), ('b', '2') on conflict do nothing`);
  expect(await insert(checked, { key: 'a' })).toBe(2);
  expect(await insert(checked, { key: 'a' })).toBe(0);
});

it('says of every read that the database is away, whoever wrote its statement', async () => {
  const proxy = await startTcpProxy(() => Number(new URL(database.url).port));
  const url = new URL(database.url);
  url.port = String(proxy.port);
  const source = await openDatabase({ url: url.href, poolSize: 1, applicationName: 'queries' });
  const store = storeIn(source, noJobs);
  const reads = [
    () => store.channels(),
    () => store.work(new Date()),
    () => store.exclusively('x', async () => 'done'),
  ];
  for (const read of reads) await read();
  proxy.refuse(true);
  proxy.cutAfter(0);
  for (const read of reads) await expect(read()).rejects.toThrow(Unavailable);
  await source.close();
  await proxy.close();
});
