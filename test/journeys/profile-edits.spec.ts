import { cp, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { silentLog, openRuntime, readConfig, type Runtime } from '@quayside/runtime';
import { must } from '@quayside/std';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { root, testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { acknowledgement, interchange } from '../support/x12.js';

// An operator edits a profile, sees that it was wrong, and puts it back: what the file says is what holds.

const renamed = (text: string, name: string) => text.replace(/^name: .*$/m, `name: ${name}`);
const releasesOf = (database: TestDatabase) =>
  database.query<{ number: number; live: boolean; hash: string }>(
    `select number, live, hash from release where partner = 'acme' order by number`,
  );

describe('a profile that is edited and put back', () => {
  let test: TestGateway;
  let file: string;
  let original: string;
  const nameIs = (name: string, gateway = test.gateway) =>
    waitFor(`${name} to be live`, async () => {
      const live = await gateway.runtime.ports.partners.byId('acme');
      return live?.partner.name === name ? live : undefined;
    });

  beforeAll(async () => {
    test = await testGateway();
    file = path.join(test.profiles, 'acme.yaml');
    original = await readFile(file, 'utf8');
  });
  afterAll(() => test.stop());

  it('is live as it was, under a new number, and each document names the release it was read with', async () => {
    const before = await test.gateway.runtime.ports.partners.byId('acme');
    await writeFile(file, renamed(original, 'Acme by mistake'));
    const mistaken = await nameIs('Acme by mistake');
    const read = await test.drop('between.x12', interchange([acknowledgement('P99999', [])]));
    await writeFile(file, original);
    const again = await nameIs(before?.partner.name ?? '');
    expect([before?.number, mistaken.number, again.number]).toEqual([1, 2, 3]);
    const [first, second, third] = await releasesOf(test.database);
    expect(third).toEqual({ number: 3, live: true, hash: first?.hash });
    expect(second).toMatchObject({ live: false });
    const named = await test.database.query('select release from document where id = $1', [read.documents[0]?.id]);
    expect(named).toEqual([{ release: mistaken.release }]);
  });

  it('is live again also when it was put back while nothing ran, and a start without an edit changes nothing', async () => {
    await writeFile(file, renamed(original, 'Acme before the stop'));
    await nameIs('Acme before the stop');
    await test.gateway.stop();
    await writeFile(file, original);
    const environment = { DATABASE_URL: test.database.url, QUAYSIDE_PROFILES: test.profiles };
    for (const start of ['after the edit', 'without an edit']) {
      const next = await testGateway(environment);
      const live = await next.gateway.runtime.ports.partners.byId('acme');
      await next.stop();
      expect(live?.number, start).toBe(5);
      expect(renamed(live?.sources.profile.text ?? '', '')).toBe(renamed(original, ''));
    }
    expect(await releasesOf(test.database)).toHaveLength(5);
  });
});

describe('a profile that two processes import', () => {
  let database: TestDatabase;
  let directory: string;
  let file: string;
  let original: string;
  const processes: Runtime[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-edits-'));
    file = path.join(directory, 'profiles/acme.yaml');
    await cp(path.join(root, 'partner-profiles'), path.dirname(file), { recursive: true });
    original = await readFile(file, 'utf8');
    for (const name of ['one', 'two']) {
      const environment = {
        DATABASE_URL: database.url,
        QUAYSIDE_DATA: path.join(directory, name),
        QUAYSIDE_PROFILES: path.dirname(file),
        QUAYSIDE_LOG_LEVEL: 'silent',
      };
      const config = must(readConfig(environment, root));
      processes.push(await openRuntime(config, silentLog()));
    }
  });
  afterAll(async () => {
    for (const each of processes) await each.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  it('makes one release of one edit, and of putting it back', async () => {
    for (const text of [original, renamed(original, 'Edited'), original]) {
      await writeFile(file, text);
      await Promise.all(processes.map((each) => each.importProfiles()));
    }
    expect((await releasesOf(database)).map((each) => each.live)).toEqual([false, false, true]);
  });

  it('is live as it was when the process that took the edit is gone before the other one looks', async () => {
    const [one, two] = processes;
    for (const each of processes) await each.importProfiles();
    await writeFile(file, renamed(original, 'Seen by one only'));
    expect((await one?.importProfiles())?.released).toEqual(['acme']);
    await writeFile(file, original);
    // As `cp --preserve` and the like leave it: the time of writing is the old one too.
    await utimes(file, new Date(0), new Date(0));
    expect((await two?.importProfiles())?.released).toEqual(['acme']);
    expect((await two?.ports.partners.byId('acme'))?.sources.profile.text).toBe(original);
    expect((await two?.importProfiles())?.released).toEqual([]);
  });
});
