import { migrate, openDatabase, releasesIn, type Database, type Releases } from '@quayside/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

// What goes live of a partner's files, told by the store alone: a text stands for a profile and its mappings.

let database: TestDatabase;
let source: Database;
let releases: Releases<string>;

beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 8, applicationName: 'test' });
  await migrate(source);
  releases = releasesIn(source);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

const at = new Date('2026-03-02T10:00:00Z');
const live = async (partner: string) => (await releases.live()).find((each) => each.partner === partner);

/** What a person does by choosing an older release. */
const choose = async (partner: string, number: number) => {
  await database.query('update release set live = false where partner = $1', [partner]);
  await database.query('update release set live = true where partner = $1 and number = $2', [partner, number]);
};

describe('the files of a partner', () => {
  it('go live whenever they say something else than before, also what they once said', async () => {
    const outcomes = [];
    for (const text of ['A', 'A', 'B', 'A', 'A', 'B']) outcomes.push(await releases.release('acme', text, at));
    expect(outcomes).toEqual(['released', 'known', 'released', 'released', 'known', 'released']);
    expect(
      await database.query(`select number, sources, live from release where partner = 'acme' order by number`),
    ).toEqual([
      { number: 1, sources: 'A', live: false },
      { number: 2, sources: 'B', live: false },
      { number: 3, sources: 'A', live: false },
      { number: 4, sources: 'B', live: true },
    ]);
    expect(await database.query(`select what from journal where row = 'acme' order by id`)).toEqual([
      { what: 'release 1 of acme is live' },
      { what: 'release 2 of acme is live' },
      { what: 'release 3 of acme is live: the text of release 1 again' },
      { what: 'release 4 of acme is live: the text of release 2 again' },
    ]);
  });

  it('do not overwrite a release that was chosen since, until they are edited', async () => {
    for (const text of ['A', 'B']) await releases.release('kern', text, at);
    await choose('kern', 1);
    expect(await releases.release('kern', 'B', at)).toBe('known');
    expect(await live('kern')).toMatchObject({ number: 1, sources: 'A' });
    expect(await releases.release('kern', 'C', at)).toBe('released');
    expect(await live('kern')).toMatchObject({ number: 3, sources: 'C' });
  });

  it('make no second release of what is live already, and are noted all the same', async () => {
    for (const text of ['A', 'B']) await releases.release('nordwind', text, at);
    await choose('nordwind', 1);
    expect(await releases.release('nordwind', 'A', at)).toBe('known');
    expect(await live('nordwind')).toMatchObject({ number: 1 });
    expect(await releases.release('nordwind', 'B', at)).toBe('released');
    expect(await live('nordwind')).toMatchObject({ number: 3, sources: 'B' });
  });

  it('go live once when many processes import them at the same moment', async () => {
    await releases.release('baltic', 'A', at);
    await releases.release('baltic', 'B', at);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => releases.release('baltic', 'A', at)));
    expect(outcomes.filter((each) => each === 'released')).toHaveLength(1);
    expect(await live('baltic')).toMatchObject({ number: 3, sources: 'A' });
  });

  it('count as imported only together with their release', async () => {
    await releases.release('forge', 'A', at);
    await database.query(`alter table release add constraint no_more check (partner <> 'forge') not valid`);
    await expect(releases.release('forge', 'B', at)).rejects.toThrow(/no_more/);
    await database.query('alter table release drop constraint no_more');
    expect(await live('forge')).toMatchObject({ sources: 'A' });
    expect(await releases.release('forge', 'B', at)).toBe('released');
    expect(await live('forge')).toMatchObject({ number: 2, sources: 'B' });
  });
});

it('takes what was live before an upgrade as what was imported last', async () => {
  await releases.release('older', 'A', at);
  await database.query('drop table profile_import');
  await database.query(`delete from migration where name like 'ProfileImports%'`);
  expect(await migrate(source)).toEqual(['ProfileImports1700000000120']);
  expect(await releases.release('older', 'A', at)).toBe('known');
  expect(await live('older')).toMatchObject({ number: 1 });
});
