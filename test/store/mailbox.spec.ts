import { mailboxIn, migrate, openDatabase, type Database, type Mailbox, type MailboxFolder } from '@quayside/store';
import type { Account } from '@quayside/partners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

// The folders of a mailbox, a page at a time: whatever is in them is listed once.

let database: TestDatabase;
let source: Database;
let mailbox: Mailbox;
const box = 'box' as Account;

beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'test' });
  await migrate(source);
  mailbox = mailboxIn(source);
  const paid = `(insert into payload (id) select gen_random_uuid() from generate_series(1, 1) returning id)`;
  await database.query(`with p as ${paid} select 1 from p`);
});
afterAll(async () => {
  await source.close();
  await database.drop();
});

/** Files named by `name`, of which the n-th came n seconds ago; several of one moment where `every` is 0. */
async function files(count: number, name: string, every = 1): Promise<void> {
  await database.query(
    `insert into file (id, place, partner, channel, account, name, payload, size, sha256, state, findings, received_at)
     select gen_random_uuid(), array[n], 'acme', 'sftp-drop', 'box', ${name}, (select id from payload limit 1), n, 'x', 'split', '[]',
       date_trunc('second', now()) - n * ${every} * interval '1 second' from generate_series(1, ${count}) n`,
  );
}

async function dispatches(count: number, name: string, state: 'ready' | 'sent', hoursAgo = 0): Promise<void> {
  await database.query(
    `insert into dispatch (id, partner, channel, account, type, name, payload, size, state, created_at, sent_at)
     select gen_random_uuid(), 'acme', 'sftp-drop', 'box', '997', ${name}, (select id from payload limit 1), n, '${state}',
       now() - interval '${hoursAgo} hours', ${state === 'sent' ? `now() - interval '${hoursAgo} hours'` : 'null'}
     from generate_series(1, ${count}) n`,
  );
}

async function listed(folder: MailboxFolder, between: () => Promise<unknown> = async () => undefined) {
  const names: string[] = [];
  const began = new Date();
  let pages = 0;
  for (let before: string | null | undefined; before !== null; pages += 1) {
    const page = await mailbox.page(folder, box, began, { before, limit: 10 });
    expect(page.rows.length).toBeLessThanOrEqual(10);
    names.push(...page.rows.map(({ name }) => name));
    before = page.next;
    if (pages === 0) await between();
  }
  return names;
}

const numbered = (word: string, count: number) => Array.from({ length: count }, (_, n) => `${word}${n + 1}`).sort();

describe('in/', () => {
  it('lists each file once, also those of one moment, and of one name the newest', async () => {
    await files(25, `'a' || n`, 0);
    await files(12, `'b' || n`);
    await files(15, `'again'`);
    expect((await listed('in')).sort()).toEqual([...numbered('a', 25), 'again', ...numbered('b', 12)].sort());
    expect(await mailbox.named('in', box, new Date(), 'again')).toMatchObject({ size: 1 });
    expect(await mailbox.named('in', box, new Date(), 'nothing')).toBeUndefined();
  });

  it('leaves out what was removed, and what is being sent again', async () => {
    await database.query(`update file set hidden_at = now() where name = 'a3'`);
    await database.query(
      `insert into upload (id, partner, channel, account, name, payload, created_at)
       select gen_random_uuid(), 'acme', 'sftp-drop', 'box', 'b7', id, now() from payload limit 1`,
    );
    const names = await listed('in');
    expect([names.includes('a3'), names.includes('b7'), names.includes('a4')]).toEqual([false, false, true]);
  });

  it('is read on where it was, whatever comes in between', async () => {
    const names = await listed('in', () => files(5, `'late' || n`, -1));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.startsWith('a')).length).toBe(25);
  });
});

describe('out/ and archive/', () => {
  it('list what is ready and what was fetched of late, and then what was fetched before', async () => {
    await dispatches(12, `'ready' || n`, 'ready');
    await dispatches(13, `'fetched' || n`, 'sent', 1);
    await dispatches(14, `'old' || n`, 'sent', 30);
    await dispatches(1, `'ready1'`, 'sent', 2);
    expect((await listed('out')).sort()).toEqual([...numbered('fetched', 13), ...numbered('ready', 12)]);
    expect((await listed('archive')).sort()).toEqual(numbered('old', 14));
    const named = async (folder: MailboxFolder, name: string) =>
      (await mailbox.named(folder, box, new Date(), name))?.name;
    expect(await Promise.all([named('out', 'ready1'), named('out', 'fetched2'), named('archive', 'old3')])).toEqual([
      'ready1',
      'fetched2',
      'old3',
    ]);
    expect(await Promise.all([named('out', 'old3'), named('archive', 'ready1')])).toEqual([undefined, undefined]);
  });

  it('list what is fetched while they are read, once', async () => {
    const names = await listed('out', () =>
      database.query(`update dispatch set state = 'sent', sent_at = now() + interval '1 second' where state = 'ready'`),
    );
    expect(names.sort()).toEqual([...numbered('fetched', 13), ...numbered('ready', 12)]);
  });
});
