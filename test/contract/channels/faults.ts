import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedTemplate } from '../../support/database.js';
import type { ChannelPeer } from '../../support/channel-peer.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';
import { waitFor } from '../../support/wait-for.js';
import type { ChannelOptions, Writing } from './channel-contract.js';
import { endOf, openMailboxWorld, putStory, type MailboxWorld, type StoryEnd } from './mailbox-story.js';

// What may happen to a line and to a server, whoever made it: nothing is lost, nothing comes twice, and one alarm is raised.

export function describeFaults<P extends ChannelPeer>(
  name: string,
  openPeer: () => Promise<P>,
  writing: Writing<P>,
): void {
  describe(`faults on the way to ${name}`, () => {
    let template: Awaited<ReturnType<typeof migratedTemplate>>;
    let peer: P;
    let proxy: TcpProxy;
    const worlds: MailboxWorld[] = [];

    beforeAll(async () => {
      template = await migratedTemplate();
      peer = await openPeer();
      proxy = await startTcpProxy(() => peer.port);
    });
    beforeEach(async () => {
      for (const folder of ['outbox', 'inbox', 'archive']) {
        for (const each of await peer.names(folder)) await peer.remove(`${folder}/${each}`);
      }
      proxy.cutAfter(Infinity);
      proxy.slow(Infinity);
      proxy.refuse(false);
    });
    afterEach(async () => {
      for (const world of worlds.splice(0)) await world.close();
    });
    afterAll(async () => {
      await proxy.close();
      await peer.close();
      await template.drop();
    });

    const open = async (options: ChannelOptions = {}) => {
      const world = await openMailboxWorld(template.name, peer, writing(peer, { port: proxy.port, ...options }));
      worlds.push(world);
      return world;
    };

    async function run(cutAfter: number): Promise<{ end: StoryEnd; passed: number; alarms: number }> {
      await putStory(peer);
      const world = await open();
      proxy.cutAfter(cutAfter);
      // The line is cut once; from the second attempt on it holds.
      await world.poll();
      const { passed } = proxy;
      proxy.cutAfter(Infinity);
      await world.settle();
      const end = await endOf(world, peer);
      const alarms = (await world.alarms()).length;
      for (const each of await peer.names('inbox')) await peer.remove(`inbox/${each}`);
      return { end, passed, alarms };
    }

    it('ends as the undisturbed story does, wherever the line is cut', async () => {
      const undisturbed = await run(Infinity);
      expect(undisturbed.end.files).toHaveLength(3);
      expect(undisturbed.end.got).toHaveLength(2);
      expect(undisturbed.end.remembered).toEqual([]);
      // Handshake, sign-in and listing are in the first kilobytes; then come the files, and at the end what confirms them.
      const early = [0, 1200, 2200, 3000, 4000];
      const late = [1, 400, 900].map((before) => undisturbed.passed - before);
      const between = [0.1, 0.5, 0.9].map((part) => Math.round(undisturbed.passed * part));
      for (const cut of [...early, ...between, ...late]) {
        const { end, alarms } = await run(cut);
        expect(end, `cut after ${cut} bytes`).toEqual(undisturbed.end);
        expect(alarms, `a single cut is no alarm (after ${cut} bytes)`).toBe(0);
      }
    }, 600_000);

    it('goes on where it was cut instead of from the start', async () => {
      await putStory(peer);
      const world = await open({ settings: 'parallel: 1' });
      proxy.cutAfter(2_300_000);
      expect(await world.poll()).toBe('failed');
      proxy.cutAfter(Infinity);
      world.clock.pass(60_000);
      expect(await world.poll()).toBe('done');
      // Two of the three rows of the large file had come; the last of them is met again.
      expect(proxy.passed).toBeLessThan(1_800_000);
      expect(proxy.passed).toBeGreaterThan(1_200_000);
      await world.settle();
      expect((await endOf(world, peer)).files).toHaveLength(3);
    });

    it('is not shaken by a server that is killed in the middle of a file and started again', async () => {
      await putStory(peer);
      const world = await open();
      proxy.slow(3_000_000);
      const look = world.poll();
      await waitFor('half of it', () => proxy.passed > 1_200_000);
      await peer.stop();
      expect(await look).toBe('failed');
      proxy.slow(Infinity);
      await peer.start();
      await world.settle();
      expect((await endOf(world, peer)).files).toHaveLength(3);
      expect(await peer.names('inbox')).toHaveLength(2);
      expect(await world.alarms()).toEqual([]);
    });

    it('backs off from a server that is away, tells one person once, and settles that by itself', async () => {
      await putStory(peer);
      const world = await open();
      await peer.stop();
      const pauses: number[] = [];
      for (let round = 0; round < 8; round += 1) {
        expect(await world.poll()).toBe('failed');
        expect(await world.poll()).toBe('not-due');
        const [row] = await world.database.query<{ pause: number }>(
          `select extract(epoch from retry_at - failed_at)::float8 as pause from channel where account = 'peer-box'`,
        );
        pauses.push(row?.pause ?? 0);
        world.clock.pass((row?.pause ?? 0) * 1000 + 1);
      }
      expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
      expect(pauses[0]).toBeLessThanOrEqual(3);
      expect(pauses.at(-1)).toBeGreaterThan(60);
      expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: true }]);
      await peer.start();
      await world.settle();
      expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: false }]);
      expect((await endOf(world, peer)).got).toHaveLength(2);
    });

    it('sends later what could not be sent, once, under the same name', async () => {
      await putStory(peer);
      const world = await open();
      expect(await world.poll()).toBe('done');
      proxy.refuse(true);
      for (let round = 0; round < 8; round += 1) {
        for (const job of await world.ports.store.work(world.clock.now())) await world.runJob(job);
        world.clock.pass(10 * 60_000);
      }
      expect(await world.waiting()).toBe(2);
      expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: true }]);
      proxy.refuse(false);
      await world.settle();
      const sent = await world.database.query<{ name: string }>('select name from dispatch order by name');
      expect(await peer.names('inbox')).toEqual(sent.map((each) => each.name));
      expect(await world.alarms()).toEqual([{ code: 'channel-unreachable', open: false }]);
    });

    it('takes what a slow line brings', async () => {
      await putStory(peer);
      const world = await open();
      proxy.slow(2_000_000);
      await world.settle();
      expect((await endOf(world, peer)).files).toHaveLength(3);
    });

    it('reads a file that is delivered a second time as the duplicate that it is', async () => {
      await putStory(peer);
      const world = await open();
      await world.settle();
      await putStory(peer);
      await world.settle();
      const states = await world.database.query<{ state: string }>(
        `select state from arrival where kind = 'x12' order by file_place`,
      );
      expect(states.map(({ state }) => state)).toEqual(['read', 'read', 'duplicate', 'duplicate']);
      // The acknowledgement is sent again, the same bytes under the same name: there is one of it on the other side.
      expect(await peer.names('inbox')).toHaveLength(2);
    });

    it('lets one process at a time look, and a clock that was wrong keeps nothing waiting', async () => {
      await putStory(peer);
      const world = await open();
      const both = await Promise.all([world.poll(), world.poll()]);
      expect(both.sort()).toEqual(['done', 'elsewhere']);
      expect(await world.poll()).toBe('not-due');
      await world.database.query(`update channel set due_at = due_at + interval '4 years'`);
      expect(await world.poll()).toBe('done');
      expect((await endOf(world, peer)).files).toHaveLength(3);
    });

    it('takes nothing while our own disk is full, and all of it, once, when there is room again', async () => {
      await putStory(peer);
      const world = await open();
      await world.database.query(
        `create function no_room() returns trigger language plpgsql as
           $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
      );
      await world.database.query(
        'create trigger no_room before insert on payload_chunk for each row execute function no_room()',
      );
      const before = await peer.names('outbox');
      for (let round = 0; round < 4; round += 1) {
        await expect(world.poll()).rejects.toMatchObject({ system: 'postgres' });
        world.clock.pass(60_000);
      }
      expect(await peer.names('outbox')).toEqual(before);
      expect(await world.database.query('select 1 from file')).toEqual([]);
      // It is our disk and not the channel: whoever looks after channels has nothing to do.
      expect(await world.alarms()).toEqual([]);
      await world.database.query('drop trigger no_room on payload_chunk');
      await world.settle();
      const end = await endOf(world, peer);
      expect(end.files).toHaveLength(3);
      expect(end.got).toHaveLength(2);
      expect(end.remembered).toEqual([]);
    });

    it('is kept waiting by no clock that jumps, forwards or backwards, while it works and while it fails', async () => {
      const world = await open();
      const years = 4 * 365 * 24 * 3_600_000;
      expect(await world.poll()).toBe('done');
      for (const jump of [years, -years]) {
        world.clock.pass(jump);
        expect(await world.poll(), `after a jump of ${jump} ms`).toBe('done');
        expect(await world.poll()).toBe('not-due');
      }
      proxy.refuse(true);
      world.clock.pass(years);
      expect(await world.poll()).toBe('failed');
      world.clock.pass(61_000 - years);
      expect(await world.poll()).toBe('failed');
      proxy.refuse(false);
      await putStory(peer);
      world.clock.pass(60_000);
      await world.settle();
      expect((await endOf(world, peer)).files).toHaveLength(3);
      expect(await world.alarms()).toEqual([]);
    });

    it('looks at the times that a pattern names, in the zone of the profile', async () => {
      const world = await open({ settings: "every: '30 12 * * mon-fri'" });
      const dueAt = async () => {
        const [row] = await world.database.query<{ due: Date }>('select due_at as due from channel');
        return row?.due.toISOString();
      };
      // A new channel is looked at at once; it is Monday, 11:00 in Berlin.
      expect(await world.poll()).toBe('done');
      expect(await dueAt()).toBe('2026-11-23T11:30:00.000Z');
      world.clock.pass(89 * 60_000);
      expect(await world.poll()).toBe('not-due');
      world.clock.pass(60_000);
      expect(await world.poll()).toBe('done');
      expect(await dueAt()).toBe('2026-11-24T11:30:00.000Z');
    });

    it('takes hundreds of files in order, some at a time and so many in one go', async () => {
      const names = Array.from({ length: 300 }, (_, n) => `n-${String(n).padStart(4, '0')}.x12`);
      for (const each of names) await peer.put(`outbox/${each}`, `not an interchange: ${each}`, new Date('2026-11-23'));
      const world = await open({ settings: 'parallel: 8, batch: 200' });
      expect(await world.poll()).toBe('done');
      expect((await peer.names('outbox')).length).toBe(100);
      // What was left is looked at at once.
      expect(await world.poll()).toBe('done');
      const taken = await world.database.query<{ name: string }>('select name from file order by seq');
      expect(taken.map((each) => each.name)).toEqual(names);
    });

    it('leaves a file that is larger than agreed where it is, tells of it once, and settles that when it is gone', async () => {
      const world = await open({ settings: 'maxFileSize: 1KB' });
      await peer.put('outbox/big.x12', Buffer.alloc(2000));
      await peer.put('outbox/small.x12', 'x');
      for (let round = 0; round < 2; round += 1) {
        expect(await world.poll()).toBe('done');
        world.clock.pass(60_000);
      }
      expect(await peer.names('outbox')).toEqual(['big.x12']);
      expect(await world.alarms()).toEqual([{ code: 'remote-file-too-large', open: true }]);
      await peer.remove('outbox/big.x12');
      expect(await world.poll()).toBe('done');
      expect(await world.alarms()).toEqual([{ code: 'remote-file-too-large', open: false }]);
    });

    it('does nothing while it is paused, and goes on when it is resumed', async () => {
      const { pauseChannel, resumeChannel } = await import('@quayside/exchange');
      await putStory(peer);
      const world = await open();
      await pauseChannel(world.ports, 'peer-box', 'ada');
      expect(await world.poll()).toBe('not-due');
      expect(await peer.names('outbox')).toHaveLength(3);
      await resumeChannel(world.ports, 'peer-box', 'ada');
      expect(await world.poll()).toBe('done');
      await pauseChannel(world.ports, 'peer-box', 'ada');
      await world.drain();
      expect(await world.waiting()).toBe(2);
      await resumeChannel(world.ports, 'peer-box', 'ada');
      await world.settle();
      expect(await peer.names('inbox')).toHaveLength(2);
    });
  });
}
