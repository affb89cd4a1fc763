import { randomUUID } from 'node:crypto';
import { migrate, noJobs, openDatabase, sftpSessionsIn, storeIn, type Database } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

// What holds of the store on PostgreSQL beside its port, which has a suite of its own: test/contract/store.

let database: TestDatabase;
let source: Database;

beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 8, applicationName: 'test' });
  await migrate(source);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

it('gives sessions that come together no more places than their login has, the first ones first', async () => {
  const sessions = sftpSessionsIn(source);
  const arriving = (login: string, limit: number) => ({ id: randomUUID(), login, limit });
  const acme = Array.from({ length: 5 }, () => arriving('acme', 3));
  const kern = arriving('kern', 1);
  const [one, two, three] = acme.map(({ id }) => id);
  expect(await sessions.enter([...acme, kern])).toEqual(new Set([one, two, three, kern.id]));
  expect(await sessions.enter([arriving('acme', 3)])).toEqual(new Set());
  await sessions.leave([two ?? '']);
  const late = [arriving('acme', 3), arriving('acme', 3)];
  expect(await sessions.enter(late)).toEqual(new Set([late[0]?.id]));
});

it('runs migrations once, also when many processes start together', async () => {
  expect(await Promise.all([migrate(source), migrate(source)])).toEqual([[], []]);
});

it('keeps a journal that nobody can change', async () => {
  await storeIn(source, noJobs).commit((tx) =>
    tx.journal({ kind: 'system', row: 'x', what: 'something', actor: 'test' }),
  );
  await expect(database.query(`update journal set what = 'else'`)).rejects.toThrow('append-only');
  await expect(database.query('delete from journal')).rejects.toThrow('append-only');
  await expect(database.query('truncate journal')).rejects.toThrow('append-only');
});
