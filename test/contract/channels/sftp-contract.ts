import { NameTaken, PeerNotTrusted, Refused, type ChannelSession, type RemoteFile } from '@quayside/exchange';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SftpPeer } from '../../support/sftp-peer.js';
import { noise, openSession, outgoing, type ChannelOptions } from './channel-contract.js';

// What only SFTP knows: folders, markers, names while something is written, keys of servers.

export function describeSftpChannel(name: string, openPeer: () => Promise<SftpPeer>): void {
  describe(`what is SFTP's own about a channel to ${name}`, () => {
    let peer: SftpPeer;
    const sessions: ChannelSession[] = [];
    const open = async (options: ChannelOptions = {}) => {
      const session = await openSession(peer, options);
      sessions.push(session);
      return session;
    };

    beforeAll(async () => {
      peer = await openPeer();
    });
    beforeEach(async () => {
      for (const folder of ['outbox', 'inbox', 'archive']) {
        for (const each of await peer.names(folder)) await peer.remove(`${folder}/${each}`);
      }
    });
    afterEach(async () => {
      for (const session of sessions.splice(0)) await session.close();
    });
    afterAll(() => peer.close());

    const only = async (session: ChannelSession): Promise<RemoteFile> => {
      const [file, ...others] = (await session.list(null)).files;
      if (!file || others.length > 0) throw new Error('expected one file');
      return file;
    };

    it('lists files with their folder, size and time', async () => {
      await peer.put('outbox/a.x12', 'one', new Date('2026-11-23T10:00:00Z'));
      const before = await only(await open());
      expect(before).toMatchObject({ folder: 'outbox', name: 'a.x12', size: 3 });
      expect(before.modifiedAt).toEqual(new Date('2026-11-23T10:00:00Z'));
    });

    it('deletes the marker with the file', async () => {
      await peer.put('outbox/a.bin', 'x');
      const session = await open();
      const file = await only(session);
      await peer.put('outbox/a.bin.done', '');
      const marker = (await session.list(null)).files.find((each) => each.name === 'a.bin.done');
      await session.confirm(file, marker);
      expect(await peer.names('outbox')).toEqual([]);
      await session.confirm(file, marker);
    });

    it('renames what is confirmed, however often', async () => {
      await peer.put('outbox/a.bin', 'x');
      const session = await open({ more: 'afterFetch: { do: rename, suffix: .fetched }' });
      const file = await only(session);
      await session.confirm(file);
      await session.confirm(file);
      expect(await peer.names('outbox')).toEqual(['a.bin.fetched']);
    });

    it('archives what is confirmed, and never writes over what was archived before', async () => {
      const session = await open({ more: 'afterFetch: { do: archive, folder: archive }' });
      for (const content of ['first', 'second', 'third']) {
        await peer.put('outbox/a.bin', content, new Date('2026-11-23T10:00:00Z'));
        const file = await only(session);
        await session.confirm(file);
        await session.confirm(file);
      }
      const names = await peer.names('archive');
      expect(names).toEqual(['a.bin', 'a.bin.20261123100000', 'a.bin.20261123100000-2']);
      const contents = await Promise.all(names.map(async (each) => (await peer.read(`archive/${each}`))?.toString()));
      expect(contents).toEqual(['first', 'second', 'third']);
    });

    it('says in words that a folder is missing', async () => {
      const session = await open({ more: 'afterFetch: { do: archive, folder: nowhere }' });
      await peer.put('outbox/a.bin', 'x');
      const file = await only(session);
      await expect(session.confirm(file)).rejects.toThrow(/no such folder/);
      await expect(session.confirm(file)).rejects.toBeInstanceOf(Refused);
      expect(await peer.names('outbox')).toEqual(['a.bin']);
    });

    it('begins anew what an earlier attempt left unfinished', async () => {
      await peer.put('inbox/997-1.edi.part', noise(200_000));
      const content = Buffer.from('short');
      await (await open()).send(outgoing('997-1.edi', content));
      expect(await peer.names('inbox')).toEqual(['997-1.edi']);
      expect((await peer.read('inbox/997-1.edi'))?.equals(content)).toBe(true);
    });

    it('writes over nothing that somebody else put there', async () => {
      await peer.put('inbox/997-1.edi', 'theirs');
      const session = await open();
      await expect(session.send(outgoing('997-1.edi', Buffer.from('our own')))).rejects.toBeInstanceOf(NameTaken);
      await expect(session.send(outgoing('997-1.edi', Buffer.from('ourown')))).rejects.toThrow(/other content/);
      expect((await peer.read('inbox/997-1.edi'))?.toString()).toBe('theirs');
    });

    it('puts files under their final name at once where the server lets us rename nothing', async () => {
      await peer.put('inbox/997-2.edi', 'cut off');
      const session = await open({ send: '{ folder: inbox, temporary: none }' });
      await session.send(outgoing('997-2.edi', Buffer.from('all of it this time')));
      await session.send(outgoing('997-2.edi', Buffer.from('all of it this time')));
      expect(await peer.names('inbox')).toEqual(['997-2.edi']);
      expect((await peer.read('inbox/997-2.edi'))?.toString()).toBe('all of it this time');
    });

    it('sends some kinds of documents to folders of their own', async () => {
      const session = await open({ send: "{ folder: inbox, byDocument: { '997': archive } }" });
      await session.send(outgoing('997-3.edi', Buffer.from('x')));
      expect(await peer.names('archive')).toEqual(['997-3.edi']);
    });

    it('talks to nobody whose key is not the pinned one, and names the key that is shown', async () => {
      const wrong = `SHA256:${'A'.repeat(43)}`;
      const refused = open({ hostKey: wrong });
      await expect(refused).rejects.toBeInstanceOf(PeerNotTrusted);
      await expect(refused).rejects.toMatchObject({ offered: peer.fingerprint, expected: [wrong] });
    });

    it('talks to nobody new before a person has approved the key', async () => {
      const refused = open({ hostKey: '' });
      await expect(refused).rejects.toMatchObject({ offered: peer.fingerprint, expected: [] });
      const session = await open({ hostKey: '', trusted: peer.fingerprint });
      expect((await session.list(null)).files).toEqual([]);
    });

    it('tries every folder when it is tested, and leaves nothing behind', async () => {
      await peer.put('outbox/a.bin', 'x');
      const session = await open({ more: 'afterFetch: { do: archive, folder: archive }' });
      const steps = await session.probe();
      expect(steps.map(({ what, ok }) => [what, ok])).toEqual([
        ['list outbox', true],
        ['find archive', true],
        ['write to inbox', true],
        ['remove from inbox', true],
      ]);
      expect(await peer.names('inbox')).toEqual([]);
      expect(await peer.names('outbox')).toEqual(['a.bin']);
      const wrong = await open({ more: 'afterFetch: { do: archive, folder: nowhere }' });
      expect((await wrong.probe()).find(({ ok }) => !ok)).toMatchObject({
        what: 'find nowhere',
        text: 'it is not there',
      });
    });
  });
}
