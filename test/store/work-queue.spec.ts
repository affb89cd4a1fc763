import {
  handlingIn,
  journalOf,
  migrate,
  openDatabase,
  openJobs,
  queueCounts,
  queueWaiting,
  remarksOn,
  storeIn,
  workQueue,
  type Database,
  type Jobs,
  type QueueFilter,
} from '@quayside/store';
import type { NewException, Store } from '@quayside/exchange';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let source: Database;
let jobs: Jobs;
let store: Store;
/** The exceptions, by the names of the tests. */
const ids = new Map<string, string>();

const now = new Date('2027-01-10T09:00:00Z');
const anything = { among: null, me: 'fay', owners: ['finance'] as const, owner: null, partner: null, code: null };
const asked = (more: Partial<QueueFilter> = {}): QueueFilter => ({
  ...anything,
  ...{ scope: 'all', putOff: false, now },
  ...more,
});
const queue = (more: Partial<QueueFilter> = {}, sort: 'age' | 'amount' | 'due' = 'age', limit = 100) =>
  workQueue(source, { ...asked(more), sort, limit });
const named = async (...of: Parameters<typeof queue>) =>
  (await queue(...of)).causes.map(({ ids: found }) => found.map((id) => [...ids].find(([, each]) => each === id)?.[0]));

async function open(name: string, exception: Partial<NewException>, at: string): Promise<void> {
  const whole: NewException = {
    ...{ subjectKind: 'channel', subject: randomUUID(), partner: 'acme', owner: 'finance', code: 'beyond-tolerance' },
    ...{ message: `Freight of 12.00 EUR on ${name} is not on the order.` },
    ...exception,
  };
  ids.set(name, await store.commit((tx) => tx.openException(whole, new Date(at))));
}

beforeAll(async () => {
  database = await freshDatabase();
  source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'test' });
  await migrate(source);
  jobs = await openJobs(database.url, () => undefined);
  store = storeIn(source, jobs);
  await database.query(
    `insert into account (name, display_name, password_hash, created_at) values ('fay', 'Fay Winter', 'x', now())`,
  );
  await open('I-1', {}, '2027-01-05T08:00:00Z');
  await open('I-2', {}, '2027-01-06T08:00:00Z');
  await open('I-3', {}, '2027-01-04T08:00:00Z');
  await open('kern', { partner: 'kern' }, '2027-01-03T08:00:00Z');
  await open('rod', { owner: 'procurement', message: 'Round rod is dearer by 6 %.' }, '2027-01-02T08:00:00Z');
});
afterAll(async () => {
  await jobs.stop();
  await source.close();
  await database.drop();
});

it('shows what waits for the same reason once, the oldest first', async () => {
  expect(await named()).toEqual([['rod'], ['kern'], ['I-3', 'I-1', 'I-2']]);
  const { causes, causeTotal, total } = await queue({}, 'age', 1);
  expect([causes.length, causeTotal, total]).toEqual([1, 3, 5]);
  expect(causes[0]?.first).toMatchObject({ partner: 'acme', owner: 'procurement', assignee: null, remarks: 0 });
});

it('is asked for by owner, partner, code and whose it is', async () => {
  expect(await named({ owner: 'procurement' })).toEqual([['rod']]);
  expect(await named({ partner: 'kern' })).toEqual([['kern']]);
  expect(await named({ code: 'none' })).toEqual([]);
  expect(await named({ scope: 'role' })).toEqual([['kern'], ['I-3', 'I-1', 'I-2']]);
  expect(await named({ scope: 'mine' })).toEqual([]);
  expect(await named({ among: ['kern'] })).toEqual([['kern']]);
  expect(await named({}, 'amount')).toHaveLength(3);
  expect(await named({}, 'due')).toHaveLength(3);
  expect(await queueWaiting(source, asked({ scope: 'role' }))).toEqual([
    { kind: 'code', name: 'beyond-tolerance', open: 4 },
    { kind: 'owner', name: 'finance', open: 4 },
    { kind: 'partner', name: 'acme', open: 3 },
    { kind: 'partner', name: 'kern', open: 1 },
  ]);
});

it('is mine once it is given to me, and nobody else of the role sees it as theirs; undoing knows how it was', async () => {
  const handling = handlingIn(source);
  const id = ids.get('I-1') ?? '';
  expect(await handling.assign([id, randomUUID()], 'fay', 'ada')).toEqual([{ id, assignee: null, putOffUntil: null }]);
  expect(await named({ scope: 'mine' })).toEqual([['I-1']]);
  expect(await named({ scope: 'role', me: 'gil' })).toEqual([['kern'], ['I-3', 'I-2']]);
  expect((await queue({ scope: 'mine' })).causes[0]?.first.assignee).toEqual({ account: 'fay', name: 'Fay Winter' });
  const counted = { me: 'fay', owners: ['finance'], among: null, now } as const;
  expect(await queueCounts(source, counted)).toEqual({ mine: 1, role: 4, all: 5, putOff: 0 });
  expect(await handling.assign([id], null, 'fay')).toEqual([{ id, assignee: 'fay', putOffUntil: null }]);
  const logged = await database.query(`select actor, action from audit_entry order by number`);
  expect(logged).toEqual(['ada', 'fay'].map((actor) => ({ actor, action: 'exception.assigned' })));
  expect(await named({ scope: 'mine' })).toEqual([]);
});

it('comes back by itself when it was put off', async () => {
  const handling = handlingIn(source);
  const id = ids.get('rod') ?? '';
  const until = new Date('2027-01-12T07:00:00Z');
  await handling.putOff([id], until, 'ada');
  expect(await named()).toEqual([['kern'], ['I-3', 'I-1', 'I-2']]);
  expect(await named({ putOff: true })).toEqual([['rod']]);
  expect(await named({ now: new Date('2027-01-12T07:00:00Z') })).toEqual([['rod'], ['kern'], ['I-3', 'I-1', 'I-2']]);
  expect(await handling.putOff([id], null, 'ada')).toEqual([{ id, assignee: null, putOffUntil: until }]);
});

it('keeps what people say, and each act is a line of the journal', async () => {
  const handling = handlingIn(source);
  const id = ids.get('kern') ?? '';
  expect(await handling.remark(id, 'Called Mr. Berg', 'fay', now)).toBe(true);
  expect(await handling.remark(randomUUID(), 'Nobody hears it', 'fay', now)).toBe(false);
  expect(await remarksOn(source, id)).toEqual([{ at: now, by: 'Fay Winter', text: 'Called Mr. Berg' }]);
  const { causes } = await queue({ partner: 'kern' });
  expect(causes[0]?.first.remarks).toBe(1);
  const lines = await journalOf(source, [causes[0]?.first.subject ?? '']);
  expect(lines.map(({ what, actor }) => [what, actor])).toContainEqual(['remarked: Called Mr. Berg', 'fay']);
});

it('gives nothing that is closed to anybody', async () => {
  const { subject } = (await queue({ partner: 'kern' })).causes[0]?.first ?? {};
  const closing = { at: now, by: 'fay', choice: 'waive', reason: 'done' } as const;
  await store.commit((tx) => tx.closeExceptions('channel', subject ?? '', closing));
  expect(await handlingIn(source).assign([ids.get('kern') ?? ''], 'fay', 'ada')).toEqual([]);
  expect(await named()).toEqual([['rod'], ['I-3', 'I-1', 'I-2']]);
});
