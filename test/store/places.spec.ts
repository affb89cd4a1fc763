import { migrate, openDatabase } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

// What a database from before files had places is after the migration that gives them one.

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

async function migrated(): Promise<void> {
  const source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'places' });
  await migrate(source);
  await source.close();
}

const asBefore = [
  `delete from migration where name like 'SessionsAndPlaces%'`,
  'drop table sftp_session',
  'alter table dispatch drop sealed_for, drop plain_payload',
  'alter table file drop place',
  ...['arrival', 'document'].flatMap((table) => [
    `alter table ${table} alter file_place type bigint using file_place[1]`,
    `alter table ${table} rename file_place to file_seq`,
  ]),
];
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

async function file(n: number, parent?: number, entry?: number): Promise<void> {
  await database.query('insert into payload (id) values ($1)', [id(n)]);
  await database.query(
    `insert into file (id, partner, channel, account, name, payload, size, sha256, state, findings, received_at, parent, entry)
     values ($1, 'acme', 'sftp-drop', 'acme', $2, $1, 0, '', 'split', '[]', now(), $3, $4)`,
    [id(n), `file ${n}`, parent === undefined ? null : id(parent), entry ?? null],
  );
  await database.query(
    `insert into arrival (id, file, file_seq, index, "offset", length, kind, state, partner, findings, reuse_accepted, received_at)
     select $1, $1, seq, 0, 0, 0, 'x12', 'read', 'acme', '[]', false, now() from file where id = $1`,
    [id(n)],
  );
}

it('stand in the order in which they came, those out of wrappers within their wrapper', async () => {
  await migrated();
  for (const statement of asBefore) await database.query(statement);
  await file(1);
  await file(2);
  await file(3, 1, 0);
  await file(4, 1, 1);
  await file(5, 3, 0);
  await migrated();
  const placed = await database.query<{ name: string; place: string[] }>('select name, place from file order by place');
  expect(placed).toEqual([
    { name: 'file 1', place: ['1'] },
    { name: 'file 3', place: ['1', '0'] },
    { name: 'file 5', place: ['1', '0', '0'] },
    { name: 'file 4', place: ['1', '1'] },
    { name: 'file 2', place: ['2'] },
  ]);
  const differ = 'select a.id from arrival a join file f on f.id = a.file where a.file_place <> f.place';
  expect(await database.query(differ)).toEqual([]);
});
