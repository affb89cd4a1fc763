import { afterAll, beforeAll, expect, it } from 'vitest';
import { migratedTemplate } from '../../support/database.js';
import { startSftpPeer, type Fault, type Operation, type OwnSftpPeer } from '../../support/sftp-peer.js';
import { channelOf } from './channel-contract.js';
import { endOf, openMailboxWorld, putStory, type StoryEnd } from './mailbox-story.js';

// A fault at the first and at the last request of every kind, on both sides of it: the server fails it, the line is cut
// before it is done, or after it was done and before its answer came. Every story ends as the undisturbed one.

let template: Awaited<ReturnType<typeof migratedTemplate>>;
beforeAll(async () => {
  template = await migratedTemplate();
});
afterAll(() => template.drop());

interface Strike {
  readonly operation: Operation;
  readonly at: number;
  readonly fault: Fault;
}

async function run(strike?: Strike): Promise<{ end: StoryEnd; counts: ReadonlyMap<Operation, number> }> {
  const peer: OwnSftpPeer = await startSftpPeer();
  const counts = new Map<Operation, number>();
  peer.fault = (operation) => {
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    return strike?.operation === operation && strike.at === count ? strike.fault : undefined;
  };
  await putStory(peer);
  const world = await openMailboxWorld(template.name, peer, channelOf(peer));
  try {
    await world.settle();
    return { end: await endOf(world, peer), counts };
  } finally {
    await world.close();
    await peer.close();
  }
}

it('loses nothing and doubles nothing, at whichever request the fault comes', async () => {
  const undisturbed = await run();
  expect(undisturbed.end.files).toHaveLength(3);
  expect(undisturbed.end.got).toHaveLength(2);
  const strikes = [...undisturbed.counts].flatMap(([operation, count]) =>
    [...new Set([1, count])].flatMap((at) =>
      (['fail', 'cut-before', 'cut-after'] as const).map((fault): Strike => ({ operation, at, fault })),
    ),
  );
  expect(new Set(strikes.map((each) => each.operation)).size).toBe(8);
  const next = async (): Promise<void> => {
    for (let strike = strikes.shift(); strike; strike = strikes.shift()) {
      const { end } = await run(strike);
      expect(end, `${strike.fault} at ${strike.operation} ${strike.at}`).toEqual(undisturbed.end);
    }
  };
  await Promise.all([next(), next(), next()]);
}, 600_000);

it('gives up on a server that never answers, and goes on when it does', async () => {
  const peer = await startSftpPeer();
  let silent = true;
  peer.fault = (operation) => (silent && operation === 'read' ? 'silent' : undefined);
  await putStory(peer);
  const world = await openMailboxWorld(template.name, peer, channelOf(peer));
  expect(await world.poll()).toBe('failed');
  silent = false;
  world.clock.pass(60_000);
  await world.settle();
  expect((await endOf(world, peer)).files).toHaveLength(3);
  await world.close();
  await peer.close();
});

it('tells of a full disk on the other side once, and puts everything there when there is room again', async () => {
  const peer = await startSftpPeer();
  let full = true;
  peer.fault = (operation) => (full && operation === 'write' ? 'fail' : undefined);
  await putStory(peer);
  const world = await openMailboxWorld(template.name, peer, channelOf(peer));
  expect(await world.poll()).toBe('done');
  for (let round = 0; round < 10; round += 1) {
    for (const job of await world.ports.store.work(world.clock.now())) await world.runJob(job);
    world.clock.pass(10 * 60_000);
  }
  expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: true }]);
  expect((await peer.names('inbox')).filter((each) => !each.endsWith('.part'))).toEqual([]);
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

it('raises one alarm for a folder that may not be written, however much waits for it', async () => {
  const peer = await startSftpPeer();
  let denied = true;
  peer.fault = (operation, file) => (denied && operation === 'open' && file.includes('997') ? 'deny' : undefined);
  await putStory(peer);
  const world = await openMailboxWorld(template.name, peer, channelOf(peer));
  expect(await world.poll()).toBe('done');
  for (let round = 0; round < 6; round += 1) {
    for (const job of await world.ports.store.work(world.clock.now())) await world.runJob(job);
    world.clock.pass(10 * 60_000);
  }
  const open = await world.database.query(
    'select subject_kind, code from exception where closed_at is null and owner = $1',
    ['operations'],
  );
  expect(open).toEqual([{ subject_kind: 'channel', code: 'channel-refused' }]);
  denied = false;
  await world.settle();
  expect(await world.alarms()).toEqual([{ code: 'channel-refused', open: false }]);
  await world.close();
  await peer.close();
});

it('sends the others when another file lies under the name of one, and that one when it is gone', async () => {
  const peer = await startSftpPeer();
  await putStory(peer);
  const world = await openMailboxWorld(template.name, peer, channelOf(peer));
  expect(await world.poll()).toBe('done');
  const names = () =>
    world.database.query<{ name: string }>(`select name from dispatch where state = 'ready' order by name`);
  for (let round = 0; round < 4 && (await names()).length < 2; round += 1) {
    const jobs = (await world.ports.store.work(world.clock.now())).filter((job) => job.queue !== 'dispatch');
    for (const job of jobs) await world.runJob(job);
  }
  const [first] = await names();
  await peer.put(`inbox/${first?.name ?? ''}`, 'somebody else put this here');
  for (const job of await world.ports.store.work(world.clock.now())) await world.runJob(job);
  expect(await names()).toEqual([first]);
  const open = () =>
    world.database.query(`select code from exception where closed_at is null and subject_kind = 'dispatch'`);
  expect(await open()).toEqual([{ code: 'dispatch-refused' }]);
  await peer.remove(`inbox/${first?.name ?? ''}`);
  await world.settle();
  expect(await open()).toEqual([]);
  expect(await peer.names('inbox')).toHaveLength(2);
  await world.close();
  await peer.close();
});

it('goes on fetching what it may when one file may not be read', async () => {
  const peer = await startSftpPeer();
  let denied = true;
  peer.fault = (operation, file) => (denied && operation === 'open' && file.includes('1-first') ? 'deny' : undefined);
  await putStory(peer);
  const world = await openMailboxWorld(template.name, peer, channelOf(peer));
  expect(await world.poll()).toBe('failed');
  expect(await peer.names('outbox')).toEqual(['1-first.x12']);
  expect(await world.alarms()).toEqual([{ code: 'channel-refused', open: true }]);
  denied = false;
  world.clock.pass(20 * 60_000);
  await world.settle();
  expect(await world.alarms()).toEqual([{ code: 'channel-refused', open: false }]);
  await world.close();
  await peer.close();
});
