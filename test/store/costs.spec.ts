import type { Store, BusinessKey, ControlText } from '@quayside/exchange';
import {
  documentPage,
  filePage,
  isAtRest,
  mailboxIn,
  openDatabase,
  openJobs,
  scorecardOf,
  standingOf,
  storeIn,
  workQueue,
  type Database,
  type Jobs,
} from '@quayside/store';
import type { Account } from '@quayside/partners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.js';
import { flood, idOf, partners, seeded } from './costs/seeded.js';

// What is done again and again reads what is open, never what has been: ten times the history is no more to read. Counted in
// pages of 8 KB that a statement looks at, in memory or not, which no other load on the machine changes.
// QUAYSIDE_COSTS=show prints the figures: those in the comments of the statements are from here.

const everything: Omit<Parameters<typeof workQueue>[1], 'limit'> = {
  ...{ scope: 'all', me: '', owners: [], owner: null, partner: null, code: null, among: null },
  ...{ putOff: false, now: new Date('2030-01-01T00:00:00Z'), sort: 'age' },
};

interface Sample {
  readonly n: number;
  readonly database: TestDatabase;
  readonly source: Database;
  readonly jobs: Jobs;
  readonly store: Store;
  readonly seen: { readonly statement: string; readonly values: readonly unknown[] }[];
}

const samples: Sample[] = [];

async function sampleOf(n: number): Promise<Sample> {
  const database = await seeded(n);
  const seen: Sample['seen'] = [];
  const source = await openDatabase({
    url: database.url,
    poolSize: 2,
    applicationName: 'costs',
    watch: (statement, values) => seen.push({ statement, values }),
  });
  const jobs = await openJobs(database.url, () => undefined);
  return { n, database, source, jobs, store: storeIn(source, jobs), seen };
}

beforeAll(async () => {
  for (const n of [2_000, 20_000]) samples.push(await sampleOf(n));
});
afterAll(async () => {
  for (const { jobs, source, database } of samples) {
    await jobs.stop();
    await source.close();
    await database.drop();
  }
});

/** Pages that the statements of `work` look at, each run once more and taken back. */
async function pagesOf(sample: Sample, work: (sample: Sample) => Promise<unknown>): Promise<number> {
  await work(sample);
  sample.seen.length = 0;
  await work(sample);
  const statements = sample.seen.filter(({ statement }) => /^\s*(select|insert|update|delete|with)\s/i.test(statement));
  expect(statements).not.toEqual([]);
  let pages = 0;
  for (const { statement, values } of statements) pages += await sample.database.pages(statement, values);
  return pages;
}

const now = new Date();
const last = (n: number, before: number) => n - before;

const p7 = 'p7' as Account;
const day = (before: number) => new Date(now.getTime() - before * 86_400_000).toISOString().slice(0, 10);
const lastMonth = { partner: 'p5', from: day(30), until: day(0), today: day(0), timeZone: 'UTC' };

const repeated: Record<string, (sample: Sample) => Promise<unknown>> = {
  'the next document of a lane': ({ store, n }) => store.nextInLane(`lane/${last(n, 25) % partners}`, now),
  'the documents that wait for their order': ({ store }) => store.waitingForOrder(),
  'what there is to do': ({ store }) => store.work(now),
  'the next files of a partner': ({ store }) => store.nextFiles('p5', now, 8),
  'the next arrivals of a partner': ({ store }) => store.nextArrivals('p5', 'small', now, 8),
  'the next lanes of a partner': ({ store }) => store.nextLanes('p5', now, 8),
  'how much of a partner waits to be read': ({ store }) => store.waitingToBeRead('p5', 2000),
  'a sweep where everybody has a turn': ({ store }) => store.commit((tx) => tx.enqueueWork(now)),
  'what was done in Odoo for a document': ({ store, n }) => store.appliedEffects(`key/${last(n, 100)}` as BusinessKey),
  'what has reached Odoo about an order': ({ store, n }) => store.deliveredOn('p5', 'live', [`P${last(n, 100)}`]),
  'the orders of a partner that are to come': ({ store }) => store.ordersDue('p5', '2100-01-01', { limit: 1000 }),
  'the orders of a partner that nobody has billed': ({ store }) => store.ordersUnbilled('p5', now, { limit: 1000 }),
  'the scorecard of a partner over a month': ({ source }) => scorecardOf(source, lastMonth),
  'the plan of a document': ({ store, n }) => store.effectsOf(idOf('document', last(n, 25))),
  'the last document of a business key': ({ store, n }) => store.latest(`key/${last(n, 100)}` as BusinessKey),
  'its highest version': ({ store, n }) => store.highestVersion(`key/${last(n, 100)}` as BusinessKey),
  'who has a control number': ({ store }) =>
    store.claimOf({ sender: 'p7', receiver: 'us', usage: 'live', number: '000000007' as ControlText }, new Date(0)),
  'taking a control number': ({ store }) =>
    store.commit((tx) =>
      tx.claim(
        { sender: 'p7', receiver: 'us', usage: 'live', number: '900000007' as ControlText },
        { arrival: idOf('arrival', 7), sha256: 'x' },
        { at: now, since: new Date(0) },
      ),
    ),
  'giving a control number back': ({ store }) => store.commit((tx) => tx.releaseClaims(idOf('arrival', 8))),
  'how everything stands': ({ source }) => standingOf(source),
  'our own next number': ({ store }) => store.commit((tx) => tx.nextControlNumber('p7', 'interchange/live', 1)),
  'what waits to be sent through a channel': ({ store, n }) =>
    store.readyDispatches(`p${n % partners}` as Account, now, 50),
  'what answers an arrival': ({ store }) => store.dispatchesAnswering(idOf('arrival', 7)),
  'the exceptions of a row': ({ store, n }) => store.openExceptions('inbound', idOf('document', last(n, 45))),
  'opening an exception that is open': ({ store }) =>
    store.commit((tx) =>
      tx.openException(
        { subjectKind: 'channel', subject: 'p7', partner: 'p7', owner: 'operations', code: 'away', message: 'away' },
        now,
      ),
    ),
  'whether a password may be looked at': ({ store }) => store.loginLock('l7', '10.0.0.7'),
  'counting a wrong password': ({ store }) =>
    store.commit((tx) => tx.countTry('l7', '10.0.0.7', now, new Date(now.getTime() - 86_400_000))),
  'taking a wrong password back': ({ store }) => store.commit((tx) => tx.letIn('l7', '10.0.0.7', now)),
  'whether a file is at rest': ({ source, n }) => isAtRest(source, idOf('file', last(n, 100))),
  'the list of what waits for people': ({ source }) => workQueue(source, { ...everything, limit: 10 }),
  'the first page of documents': ({ source }) => documentPage(source, { limit: 10 }),
  'the first page of files': ({ source }) => filePage(source, { limit: 10 }),
  'a page of in/ of a mailbox': ({ source }) => mailboxIn(source).page('in', p7, now, { limit: 100 }),
  'a page of out/ of a mailbox': ({ source }) => mailboxIn(source).page('out', p7, now, { limit: 100 }),
  'a page of archive/ of a mailbox': ({ source }) => mailboxIn(source).page('archive', p7, now, { limit: 50 }),
  'a name in in/': ({ source }) => mailboxIn(source).named('in', p7, now, '7.x12'),
  'a name in out/': ({ source }) => mailboxIn(source).named('out', p7, now, '7-997.x12'),
  'how much a mailbox took': ({ source }) => mailboxIn(source).use(p7, new Date(now.getTime() - 24 * 3600 * 1000)),
};

describe('with ten times the history', () => {
  it.each(Object.entries(repeated))('%s reads no more', async (name, work) => {
    const pages: number[] = [];
    for (const sample of samples) pages.push(await pagesOf(sample, work));
    const [few = 0, many = 0] = pages;
    if (process.env['QUAYSIDE_COSTS'] === 'show') console.log(`${name}: ${few} -> ${many} pages`);
    expect(many).toBeLessThanOrEqual(2 * few);
  });
});

describe('with ten times the backlog of another partner', () => {
  /** Pages of each statement with so many files, arrivals and documents of one partner waiting before all others. */
  async function pagesBeside(backlog: number): Promise<readonly [string, number][]> {
    const sample = samples[0];
    if (!sample) throw new Error('no sample');
    await flood(sample.database, backlog);
    const pages: [string, number][] = [];
    for (const [name, work] of Object.entries(beside)) pages.push([name, await pagesOf(sample, work)]);
    return pages;
  }

  const beside: typeof repeated = {
    'whose turn it is': ({ store }) => store.work(now),
    'the next file of another partner': ({ store }) => store.nextFiles('p5', now, 8),
    'its next arrival': ({ store }) => store.nextArrivals('p5', 'small', now, 8),
    'its next lane': ({ store }) => store.nextLanes('p5', now, 8),
    'its next document': ({ store, n }) => store.nextInLane(`lane/${last(n, 25) % partners}`, now),
    'the next files of the one who floods': ({ store }) => store.nextFiles('flood', now, 8),
    'its next large arrival': ({ store }) => store.nextArrivals('flood', 'large', now, 8),
    'its next lanes': ({ store }) => store.nextLanes('flood', now, 8),
    'how much of it waits, up to a bound': ({ store }) => store.waitingToBeRead('flood', 400),
  };

  it('nothing of this reads more', async () => {
    const few = await pagesBeside(500);
    const many = new Map(await pagesBeside(5_000));
    for (const [name, pages] of few) {
      if (process.env['QUAYSIDE_COSTS'] === 'show') console.log(`${name}: ${pages} -> ${many.get(name)} pages`);
      expect(many.get(name), name).toBeLessThanOrEqual(2 * pages);
    }
  });
});
