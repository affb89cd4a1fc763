import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelOf } from '../contract/channels/channel-contract.js';
import { adminPassword, root, testGateway, type TestGateway } from '../support/gateway.js';
import { startSftpPeer, type OwnSftpPeer } from '../support/sftp-peer.js';
import { zipped } from '../support/wrapped.js';
import { waitFor } from '../support/wait-for.js';
import { interchange } from '../support/x12.js';

// A gateway as people run it, a partner's server that nobody has approved yet, and people who look after the channel.

interface Channel {
  readonly account: string;
  readonly state: string;
  readonly error: string | null;
  readonly files7d: number;
  readonly sent7d: number;
  readonly hostKey: { readonly offered: string | null; readonly approvedBy: string | null };
  readonly can: { readonly approve: boolean; readonly test: boolean };
}

let peer: OwnSftpPeer;
let test: TestGateway;
let headers: Record<string, string>;

beforeAll(async () => {
  peer = await startSftpPeer();
  process.env['QUAYSIDE_SECRET_PEER_PASSWORD'] = peer.secrets['peer-password'];
  test = await testGateway();
  const profile = path.join(test.profiles, 'acme.yaml');
  const text = await readFile(profile, 'utf8');
  const channel = channelOf(peer, {
    hostKey: '',
    more: 'complete: { rule: renamed }, afterFetch: { do: archive, folder: archive }, every: 1s',
  });
  await writeFile(profile, text.replace(/^channels:\n/m, `channels:\n  - ${channel}\n`));
  const signedIn = await fetch(`${test.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  });
  const { csrf } = (await signedIn.json()) as { csrf: string };
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  headers = { cookie, 'x-quayside-csrf': csrf, 'content-type': 'application/json' };
});
afterAll(async () => {
  delete process.env['QUAYSIDE_SECRET_PEER_PASSWORD'];
  await test.stop();
  await peer.close();
});

async function channelNow(account = 'peer-box'): Promise<Channel | undefined> {
  const answer = await fetch(`${test.url}/api/channels`, { headers });
  const { rows } = (await answer.json()) as { rows: Channel[] };
  return rows.find((each) => each.account === account);
}

const inState = (state: string, account?: string) =>
  waitFor(`the channel to be ${state}`, async () => {
    const channel = await channelNow(account);
    return channel?.state === state && channel;
  });

async function post(action: string, body: object = {}, account = 'peer-box') {
  const url = `${test.url}/api/channels/${account}/${action}`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { detail?: string; ok?: boolean; steps?: object[] } };
}

const openCodes = async () =>
  (
    await test.database.query<{ code: string }>(
      `select code from exception where subject_kind = 'channel' and closed_at is null`,
    )
  ).map(({ code }) => code);

it('waits for a yes to the key of a new server, and takes only the key that was seen', async () => {
  const channel = await inState('approval');
  expect(channel).toMatchObject({ hostKey: { offered: peer.fingerprint }, can: { approve: true, test: true } });
  expect(await openCodes()).toEqual(['host-key-unknown']);
  expect((await post('test')).body).toMatchObject({ ok: false, steps: [{ what: 'connect', ok: false }] });
  const wrong = await post('approve-host-key', { fingerprint: `SHA256:${'x'.repeat(43)}` });
  expect(wrong.status).toBe(409);
  expect(wrong.body.detail).toContain(peer.fingerprint);
  expect((await post('approve-host-key', { fingerprint: peer.fingerprint })).status).toBe(200);
  expect(await inState('working')).toMatchObject({ hostKey: { offered: null, approvedBy: 'admin' } });
  expect(await openCodes()).toEqual([]);
});

it('fetches what the partner puts there, and puts the 997 back', async () => {
  await peer.put('outbox/ack.x12', interchange([['855', 'BAK*00*AC*P00001*20261123']], { control: '000000801' }));
  const name = await waitFor('the 997', async () =>
    (await peer.names('inbox')).find((each) => /^997-000000801-\d+\.edi$/.test(each)),
  );
  expect((await peer.read(`inbox/${name}`))?.toString('latin1')).toMatch(/AK1\*PR\*801~/);
  expect(await peer.names('outbox')).toEqual([]);
  expect(await peer.names('archive')).toEqual(['ack.x12']);
  await waitFor('the figures', async () => {
    const channel = await channelNow();
    return channel?.files7d === 1 && channel.sent7d === 1;
  });
});

it('tries everything that a channel is for', async () => {
  const { status, body } = await post('test');
  expect([status, body.ok]).toEqual([200, true]);
  expect(body.steps).toHaveLength(5);
  expect((await post('test', {}, 'acme')).body.detail).toMatch(/the partner comes to us/);
  expect((await post('test', {}, 'nobody')).status).toBe(409);
});

it('lets nothing through while it is paused, on either kind of channel', async () => {
  expect((await post('pause')).status).toBe(200);
  await inState('paused');
  await peer.put('outbox/later.x12', interchange([['855', 'BAK*00*AC*P00002*20261123']], { control: '000000802' }));
  expect((await post('pause', {}, 'nordwind')).status).toBe(200);
  await expect(test.mailbox('nordwind')).rejects.toThrow(/authentication/i);
  await waitFor('the journal line', async () => {
    const lines = await test.database.query(`select 1 from journal where kind = 'login' and what like '%is paused%'`);
    return lines.length > 0;
  });
  expect(await peer.names('outbox')).toEqual(['later.x12']);
  await post('resume', {}, 'nordwind');
  await (await test.mailbox('nordwind')).close();
  expect((await post('resume')).status).toBe(200);
  await waitFor('the file', async () => (await peer.names('outbox')).length === 0);
});

it('stands still and tells one person when the server shows another key', async () => {
  peer.changeHostKey();
  await peer.stop();
  await peer.start();
  const channel = await inState('approval');
  expect(channel.hostKey.offered).toBe(peer.fingerprint);
  expect(await openCodes()).toContain('host-key-changed');
});

const quayside = (...args: string[]) =>
  promisify(execFile)(path.join(root, 'quayside'), ['channels', ...args], {
    env: { ...process.env, DATABASE_URL: test.database.url },
  }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout + error.stderr,
    }),
  );

it('is looked after from the command line as well', async () => {
  const listed = await quayside('list');
  expect(listed.code).toBe(1);
  expect(listed.out).toMatch(/peer-box +sftp-poll +approval +acme/);
  const refused = await quayside('test', 'peer-box');
  expect(refused.code).toBe(1);
  expect(refused.out).toContain(`./quayside channels approve peer-box ${peer.fingerprint}`);
  expect((await quayside('approve', 'peer-box', `SHA256:${'x'.repeat(43)}`)).code).toBe(2);
  expect((await quayside('approve', 'peer-box', peer.fingerprint)).code).toBe(0);
  await inState('working');
  const tried = await quayside('test', 'peer-box');
  expect(tried.out).toMatch(/ok {4}remove from inbox/);
  expect(tried.code).toBe(0);
  expect((await quayside('pause', 'peer-box')).code).toBe(0);
  await inState('paused');
  expect((await quayside('resume', 'peer-box')).code).toBe(0);
  await inState('working');
  const all = JSON.parse((await quayside('list', '--json')).out) as { name: string; state: string; files7d: number }[];
  expect(all.find((each) => each.name === 'peer-box')).toMatchObject({ state: 'working', files7d: 2 });
});

describe('a login that is locked', () => {
  const lock = async () => {
    const wrong = () => test.mailbox('acme', 'wrong').catch(() => undefined);
    for (let n = 0; n < 5; n += 1) await wrong();
    await expect(test.mailbox('acme')).rejects.toThrow();
  };
  const comesIn = async () => (await test.mailbox('acme')).close();

  it('is shown with where and until when, and is unlocked by a button', async () => {
    await lock();
    const answer = await fetch(`${test.url}/api/channels`, { headers });
    const { rows } = (await answer.json()) as { rows: { account: string; locks: object[] }[] };
    expect(rows.find(({ account }) => account === 'acme')?.locks).toMatchObject([
      { address: '127.0.0.1', failures: 5 },
    ]);
    expect(await openCodes()).toContain('login-locked');
    expect(await post('unlock', {}, 'acme')).toMatchObject({ status: 200 });
    expect(await openCodes()).not.toContain('login-locked');
    await comesIn();
    expect((await post('unlock', {}, 'peer-box')).body.detail).toMatch(/no login "peer-box"/);
  });

  it('is unlocked from the command line', async () => {
    await lock();
    const listed = await quayside('list');
    expect(listed.code).toBe(1);
    expect(listed.out).toMatch(/locked for passwords from 127\.0\.0\.1 until 20.*channels unlock acme/);
    expect((await quayside('unlock', 'acme')).code).toBe(0);
    await comesIn();
    expect((await quayside('unlock', 'nobody')).code).toBe(2);
  });
});

it('shows what came out of a zip file, there and back, and keeps it out of the mailbox', async () => {
  const zip = await zipped([
    { name: 'first.x12', bytes: Buffer.from('no interchange') },
    { name: 'second.x12', bytes: Buffer.from('none either') },
  ]);
  const { file } = await test.drop('both.zip', zip);
  const read = async (id: string) => {
    const answer = await fetch(`${test.url}/api/files/${id}`, { headers });
    return (await answer.json()) as {
      row: { name: string; wrapper: string | null };
      parent: { id: string } | null;
      parts: { id: string; name: string }[];
    };
  };
  const wrapped = await read(file.id);
  expect(wrapped).toMatchObject({ row: { wrapper: 'zip' }, parent: null });
  expect(wrapped.parts.map(({ name }) => name)).toEqual(['first.x12', 'second.x12']);
  expect(await read(wrapped.parts[0]?.id ?? '')).toMatchObject({ row: { name: 'first.x12' }, parent: { id: file.id } });
  const box = await test.mailbox();
  expect((await box.list('in')).map(({ name }) => name)).toEqual(['both.zip']);
  await box.close();
});
