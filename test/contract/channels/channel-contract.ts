import { allowedAddresses, openChannels } from '@quayside/channels';
import {
  Refused,
  Unavailable,
  type ChannelSession,
  type ContentTag,
  type OutgoingFile,
  type RemoteFile,
} from '@quayside/exchange';
import { parseProfile } from '@quayside/partners';
import { must } from '@quayside/std';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelPeer } from '../../support/channel-peer.js';
import type { RestPeer } from '../../support/rest-peer.js';
import type { SftpPeer } from '../../support/sftp-peer.js';

// What every adapter of a polled channel must do, whatever its protocol and whoever is on the other side.

const limits = { connectMs: 10_000, requestMs: 10_000 };

export interface ChannelOptions {
  readonly port?: number;
  readonly host?: string;
  readonly hostKey?: string;
  readonly trusted?: string | null;
  readonly secrets?: Readonly<Record<string, string>>;
  /** What becomes of a fetched file, and whatever else only this protocol knows. */
  readonly more?: string;
  readonly send?: string;
  /** What every polled channel knows: `parallel: 1`. */
  readonly settings?: string;
}

/** How the channel to a peer is written in a profile. */
export type Writing<P extends ChannelPeer> = (peer: P, options?: ChannelOptions) => string;

/** The channel of a profile that goes to a peer, as text of YAML. */
export function channelOf(peer: SftpPeer, options: ChannelOptions = {}): string {
  const { port = peer.port, host = '127.0.0.1', hostKey = peer.fingerprint, send = '{ folder: inbox }' } = options;
  const pin = hostKey === '' ? '' : `hostKey: [${hostKey}],`;
  const more = [options.more ?? 'complete: { rule: renamed }, afterFetch: { do: delete }', options.settings]
    .filter(Boolean)
    .join(', ');
  return `{ kind: sftp-poll, name: peer-box, host: ${host}, port: ${port}, ${peer.signIn}, ${pin} fetch: { folders: [outbox] }, send: ${send}, ${more} }`;
}

/** The same for an API. */
export function restChannelOf(peer: RestPeer, options: ChannelOptions = {}): string {
  const address = `http://127.0.0.1:${options.port ?? peer.port}`;
  const auth = `{ by: oauth2, tokenUrl: '${address}/token', clientId: quayside, clientSecret: { secret: peer-client } }`;
  const list = `path: /outbox, items: /items, id: /name, version: /revision, document: '/outbox/{id}/content'`;
  const pages = 'pages: { by: cursor, at: /next, parameter: after }';
  const more = [options.more ?? `afterFetch: { do: call, method: DELETE, path: '/outbox/{id}' }`, options.settings]
    .filter(Boolean)
    .join(', ');
  const send = options.send ?? `{ path: '/inbox/{name}', method: PUT }`;
  return `{ kind: rest-poll, name: peer-box, url: '${address}/edi', auth: ${auth}, fetch: { ${list}, ${pages} }, send: ${send}, ${more} }`;
}

export async function openSession(peer: SftpPeer, options: ChannelOptions = {}): Promise<ChannelSession> {
  return openWritten(channelOf(peer, options), { ...peer.secrets, ...options.secrets }, options.trusted);
}

/** A session of a channel that is written in a profile. */
export async function openWritten(
  text: string,
  secrets: Readonly<Record<string, string>>,
  trusted: string | null = null,
  answerMs = 10_000,
): Promise<ChannelSession> {
  const profile = must(
    parseProfile(
      `partner: peer\nname: Peer\nkind: van\nstage: live\ncarries: [acme]\nchannels: [${text}]\n`,
      'peer.yaml',
    ),
  );
  const [settings] = profile.channels;
  if (!settings) throw new Error('no channel');
  const channels = openChannels({
    secrets: async (name) => secrets[name] ?? '',
    limits: { ...limits, answerMs },
    allowed: loopback,
  });
  return channels.open({ account: 'peer-box', settings, trusted });
}

/** Where the peers of the tests are. */
export const loopback = must(allowedAddresses('127.0.0.1'));

export function outgoing(name: string, content: Uint8Array): OutgoingFile {
  async function* bytes(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < content.length; at += 100_000) yield content.subarray(at, at + 100_000);
  }
  return { id: `id of ${name}`, name, type: '997', size: content.length, bytes };
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

export function describeChannel<P extends ChannelPeer>(
  name: string,
  openPeer: () => Promise<P>,
  writing: Writing<P>,
): void {
  describe(`a channel to ${name}`, () => {
    let peer: P;
    const sessions: ChannelSession[] = [];
    const open = async (options: ChannelOptions = {}) => {
      const session = await openWritten(writing(peer, options), { ...peer.secrets, ...options.secrets });
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
    const fetched = async (session: ChannelSession, file: RemoteFile, from = 0, known: string | null = null) => {
      const parts: Uint8Array[] = [];
      let kept = known;
      const tag: ContentTag = { known, keep: async (offered) => void (kept = offered) };
      const how = await session.fetch(file, from, async (bytes) => void parts.push(Uint8Array.from(bytes)), tag);
      return { how, bytes: Buffer.concat(parts), tag: kept };
    };
    /** Signs in, wherever that happens, and looks. */
    const look = async (options: ChannelOptions = {}) => (await open(options)).list(null);

    it('lists what lies there, and another version when its content is another', async () => {
      const session = await open();
      expect((await session.list(null)).files).toEqual([]);
      await peer.put('outbox/a.x12', 'one', new Date('2026-11-23T10:00:00Z'));
      const before = await only(session);
      expect(before).toMatchObject({ name: 'a.x12' });
      expect([3, null]).toContain(before.size);
      expect((await only(session)).version).toBe(before.version);
      await peer.put('outbox/a.x12', 'two!', new Date('2026-11-23T10:00:00Z'));
      expect((await only(session)).version).not.toBe(before.version);
    });

    it('lists thousands of files', async () => {
      const names = Array.from({ length: 3000 }, (_, n) => `many-${String(n).padStart(5, '0')}.x12`);
      for (const each of names) await peer.put(`outbox/${each}`, 'x');
      const { files, more } = await look({ settings: 'batch: 5000' });
      expect(files.map((each) => each.name).sort()).toEqual(names);
      expect(more ?? false).toBe(false);
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
      const { tag } = await fetched(session, file);
      for (const from of [1, 65_537, 199_999, 200_000]) {
        const got = await fetched(session, file, from, tag);
        expect(got.how).toBe('whole');
        expect(got.bytes.equals(content.subarray(from))).toBe(true);
      }
    });

    it('says that a file is gone, or is another one than that whose beginning we have', async () => {
      await peer.put('outbox/a.bin', noise(1000));
      const session = await open();
      const file = await only(session);
      const { tag } = await fetched(session, file);
      await peer.put('outbox/a.bin', noise(900));
      expect((await fetched(session, file, 500, tag)).how).toBe('changed');
      await peer.remove('outbox/a.bin');
      expect((await fetched(session, file)).how).toBe('gone');
    });

    it('deletes what is confirmed, however often', async () => {
      await peer.put('outbox/a.bin', 'x');
      const session = await open();
      const file = await only(session);
      await session.confirm(file);
      expect(await peer.names('outbox')).toEqual([]);
      await session.confirm(file);
      await (await open()).confirm(file);
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

    it('says that it is not let in', async () => {
      const secrets = Object.fromEntries(Object.keys(peer.secrets).map((name) => [name, 'wrong']));
      await expect(look({ secrets })).rejects.toBeInstanceOf(Refused);
    });

    it('says that nobody answers', async () => {
      await peer.stop();
      await expect(look()).rejects.toBeInstanceOf(Unavailable);
      await peer.start();
      expect((await look()).files).toEqual([]);
    });

    it('is told of a server that dies between two requests, and of one that dies during one', async () => {
      const content = noise(4 * 1024 * 1024);
      await peer.put('outbox/a.bin', content);
      const session = await open();
      const file = await only(session);
      let taken = 0;
      let tag: string | null = null;
      const take = async (bytes: Uint8Array) => {
        taken += bytes.length;
        if (taken > 500_000) await peer.stop();
      };
      const during = session.fetch(file, 0, take, { known: null, keep: async (offered) => void (tag = offered) });
      await expect(during).rejects.toBeInstanceOf(Unavailable);
      await expect(session.list(null)).rejects.toBeInstanceOf(Unavailable);
      await peer.start();
      const again = await open();
      const rest = await fetched(again, await only(again), taken, tag);
      expect(rest.bytes.equals(content.subarray(taken))).toBe(true);
    });
  });
}
