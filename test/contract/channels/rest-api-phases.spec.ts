import { afterAll, beforeAll, expect, it } from 'vitest';
import { migratedTemplate } from '../../support/database.js';
import { startRestPeer, type RestFault, type RestOperation } from '../../support/rest-peer.js';
import { interchange } from '../../support/x12.js';
import { restChannelOf } from './channel-contract.js';
import { endOf, openMailboxWorld, putStory, type MailboxWorld, type StoryEnd } from './mailbox-story.js';

// A fault at the first and at the last call of every kind, on both sides of it: the API fails it, refuses it, asks for fewer
// calls, or the line is cut before it is done, or after it was done and before its answer came. Every story ends as the
// undisturbed one.

let template: Awaited<ReturnType<typeof migratedTemplate>>;
beforeAll(async () => {
  template = await migratedTemplate();
});
afterAll(() => template.drop());

interface Strike {
  readonly operation: RestOperation;
  readonly at: number;
  readonly fault: RestFault;
}

interface Run {
  readonly end: StoryEnd;
  readonly counts: ReadonlyMap<RestOperation, number>;
  readonly alarms: readonly { readonly code: string; readonly open: boolean }[];
}

async function run(strike?: Strike): Promise<Run> {
  const peer = await startRestPeer();
  const counts = new Map<RestOperation, number>();
  peer.fault = (operation) => {
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    return strike?.operation === operation && strike.at === count ? strike.fault : undefined;
  };
  await putStory(peer);
  const world = await openMailboxWorld(template.name, peer, restChannelOf(peer));
  try {
    await world.settle();
    return { end: await endOf(world, peer), counts, alarms: await world.alarms() };
  } finally {
    await world.close();
    await peer.close();
  }
}

function byName(end: StoryEnd, { fault }: Strike): StoryEnd {
  if (fault !== 'deny') return end;
  return { ...end, files: [...end.files].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
}

it('loses nothing and doubles nothing, at whichever call the fault comes', async () => {
  const undisturbed = await run();
  expect(undisturbed.end.files).toHaveLength(3);
  expect(undisturbed.end.got).toHaveLength(2);
  const faults = ['fail', 'deny', 'limit', 'cut-before', 'cut-after'] as const;
  const strikes = [...undisturbed.counts].flatMap(([operation, count]) =>
    [...new Set([1, count])].flatMap((at) => faults.map((fault): Strike => ({ operation, at, fault }))),
  );
  expect([...undisturbed.counts.keys()].sort()).toEqual(['confirm', 'get', 'list', 'send', 'token']);
  const next = async (): Promise<void> => {
    for (let strike = strikes.shift(); strike; strike = strikes.shift()) {
      const { end, alarms } = await run(strike);
      const what = `${strike.fault} at ${strike.operation} ${strike.at}`;
      // One that may not be read is overtaken by the others.
      expect(byName(end, strike), what).toEqual(byName(undisturbed.end, strike));
      // What is refused outright is told at once and settles itself; nothing else is an alarm when it happens once.
      const expected = strike.fault === 'deny' ? [{ code: 'channel-refused', open: false }] : [];
      expect(alarms, what).toEqual(expected);
    }
  };
  await Promise.all([next(), next(), next()]);
}, 600_000);

async function opened(): Promise<{ peer: Awaited<ReturnType<typeof startRestPeer>>; world: MailboxWorld }> {
  const peer = await startRestPeer();
  await putStory(peer);
  return { peer, world: await openMailboxWorld(template.name, peer, restChannelOf(peer)) };
}

it('gives up on an API that never answers, and goes on when it does', async () => {
  const { peer, world } = await opened();
  let silent = true;
  peer.fault = (operation) => (silent && operation === 'get' ? 'silent' : undefined);
  expect(await world.poll()).toBe('failed');
  silent = false;
  world.clock.pass(60_000);
  await world.settle();
  expect((await endOf(world, peer)).files).toHaveLength(3);
  await world.close();
  await peer.close();
});

it('waits as long as it is asked to, in both directions, and raises no alarm for it', async () => {
  const { peer, world } = await opened();
  let calls = 0;
  let limited = true;
  peer.fault = (operation) => {
    calls += 1;
    return limited && operation === 'list' ? 'limit' : undefined;
  };
  expect(await world.poll()).toBe('failed');
  const [row] = await world.database.query<{ pause: number }>(
    `select extract(epoch from retry_at - failed_at)::float8 as pause from channel where account = 'peer-box'`,
  );
  expect(row?.pause).toBe(30);
  calls = 0;
  world.clock.pass(29_000);
  expect(await world.poll()).toBe('not-due');
  expect(calls).toBe(0);
  limited = false;
  world.clock.pass(2_000);
  expect(await world.poll()).toBe('done');
  await world.settle();
  expect(await world.alarms()).toEqual([]);
  await world.close();
  await peer.close();
});

it('tells of a full disk on the other side once, and puts everything there when there is room again', async () => {
  const { peer, world } = await opened();
  let full = true;
  peer.fault = (operation) => (full && operation === 'send' ? 'fail' : undefined);
  expect(await world.poll()).toBe('done');
  for (let round = 0; round < 10; round += 1) {
    for (const job of await world.ports.store.work(world.clock.now())) await world.runJob(job);
    world.clock.pass(10 * 60_000);
  }
  expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: true }]);
  // Fetching goes on meanwhile, and does not settle what is wrong with sending.
  expect(await world.poll()).toBe('done');
  expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: true }]);
  full = false;
  await world.settle();
  expect(await peer.names('inbox')).toHaveLength(2);
  expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: false }]);
  await world.close();
  await peer.close();
});

it('gets a new token when the old one is taken no more, without anybody noticing', async () => {
  const { peer, world } = await opened();
  const given: string[] = [];
  peer.fault = (operation) => {
    if (operation === 'token') given.push('token');
    if (operation === 'get' && given.length === 1) peer.revokeTokens();
    return undefined;
  };
  expect(await world.poll()).toBe('done');
  expect(given.length).toBeGreaterThan(1);
  const sofar = given.length;
  await world.settle();
  // One token serves many looks.
  expect(given.length).toBe(sofar);
  expect((await endOf(world, peer)).files).toHaveLength(3);
  expect(await world.alarms()).toEqual([]);
  await world.close();
  await peer.close();
});

it('goes on fetching while one of those that it took cannot be confirmed', async () => {
  const { peer, world } = await opened();
  let broken = true;
  peer.fault = (operation, path) =>
    broken && operation === 'confirm' && path.includes('1-first') ? 'fail' : undefined;
  for (let round = 0; round < 3; round += 1) {
    await peer.put(`outbox/new-${round}.bin`, `not an interchange: ${round}`);
    expect(await world.poll()).toBe('failed');
    world.clock.pass(10 * 60_000);
  }
  expect(await peer.names('outbox')).toEqual(['1-first.x12']);
  expect((await endOf(world, peer)).files).toHaveLength(6);
  expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: true }]);
  broken = false;
  await world.settle();
  expect((await endOf(world, peer)).files).toHaveLength(6);
  expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: false }]);
  await world.close();
  await peer.close();
});

it('confirms what it took before a fault even when it is listed no more, and never what nobody has taken', async () => {
  const { peer, world } = await opened();
  let failing = true;
  const confirmed: string[] = [];
  peer.fault = (operation, path) => {
    if (operation === 'confirm' && !failing) confirmed.push(path);
    return failing && operation === 'confirm' ? 'fail' : undefined;
  };
  expect(await world.poll()).toBe('failed');
  const taken = await world.database.query<{ name: string }>('select name from file');
  expect(taken).not.toHaveLength(0);
  // Another content under the same id: confirming by id would remove what nobody has fetched.
  const order = [['855', 'BAK*00*AC*P00009*20261123', 'REF*VN*SO-9']];
  await peer.put('outbox/1-first.x12', interchange(order, { control: '000000509' }), new Date('2026-11-23T09:01:00Z'));
  failing = false;
  world.clock.pass(60_000);
  await world.settle();
  const files = await world.database.query<{ name: string; n: number }>(
    'select name, count(*)::int as n from file group by name order by name',
  );
  expect(files).toEqual([
    { name: '1-first.x12', n: 2 },
    { name: '2-large.bin', n: 1 },
    { name: '3-last.x12', n: 1 },
  ]);
  expect(confirmed.filter((each) => each.includes('1-first'))).toHaveLength(1);
  await world.close();
  await peer.close();
});
