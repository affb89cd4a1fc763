import { Unavailable } from '@quayside/exchange';
import { migrate, openDatabase, schemaDifferences, type Database } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let source: Database;

beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'test' });
  await migrate(source);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

it('is migrated later where a table is in use for too long, and keeps nobody from it meanwhile', async () => {
  const busy = await freshDatabase();
  const fresh = await openDatabase({ url: busy.url, poolSize: 3, applicationName: 'test' });
  await busy.query('create table migration (id serial primary key, "timestamp" bigint not null, name text not null)');
  await busy.query('begin');
  try {
    await busy.query('lock table migration in exclusive mode');
    await expect(migrate(fresh, { lockTimeoutMs: 50 })).rejects.toBeInstanceOf(Unavailable);
    await busy.query('commit');
    expect((await migrate(fresh)).length).toBeGreaterThan(10);
    expect(await migrate(fresh)).toEqual([]);
  } finally {
    await fresh.close();
    await busy.drop();
  }
});

it('has an entity for every table that the migrations make, with every column, its type and whether it may be null', async () => {
  expect(await schemaDifferences(source)).toEqual([]);
});

it('tells a column that only one of them has, or has otherwise', async () => {
  await database.query('create table stray (id uuid)');
  await database.query('alter table file alter sha256 drop not null, add extra int');
  await database.query('alter table own_number alter last type text');
  expect(await schemaDifferences(source)).toEqual([
    'only a table has file.extra int4',
    'only a table has file.sha256 text',
    'only a table has own_number.last text not null',
    'only a table has stray.id uuid',
    'only an entity has file.sha256 text not null',
    'only an entity has own_number.last int8 not null',
  ]);
});
