import { openChannels } from '@quayside/channels';
import {
  NameTaken,
  PeerNotTrusted,
  Refused,
  Unavailable,
  type ChannelSession,
  type OutgoingFile,
  type RemoteFile,
} from '@quayside/exchange';
import { parseProfile } from '@quayside/partners';
import { must } from '@quayside/std';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SftpPeer } from '../../support/sftp-peer.js';

// What every adapter of a polled channel must do, whatever its protocol and whoever is on the other side.

const limits = { connectMs: 10_000, requestMs: 10_000 };

export interface ChannelOptions {
  readonly port?: number;
  readonly host?: string;
  readonly hostKey?: string;
  readonly trusted?: string | null;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly more?: string;
  readonly send?: string;
}

/** The channel of a profile that goes to a peer, as text of YAML. */
export function channelOf(peer: SftpPeer, options: ChannelOptions = {}): string {
  const { port = peer.port, host = '127.0.0.1', hostKey = peer.fingerprint, send = '{ folder: inbox }' } = options;
  const pin = hostKey === '' ? '' : `hostKey: [${hostKey}],`;
  const more = options.more ?? 'afterFetch: { do: delete }';
  return `{ kind: sftp-poll, name: peer-box, host: ${host}, port: ${port}, ${peer.signIn}, ${pin} fetch: { folders: [outbox] }, send: ${send}, ${more} }`;
}

export async function openSession(peer: SftpPeer, options: ChannelOptions = {}): Promise<ChannelSession> {
  const profile = must(
    parseProfile(
      `partner: peer\nname: Peer\nkind: van\nstage: live\ncarries: [acme]\nchannels: [${channelOf(peer, options)}]\n`,
      'peer.yaml',
    ),
  );
  const [settings] = profile.channels;
  if (!settings) throw new Error('no channel');
  const secrets = { ...peer.secrets, ...options.secrets };
  const channels = openChannels({ secrets: async (name) => secrets[name] ?? '', limits });
  return channels.open({ account: 'peer-box', settings, trusted: options.trusted ?? null });
}

function outgoing(name: string, content: Uint8Array): OutgoingFile {
  async function* bytes(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < content.length; at += 100_000) yield content.subarray(at, at + 100_000);
  }
  return { name, type: '997', size: content.length, bytes };
}

/** Bytes that are the same in every run and of which no stretch looks like another. */
export function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 42;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

export function describeChannel(name: string, openPeer: () => Promise<SftpPeer>): void {
  describe(`a channel to ${name}`, () => {
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
      const [file, ...others] = await session.list();
      if (!file || others.length > 0) throw new Error('expected one file');
      return file;
    };
    const fetched = async (session: ChannelSession, file: RemoteFile, from = 0) => {
      const parts: Uint8Array[] = [];
      const how = await session.fetch(file, from, async (bytes) => void parts.push(Uint8Array.from(bytes)));
      return { how, bytes: Buffer.concat(parts) };
    };

    it('lists files with their size, and another version when their content is another', async () => {
      const session = await open();
      expect(await session.list()).toEqual([]);
      await peer.put('outbox/a.x12', 'one', new Date('2026-11-23T10:00:00Z'));
      const before = await only(session);
      expect(before).toMatchObject({ folder: 'outbox', name: 'a.x12', size: 3 });
      expect(before.modifiedAt).toEqual(new Date('2026-11-23T10:00:00Z'));
      await peer.put('outbox/a.x12', 'two!', new Date('2026-11-23T10:00:00Z'));
      expect((await only(session)).version).not.toBe(before.version);
    });

    it('lists thousands of files', async () => {
      const names = Array.from({ length: 3000 }, (_, n) => `many-${String(n).padStart(5, '0')}.x12`);
      for (const each of names) await peer.put(`outbox/${each}`, 'x');
      const listed = (await (await open()).list()).map((each) => each.name).sort();
      expect(listed).toEqual(names);
    });

    it.each([0, 1, 32 * 1024, 3 * 1024 * 1024 + 17])('fetches every byte of a file of %i', async (length) => {
      const content = noise(length);
      await peer.put('outbox/a.bin', content);
      const session = await open();
      const got = await fetched(session, await only(session));
      expect(got.how).toBe('whole');
      expect(got.bytes.equals(content)).toBe(true);
    });

    it('goes on from any byte', async () => {
      const content = noise(200_000);
      await peer.put('outbox/a.bin', content);
      const session = await open();
      const file = await only(session);
      for (const from of [1, 65_537, 199_999, 200_000]) {
        const got = await fetched(session, file, from);
        expect(got.how).toBe('whole');
        expect(got.bytes.equals(content.subarray(from))).toBe(true);
      }
    });

    it('says that a file is gone, or has changed since it was listed', async () => {
      await peer.put('outbox/a.bin', noise(1000));
      const session = await open();
      const file = await only(session);
      await peer.put('outbox/a.bin', noise(900));
      expect((await fetched(session, file)).how).toBe('changed');
      await peer.remove('outbox/a.bin');
      expect((await fetched(session, file)).how).toBe('gone');
    });

    it('deletes what is confirmed, however often, and its marker with it', async () => {
      await peer.put('outbox/a.bin', 'x');
      const session = await open();
      const file = await only(session);
      await peer.put('outbox/a.bin.done', '');
      const marker = (await session.list()).find((each) => each.name === 'a.bin.done');
      await session.confirm(file, marker);
      expect(await peer.names('outbox')).toEqual([]);
      await session.confirm(file, marker);
      await (await open()).confirm(file);
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

    it.each([0, 1, 2 * 1024 * 1024 + 5])('sends every byte of a file of %i under its name', async (length) => {
      const content = noise(length);
      await (await open()).send(outgoing('997-1.edi', content));
      expect(await peer.names('inbox')).toEqual(['997-1.edi']);
      expect((await peer.read('inbox/997-1.edi'))?.equals(content)).toBe(true);
    });

    it('sends once, however often it is asked', async () => {
      const content = noise(100_000);
      await (await open()).send(outgoing('997-1.edi', content));
      await (await open()).send(outgoing('997-1.edi', content));
      expect(await peer.names('inbox')).toEqual(['997-1.edi']);
      expect((await peer.read('inbox/997-1.edi'))?.equals(content)).toBe(true);
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
      expect(await session.list()).toEqual([]);
    });

    it('says that it is not let in', async () => {
      const name = Object.keys(peer.secrets)[0] ?? '';
      await expect(open({ secrets: { [name]: 'wrong' } })).rejects.toBeInstanceOf(Refused);
    });

    it('says that nobody answers', async () => {
      await peer.stop();
      await expect(open()).rejects.toBeInstanceOf(Unavailable);
      await peer.start();
      expect(await (await open()).list()).toEqual([]);
    });

    it('is told of a server that dies between two requests, and of one that dies during one', async () => {
      const content = noise(4 * 1024 * 1024);
      await peer.put('outbox/a.bin', content);
      const session = await open();
      const file = await only(session);
      let taken = 0;
      const during = session.fetch(file, 0, async (bytes) => {
        taken += bytes.length;
        if (taken > 500_000) await peer.stop();
      });
      await expect(during).rejects.toBeInstanceOf(Unavailable);
      await expect(session.list()).rejects.toBeInstanceOf(Unavailable);
      await peer.start();
      const again = await open();
      const rest = await fetched(again, await only(again), taken);
      expect(rest.bytes.equals(content.subarray(taken))).toBe(true);
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
