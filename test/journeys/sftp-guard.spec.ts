import { createHash } from 'node:crypto';
import net from 'node:net';
import { newKeyPair } from '@quayside/channels';
import { locksOf, unlockLogin } from '@quayside/exchange';
import { readConfig } from '@quayside/runtime';
import { must } from '@quayside/std';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ConnectConfig } from 'ssh2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { presentSettings } from '../../apps/gateway/src/console-api/settings/present-settings.js';
import { startGateway } from '../../apps/gateway/src/start-gateway.js';
import { root, testGateway, type TestGateway } from '../support/gateway.js';
import { agree, connectSftp, type TestClient } from '../support/sftp-client.js';
import { waitFor } from '../support/wait-for.js';

// Who may come in to the SFTP server, how often, for how long, and with what.

let test: TestGateway;
const open: TestClient[] = [];
const key = newKeyPair('ed25519');
const rsa = newKeyPair('rsa');

beforeAll(async () => {
  test = await testGateway({
    QUAYSIDE_SFTP_LEGACY_PORT: '0',
    QUAYSIDE_SFTP_MAX_PER_ADDRESS: '12',
    QUAYSIDE_SFTP_LOGIN_SECONDS: '2',
  });
  await agree(test, 'acme', { publicKeys: `['${key.public.trim()}', '${rsa.public.trim()}']` });
});
beforeEach(async () => {
  await test.database.query('delete from login_lock');
  await nextMinute();
  await nextMinute();
});
afterEach(async () => {
  for (const client of open.splice(0)) await client.end();
});
afterAll(() => test.stop());

async function connect(options: Partial<ConnectConfig> = {}): Promise<TestClient> {
  const client = await connectSftp(test, options);
  open.push(client);
  return client;
}
/** Writes what was counted of the last minute. */
const nextMinute = () => test.gateway.runtime.folded.journal.flush();
const refused = (options: Partial<ConnectConfig>) => expect(connect(options)).rejects.toThrow();
const logins = async (login = 'acme') =>
  (
    await test.database.query<{ to: string; what: string }>(
      `select "to", what from journal where kind = 'login' and row = $1 order by id desc limit 20`,
      [login],
    )
  ).map(({ to, what }) => `${to}: ${what}`);
const alarms = () =>
  test.database.query<{ subject: string; message: string }>(
    `select subject, message from exception where code = 'login-locked' and closed_at is null`,
  );

/** Another process over the same database. */
async function secondProcess(): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'quayside-second-'));
  const environment = {
    ...{ DATABASE_URL: test.database.url, QUAYSIDE_DATA: data, QUAYSIDE_PROFILES: test.profiles },
    ...{ QUAYSIDE_SFTP_PORT: '0', QUAYSIDE_LOG_LEVEL: 'silent' },
  };
  const config = must(readConfig(environment, root));
  const gateway = await startGateway({
    ...{ config, root, roles: ['sftp'], demo: false, terminal: true },
    say: () => undefined,
  });
  return {
    port: gateway.state.sftp?.port ?? 0,
    stop: async () => {
      await gateway.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

describe('wrong passwords', () => {
  it('lock the login for passwords from there, with one alarm, while its key and other addresses still come in', async () => {
    for (let n = 0; n < 5; n += 1) await refused({ password: `wrong ${n}` });
    const lines = await logins();
    expect(lines[0]).toMatch(
      /^refused: login refused: so many passwords were wrong that those from there are not looked at/,
    );
    expect(lines.filter((line) => line.includes('wrong password,'))).toHaveLength(1);
    for (let n = 0; n < 3; n += 1) await refused({ password: 'acme-demo' });
    await nextMinute();
    expect((await logins()).slice(0, 2)).toEqual([
      'refused: login refused: too many wrong passwords came from there: 2 times more in this minute, from 127.0.0.1',
      'refused: login refused: wrong password: 4 times more in this minute, from 127.0.0.1',
    ]);
    expect(await alarms()).toMatchObject([
      { subject: 'acme', message: /locked for passwords from 127\.0\.0\.1: 5 wrong/ },
    ]);
    await connect({ privateKey: key.private });
    await connect({ localAddress: '127.0.0.2' });
    expect((await logins())[0]).toBe('in: login by password, from 127.0.0.2');
    await unlockLogin(test.gateway.runtime.ports, 'acme', 'Ann');
    expect(await alarms()).toEqual([]);
    expect((await logins())[0]).toBe('unlocked: unlocked');
    await connect();
  });

  it('lock for twice as long each time, up to an hour, and are forgotten by a right one', async () => {
    const lockedFor = async () => {
      const [row] = await test.database.query<{ seconds: string }>(
        `select round(extract(epoch from locked_until - failed_at)) as seconds from login_lock where login = 'acme' and address = '127.0.0.1'`,
      );
      return Number(row?.seconds);
    };
    const lapse = () => test.database.query(`update login_lock set locked_until = now()`);
    for (let n = 0; n < 5; n += 1) await refused({ password: 'wrong' });
    expect(await lockedFor()).toBe(30);
    await lapse();
    await refused({ password: 'wrong' });
    expect(await lockedFor()).toBe(60);
    await test.database.query('update login_lock set failures = 60, locked_until = now()');
    await refused({ password: 'wrong' });
    expect(await lockedFor()).toBe(3600);
    await lapse();
    await connect();
    const [row] = await test.database.query(
      `select failures, locked_until from login_lock where login = 'acme' and address = '127.0.0.1'`,
    );
    expect(row).toEqual({ failures: 0, locked_until: null });
    expect(await alarms()).toEqual([]);
  });

  it('for logins that nobody has count by address, lock alike, and are one line of the journal', async () => {
    for (let n = 0; n < 5; n += 1) await refused({ username: 'nobody-here', password: 'x' });
    const [lock] = await locksOf(test.gateway.runtime.ports, 'nobody-here');
    expect(lock).toMatchObject({ address: '127.0.0.1', failures: 5 });
    for (let n = 0; n < 20; n += 1) await refused({ username: `guess-${n}`, password: 'x' });
    // From here nobody comes in by password any more, but those whose profile lists the address.
    await refused({});
    await connect({ privateKey: key.private });
    expect(await logins('nobody-here')).toEqual([]);
    expect(await logins('guess-1')).toEqual([]);
    await nextMinute();
    expect((await logins('sftp:'))[0]).toMatch(/^refused: login refused: there is no "guess-19": \d+ times more/);
    await agree(test, 'acme', { addresses: '[127.0.0.0/8]' });
    await connect();
    await agree(test, 'acme', { addresses: '' });
  });

  it('are remembered by every process, and over a restart', async () => {
    for (let n = 0; n < 5; n += 1) await refused({ password: 'wrong' });
    const second = await secondProcess();
    try {
      await refused({ port: second.port });
      await connect({ port: second.port, privateKey: key.private });
    } finally {
      await second.stop();
    }
  });

  it('take as long for a login that nobody has', async () => {
    const timed = async (username: string) => {
      const begun = performance.now();
      await refused({ username, password: 'wrong' });
      return performance.now() - begun;
    };
    const times = { acme: [] as number[], nobody: [] as number[] };
    for (let n = 0; n < 4; n += 1) {
      times.acme.push(await timed('acme'));
      times.nobody.push(await timed('nobody'));
    }
    const quickest = (of: number[]) => Math.min(...of);
    // Verifying takes tens of milliseconds; without it a refusal would come in a few.
    expect(quickest(times.nobody)).toBeGreaterThan(quickest(times.acme) / 2);
  });
});

describe('where partners come from', () => {
  it('lets nobody in from an address that the profile does not list, with the right password or the right key', async () => {
    await agree(test, 'acme', { addresses: '[127.0.0.2, 192.0.2.0/24]' });
    await refused({});
    expect((await logins())[0]).toBe('refused: login refused: its profile does not list this address, from 127.0.0.1');
    await refused({ privateKey: key.private });
    await nextMinute();
    expect((await logins())[0]).toMatch(/its profile does not list this address: once more in this minute/);
    await connect({ localAddress: '127.0.0.2' });
    await agree(test, 'acme', { addresses: '' });
  });

  it('says in the journal which key a client came with in vain', async () => {
    await refused({ privateKey: newKeyPair('ed25519').private });
    await waitFor('the line', async () => /key SHA256:\S+ is not in the profile/.test((await logins())[0] ?? ''));
  });
});

describe('algorithms', () => {
  const old = { kex: ['diffie-hellman-group14-sha1'], hmac: ['hmac-sha1'], cipher: ['aes128-cbc'] } as const;
  const algorithms = { ...old } as unknown as NonNullable<ConnectConfig['algorithms']>;

  it('are modern on the usual port, for whoever comes', async () => {
    await agree(test, 'acme', { algorithms: 'legacy' });
    await expect(connect({ algorithms })).rejects.toThrow(/no matching/i);
    await agree(test, 'acme', { algorithms: '' });
  });

  it('are what old software knows on the other port, for partners with whom it was agreed', async () => {
    const port = test.gateway.state.sftp?.legacyPort ?? 0;
    await refused({ port, algorithms });
    expect((await logins())[0]).toMatch(/it uses diffie-hellman-group14-sha1, aes128-cbc, hmac-sha1, and its profile/);
    // Who knows better algorithms may come to that port too.
    await connect({ port });
    await agree(test, 'acme', { algorithms: 'legacy' });
    await connect({ port, algorithms });
    const { sftp } = presentSettings({ version: '', connections: [], systems: [], sftp: test.gateway.state.sftp });
    let seen = '';
    const hostVerifier = (blob: Buffer) => {
      seen = `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
      return true;
    };
    await connect({ port, algorithms: { ...algorithms, serverHostKey: ['ssh-rsa'] }, hostVerifier });
    expect(sftp?.legacy, 'what the settings page tells to give to such partners').toEqual({
      port,
      hostKeyFingerprint: seen,
    });
    await agree(test, 'acme', { algorithms: '' });
  });
});

describe('limits', () => {
  it('closes a connection that does not log in in time, whether it says something or nothing', async () => {
    for (const words of ['', 'SSH-2.0-slow\r\n']) {
      const socket = net.connect(test.gateway.state.sftp?.port ?? 0, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume();
      const closed = new Promise((resolve) => socket.once('close', resolve));
      if (words) socket.write(words);
      await closed;
    }
  });

  it('takes so many connections from one address, says so to the next, and takes others again when they are gone', async () => {
    const sockets: net.Socket[] = [];
    const heard = await waitFor('a refusal', async () => {
      const socket = net.connect(test.gateway.state.sftp?.port ?? 0, '127.0.0.1');
      sockets.push(socket);
      socket.on('error', () => undefined);
      const line = await new Promise<string>((resolve) => socket.once('data', (bytes) => resolve(bytes.toString())));
      return /too many/.test(line) && line;
    });
    expect(heard).toBe('too many connections from your address, come again later\r\n');
    expect(sockets).toHaveLength(13);
    await connect({ localAddress: '127.0.0.2' });
    for (const socket of sockets) socket.destroy();
    await waitFor('room', () => connect().catch(() => undefined));
  });

  it('closes a session in which nothing is asked, and keeps what it was sending', async () => {
    await agree(test, 'acme', { idle: '1s' });
    const client = await connect();
    const handle = await client.open('in/idle.x12', 'w');
    await client.write(handle, 0, Buffer.from('a beginning'));
    await client.ended;
    await agree(test, 'acme', { idle: '' });
    const next = await connect();
    await waitFor('what came', async () => (await next.size('in/idle.x12').catch(() => 0)) === 11);
  });

  it('opens so many sessions of one login in all processes together, and keeps no place for a process that died', async () => {
    await agree(test, 'acme', { maxSessions: '2' });
    const second = await secondProcess();
    try {
      const first = await connect();
      await connect({ port: second.port });
      for (const port of [second.port, test.gateway.state.sftp?.port ?? 0]) await refused({ port });
      expect((await logins())[0]).toBe('refused: login refused: 2 sessions are open, from 127.0.0.1');
      await first.end();
      await waitFor('its place', () => connect({ port: second.port }).catch(() => undefined));
    } finally {
      await second.stop();
    }
    await connect();
    const dead = (from: string) =>
      test.database.query(
        `insert into sftp_session values ('00000000-0000-4000-8000-000000000000', 'acme', now() + $1::interval)
         on conflict (id) do update set expires_at = excluded.expires_at`,
        [from],
      );
    await dead('20 seconds');
    await refused({});
    await dead('-1 seconds');
    await connect();
    await agree(test, 'acme', { maxSessions: '' });
  });

  it('opens so many files in one session and no more', async () => {
    await agree(test, 'acme', { maxOpenFiles: '3' });
    const client = await connect();
    const handles = await Promise.all([1, 2, 3].map((n) => client.open(`in/open-${n}`, 'w')));
    await expect(client.open('in/open-4', 'w')).rejects.toThrow(/3 files are open in this session/);
    await client.close(handles[0] ?? Buffer.alloc(0));
    await client.close(await client.open('in/open-4', 'w'));
    await agree(test, 'acme', { maxOpenFiles: '' });
  });
});
