import type { Job, Store } from '@quayside/exchange';
import { openDatabase, openJobs, storeIn, type Database, type Jobs } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.js';
import { waitFor } from '../support/wait-for.js';
import { seeded } from './costs/seeded.js';

let database: TestDatabase;
let source: Database;
let jobs: Jobs;
let store: Store;
const statements: string[] = [];

beforeAll(async () => {
  database = await seeded(200);
  source = await openDatabase({
    url: database.url,
    poolSize: 4,
    applicationName: 'test',
    watch: (statement) => statements.push(statement),
  });
  jobs = await openJobs(database.url, () => undefined);
  store = storeIn(source, jobs);
});
afterAll(async () => {
  await jobs.stop();
  await source.close();
  await database.drop();
});

const sweep = () => store.commit((tx) => tx.enqueueWork(new Date()));
const words = (all: readonly Job[]) => all.map(({ queue, whose }) => `${queue} ${whose}`).sort();
const waiting = () =>
  database.query<Job>(
    `select substring(name from 6) as queue, singleton_key as whose from pgboss.job where state = 'created'`,
  );

it('gives a turn to everybody who has work and waits for none, in as many statements as there are queues', async () => {
  const work = await store.work(new Date());
  const one = work.find(({ queue }) => queue === 'arrival');
  if (!one) throw new Error('no arrival waits to be read');
  await store.commit((tx) => tx.enqueue(one));
  statements.length = 0;
  expect(await sweep()).toBe(work.length - 1);
  // Of those, two are the begin and the end of the transaction.
  expect(statements).toHaveLength(2 + 1 + 4);
  expect(words(await waiting())).toEqual(words(work));
});

it('gives nothing, with one statement, while everybody has a turn', async () => {
  statements.length = 0;
  expect(await sweep()).toBe(0);
  expect(statements).toHaveLength(2 + 1);
});

it('gives one turn to whom two processes find at the same moment', async () => {
  await database.query('delete from pgboss.job');
  const work = await store.work(new Date());
  await Promise.all([sweep(), sweep(), sweep()]);
  expect(words(await waiting())).toEqual(words(work));
});

it('takes what waits without a pause, also where partners are more than workers', async () => {
  const before = await waiting();
  expect(before.filter(({ queue }) => queue === 'lane').length).toBeGreaterThan(8);
  const taken: Job[] = [];
  const begun = performance.now();
  await jobs.work(async (job) => {
    taken.push(job);
  });
  await waitFor('every turn to be taken', async () => taken.length === before.length);
  // Workers that wait for the next look would take 10 s for every four lanes.
  expect(performance.now() - begun).toBeLessThan(9_000);
  expect(words(taken)).toEqual(words(before));
});
