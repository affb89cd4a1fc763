import { Refused } from '@quayside/exchange';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '../../contract/channels/channel-contract.js';
import type { SftpPeer } from '../../support/sftp-peer.js';
import { startSshd } from './sshd.js';

// Servers that have not been renewed for long: talked to only where the profile says so.

const delete_ = 'afterFetch: { do: delete }';
let peer: SftpPeer;
afterAll(() => peer?.close());

const old: readonly (readonly [string, string])[] = [
  ['key exchange', 'KexAlgorithms diffie-hellman-group14-sha1'],
  ['encryption', 'Ciphers aes128-cbc'],
  ['integrity', 'MACs hmac-sha1'],
];

beforeAll(async () => {
  peer = await startSshd(old.map(([, line]) => line));
});

it('talks to a server of old algorithms where they were agreed, and says what to do where they were not', async () => {
  const modern = openSession(peer, { more: delete_ });
  await expect(modern).rejects.toBeInstanceOf(Refused);
  await expect(modern).rejects.toThrow(/algorithms: legacy/);
  const session = await openSession(peer, { more: `${delete_}, algorithms: legacy` });
  await peer.put('outbox/a.x12', 'x');
  expect((await session.list(null)).files).toHaveLength(1);
  await session.close();
});

// Old integrity alone is never used: today's encryption brings its own.
it.each(old.slice(0, 2))('refuses old %s alone as well', async (_, line) => {
  const one = await startSshd([line]);
  try {
    await expect(openSession(one, { more: delete_ })).rejects.toBeInstanceOf(Refused);
    await (await openSession(one, { more: `${delete_}, algorithms: legacy` })).close();
  } finally {
    await one.close();
  }
});
