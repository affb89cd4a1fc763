import { migrate, openDatabase, probeWrite, type Database } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

// What `ready` looks at: whether a row can be written, and in words why not.

let database: TestDatabase;
let source: Database;
beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'probe' });
  await migrate(source);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

it('writes a row, over and over the same one', async () => {
  for (let n = 0; n < 3; n += 1) expect(await probeWrite(source)).toBeUndefined();
  expect(await database.query('select 1 from write_probe')).toHaveLength(1);
});

it.each([
  ['53100', 'the disk of the database is full'],
  ['25006', 'the database takes no writes: it is a standby, or was set to read only'],
  ['53300', 'the database has no connection left'],
  ['42501', 'the database refuses to write'],
])('says of SQLSTATE %s: %s', async (state, words) => {
  await database.query(`create function broken() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file "base/1/2"' using errcode = '${state}'; end $$`);
  await database.query(
    'create trigger broken before insert or update on write_probe for each row execute function broken()',
  );
  try {
    expect(await probeWrite(source)).toBe(words);
  } finally {
    await database.query('drop function broken cascade');
  }
  expect(await probeWrite(source)).toBeUndefined();
});
