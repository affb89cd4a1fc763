import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restChannelOf } from '../contract/channels/channel-contract.js';
import { adminPassword, root, testGateway, type TestGateway } from '../support/gateway.js';
import { startHttpApi } from '../support/http-api.js';
import { startRestPeer, type RestPeer } from '../support/rest-peer.js';
import { waitFor } from '../support/wait-for.js';
import { interchange } from '../support/x12.js';

// A gateway as people run it, a supplier with an API in the same network, which the operator allows, and a VAN beside it.

interface Channel {
  readonly account: string;
  readonly kind: string;
  readonly state: string;
  readonly about: string;
  readonly error: string | null;
  readonly files7d: number;
  readonly sent7d: number;
  readonly can: { readonly approve: boolean; readonly test: boolean };
}

const environment = { QUAYSIDE_ALLOW_ADDRESSES: '127.0.0.1/32', QUAYSIDE_SECRET_PEER_CLIENT: 'peer secret' };
const van = `partner: big-van
name: Big VAN
kind: van
stage: live
carries: [acme, nordwind]
timeZone: America/Chicago
channels:
  - { kind: rest-poll, name: van-api, url: 'http://127.0.0.1:9/mail', fetch: { path: /in, take: page }, every: '0 6 * * mon-fri' }
`;
let peer: RestPeer;
let test: TestGateway;
let headers: Record<string, string>;

beforeAll(async () => {
  peer = await startRestPeer();
  process.env['QUAYSIDE_SECRET_PEER_CLIENT'] = environment.QUAYSIDE_SECRET_PEER_CLIENT;
  test = await testGateway({ QUAYSIDE_ALLOW_ADDRESSES: environment.QUAYSIDE_ALLOW_ADDRESSES });
  const profile = path.join(test.profiles, 'acme.yaml');
  const text = await readFile(profile, 'utf8');
  const channel = restChannelOf(peer, { settings: 'every: 1s' });
  await writeFile(profile, text.replace(/^channels:\n/m, `channels:\n  - ${channel}\n`));
  await writeFile(path.join(test.profiles, 'big-van.yaml'), van);
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
  delete process.env['QUAYSIDE_SECRET_PEER_CLIENT'];
  await test.stop();
  await peer.close();
});

const inState = (state: string, account = 'peer-box') =>
  waitFor(`${account} to be ${state}`, async () => {
    const answer = await fetch(`${test.url}/api/channels`, { headers });
    const { rows } = (await answer.json()) as { rows: Channel[] };
    const channel = rows.find((each) => each.account === account);
    return channel?.state === state && channel;
  });

async function post(action: string, body: object = {}) {
  const url = `${test.url}/api/channels/peer-box/${action}`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { detail?: string; ok?: boolean; steps?: object[] } };
}

it('fetches what the supplier has for us, says that it is ours, and sends the 997 back', async () => {
  await peer.put('outbox/ack.x12', interchange([['855', 'BAK*00*AC*P00001*20261123']], { control: '000000801' }));
  const name = await waitFor('the 997', async () =>
    (await peer.names('inbox')).find((each) => /^997-000000801-\d+\.edi$/.test(each)),
  );
  expect((await peer.read(`inbox/${name}`))?.toString('latin1')).toMatch(/AK1\*PR\*801~/);
  expect(await peer.names('outbox')).toEqual([]);
  const channel = await inState('working');
  expect(channel).toMatchObject({ kind: 'rest-poll', can: { test: true, approve: false }, error: null });
  expect(channel.about).toMatch(
    /^Fetches from \/outbox and sends to \/inbox\/\{name\} at 127\.0\.0\.1:\d+, every 1 s$/,
  );
});

it('takes what it cuts out of a list, and the journal says which bytes of which page it was', async () => {
  const list = '<list><order no="77"/><order no="78"/></list>';
  const api = await startHttpApi((_, response) => response.end(list));
  try {
    const fetching = `fetch: { path: /list, items: /list/order, id: '/@no', take: item }`;
    const channel = `{ kind: rest-poll, name: cutting, url: '${api.url}', every: 1s, ${fetching} }`;
    const profile = path.join(test.profiles, 'nordwind.yaml');
    await writeFile(profile, (await readFile(profile, 'utf8')).replace(/^channels:\n/m, `channels:\n  - ${channel}\n`));
    const lines = await waitFor('both files', async () => {
      const found = await test.database.query<{ what: string }>(
        `select what from journal where actor = 'cutting' and "to" = 'stored' order by id`,
      );
      return found.length === 2 && found.map(({ what }) => what);
    });
    expect(lines).toEqual([
      'received 77.xml, 16 bytes, cut out of bytes 6 to 21 of page 1 of /list',
      'received 78.xml, 16 bytes, cut out of bytes 22 to 37 of page 1 of /list',
    ]);
  } finally {
    await api.close();
  }
});

it('is tested, paused and resumed, and has no key to approve', async () => {
  const tried = await post('test');
  expect(tried.body).toMatchObject({
    ok: true,
    steps: [{ what: 'connect' }, { what: 'list /outbox', text: '0 items' }],
  });
  const approved = await post('approve-host-key', { fingerprint: `SHA256:${'x'.repeat(43)}` });
  expect(approved.status).toBe(409);
  expect(approved.body.detail).toMatch(/waits for no approval/);
  expect((await post('pause')).status).toBe(200);
  await inState('paused');
  await peer.put('outbox/later.x12', interchange([['855', 'BAK*00*AC*P00002*20261123']], { control: '000000802' }));
  expect((await post('resume')).status).toBe(200);
  await waitFor('the file', async () => (await peer.names('outbox')).length === 0);
});

it('is looked after from the command line as well', async () => {
  const env = { ...process.env, ...environment, DATABASE_URL: test.database.url };
  const quayside = async (...args: string[]) =>
    promisify(execFile)(path.join(root, 'quayside'), ['channels', ...args], { env }).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout + error.stderr,
      }),
    );
  const listed = await quayside('list');
  expect(listed.out).toMatch(/peer-box +rest-poll +working +acme/);
  expect(listed.out).toMatch(/Fetches from \/in at 127\.0\.0\.1:9, at 0 6 \* \* mon-fri \(America\/Chicago\)/);
  const tried = await quayside('test', 'peer-box');
  expect(tried.out).toMatch(
    /ok {4}connect: found 127\.0\.0\.1:\d+ at 127\.0\.0\.1, and got a token\n.*ok {4}list \/outbox: 0 items/,
  );
  expect(tried.code).toBe(0);
  expect((await quayside('pause', 'peer-box')).code).toBe(0);
  await inState('paused');
  expect((await quayside('resume', 'peer-box')).code).toBe(0);
  await inState('working');
});

it('says of a VAN whom it carries, and of a partner which VAN carries it', async () => {
  const detail = async (partner: string) =>
    (await (await fetch(`${test.url}/api/partners/${partner}`, { headers })).json()) as object;
  const known = await waitFor('the VAN', async () => {
    const found = await detail('big-van');
    return 'carries' in found && found;
  });
  const carries = [
    { id: 'acme', name: expect.any(String) as string },
    { id: 'nordwind', name: expect.any(String) as string },
  ];
  expect(known).toMatchObject({ kind: 'van', carries, carriedBy: [] });
  expect(await detail('acme')).toMatchObject({
    ...{ kind: 'supplier', carries: [] },
    carriedBy: [{ id: 'big-van', name: 'Big VAN' }],
  });
});
