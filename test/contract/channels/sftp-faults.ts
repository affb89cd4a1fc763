import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedTemplate } from '../../support/database.js';
import type { SftpPeer } from '../../support/sftp-peer.js';
import { interchange } from '../../support/x12.js';
import { channelOf, type ChannelOptions } from './channel-contract.js';
import { endOf, openMailboxWorld, putStory, type MailboxWorld } from './mailbox-story.js';

// What may happen with folders, names and keys of servers.

export function describeSftpFaults(name: string, openPeer: () => Promise<SftpPeer>): void {
  describe(`faults of folders and keys at ${name}`, () => {
    let template: Awaited<ReturnType<typeof migratedTemplate>>;
    let peer: SftpPeer;
    const worlds: MailboxWorld[] = [];

    beforeAll(async () => {
      template = await migratedTemplate();
      peer = await openPeer();
    });
    beforeEach(async () => {
      for (const folder of ['outbox', 'inbox', 'archive']) {
        for (const each of await peer.names(folder)) await peer.remove(`${folder}/${each}`);
      }
    });
    afterEach(async () => {
      for (const world of worlds.splice(0)) await world.close();
    });
    afterAll(async () => {
      await peer.close();
      await template.drop();
    });

    const open = async (options: ChannelOptions = {}) => {
      const world = await openMailboxWorld(template.name, peer, channelOf(peer, options));
      worlds.push(world);
      return world;
    };

    it('fetches nothing from a server with another key than the pinned one, and says so at once', async () => {
      await putStory(peer);
      const world = await open({ hostKey: `SHA256:${'B'.repeat(43)}` });
      for (let round = 0; round < 3; round += 1) {
        expect(await world.poll()).toBe('failed');
        world.clock.pass(10 * 60_000);
      }
      expect(await world.alarms()).toEqual([{ code: 'host-key-changed', open: true }]);
      expect(await peer.names('outbox')).toHaveLength(3);
    });

    it('waits for a yes to a key that nobody knows, and goes on after it', async () => {
      const { approveHostKey } = await import('@quayside/exchange');
      await putStory(peer);
      const world = await open({ hostKey: '' });
      expect(await world.poll()).toBe('failed');
      expect(await world.alarms()).toEqual([{ code: 'host-key-unknown', open: true }]);
      const other = `SHA256:${'C'.repeat(43)}`;
      await expect(approveHostKey(world.ports, 'peer-box', other, 'ada')).rejects.toThrow(/is not the key/);
      await approveHostKey(world.ports, 'peer-box', peer.fingerprint, 'ada');
      expect(await world.alarms()).toEqual([{ code: 'host-key-unknown', open: false }]);
      await world.settle();
      expect((await endOf(world, peer)).files).toHaveLength(3);
    });

    it('never deletes what came under the name of a file that was taken but not confirmed', async () => {
      const when = new Date('2026-11-23T08:00:00Z');
      const first = interchange([['855', 'BAK*00*AC*P00001*20261123']], { control: '000000601' });
      const second = interchange([['855', 'BAK*00*AC*P00002*20261123']], { control: '000000602' });
      await peer.put('outbox/same.x12', first, when);
      const world = await open({ more: 'complete: { rule: renamed }, afterFetch: { do: archive, folder: nowhere }' });
      expect(await world.poll()).toBe('failed');
      expect((await endOf(world, peer)).files).toHaveLength(1);
      await peer.put('outbox/same.x12', second, when);
      await peer.mkdir('nowhere');
      await world.settle();
      expect((await endOf(world, peer)).files).toHaveLength(2);
      expect((await peer.read('nowhere/same.x12'))?.equals(second)).toBe(true);
      await peer.remove('nowhere/same.x12');
    });

    it('waits until nobody writes to a file any more, by the rule that was agreed', async () => {
      const world = await open({ more: 'complete: { rule: stable, looks: 3 }, afterFetch: { do: delete }' });
      const look = async () => {
        expect(await world.poll()).toBe('done');
        world.clock.pass(60_000);
        return (await world.database.query('select name from file')).length;
      };
      await peer.put('outbox/a.x12', 'half');
      expect(await look()).toBe(0);
      expect(await look()).toBe(0);
      await peer.put('outbox/a.x12', 'the whole of it');
      expect(await look()).toBe(0);
      expect(await look()).toBe(0);
      expect(await look()).toBe(1);
      expect(await peer.names('outbox')).toEqual([]);
    });

    it('takes a file when its marker is there, and the marker with it', async () => {
      const world = await open({ more: 'complete: { rule: marker, suffix: .ok }, afterFetch: { do: delete }' });
      await peer.put('outbox/a.x12', 'x');
      await peer.put('outbox/b.x12', 'x');
      await peer.put('outbox/b.x12.ok', '');
      expect(await world.poll()).toBe('done');
      expect(await world.database.query('select name from file')).toEqual([{ name: 'b.x12' }]);
      expect(await peer.names('outbox')).toEqual(['a.x12']);
    });
  });
}
