import { deliveredFor, openDatabase, placesOf, type Database } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.js';
import { idOf, seeded } from './costs/seeded.js';

// Documents as processes of the release before record them, also while both run: their places are JSON.

let database: TestDatabase;
let source: Database;
const before = {
  '/number': { offset: 12, length: 5, tag: 'BAK', segment: 2, element: 3 },
  '/lines/0/quantity/value': { offset: 40, length: 3, also: [{ offset: 44, length: 2 }] },
};

beforeAll(async () => {
  database = await seeded(200);
  source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'test' });
  await database.query('update document set provenance = $1 where id = $2', [before, idOf('document', 7)]);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

it('lead each field back to its place', async () => {
  const [{ partner } = { partner: '' }] = await database.query<{ partner: string }>(
    'select partner from document where id = $1',
    [idOf('document', 7)],
  );
  const [row] = await deliveredFor(source, partner, ['P7']);
  expect(row?.provenance.toJson()).toEqual(before);
});

it('are shown as far as they are asked for', async () => {
  const places = await placesOf(source, idOf('document', 7), ['/number', '/date']);
  expect(places.toJson()).toEqual({ '/number': before['/number'] });
  expect((await placesOf(source, idOf('document', 8), ['/number'])).size).toBe(0);
});

it('hold what a process of the release before reads of a document that it does not know the places of', async () => {
  await database.query(
    `insert into document (id, arrival, file_place, arrival_index, set_index, part_index, partner, release, usage, state, set_type,
       set_release, set_reference, "offset", length, segments, verdict, orders, places, leftovers, findings, version,
       accepted_as_is, received_at)
     select gen_random_uuid(), arrival, file_place, arrival_index, 7, part_index, 'now', release, usage, state, set_type,
       set_release, set_reference, "offset", length, segments, verdict, orders, '\\x01', leftovers, findings, version,
       accepted_as_is, received_at from document where id = $1`,
    [idOf('document', 8)],
  );
  expect(await database.query(`select provenance from document where partner = 'now'`)).toEqual([{ provenance: {} }]);
});
