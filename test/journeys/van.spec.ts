import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openChannels } from '@quayside/channels';
import { chooseForArrival, isPolled, liveChannel, pollChannel } from '@quayside/exchange';
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import { channelOf } from '../contract/channels/channel-contract.js';
import { migratedTemplate } from '../support/database.js';
import { startSftpPeer, type OwnSftpPeer } from '../support/sftp-peer.js';
import { openWorld, type World } from '../support/world.js';
import { interchange } from '../support/x12.js';

// A mailbox at a VAN: one login, the files of many partners, test and live apart; the answers go back the way they came.

let template: Awaited<ReturnType<typeof migratedTemplate>>;
let peer: OwnSftpPeer;
let folder: string;
let world: World;

beforeAll(async () => {
  template = await migratedTemplate();
  peer = await startSftpPeer();
  for (const each of ['test-outbox', 'test-inbox']) await peer.mkdir(each);
  folder = await mkdtemp(path.join(os.tmpdir(), 'quayside-van-'));
  await cp(path.resolve(import.meta.dirname, '../../partner-profiles'), folder, { recursive: true });
  const acme = await readFile(path.join(folder, 'acme.yaml'), 'utf8');
  await writeFile(
    path.join(folder, 'kern.yaml'),
    acme
      .replace(/^partner: acme$/m, 'partner: kern')
      .replace(/^name: .*$/m, 'name: Kern AG')
      .replace(/^channels:\n(?: {2}.*\n)+/m, '')
      .replaceAll('ACMETEST', 'KERNTEST')
      .replaceAll('id: ACME ', 'id: KERN '),
  );
  const rule = 'complete: { rule: renamed }, afterFetch: { do: delete }';
  const test = channelOf(peer, { more: `${rule}, usage: test` })
    .replace('name: peer-box', 'name: van-test')
    .replace('[outbox]', '[test-outbox]')
    .replace('folder: inbox', 'folder: test-inbox');
  const live = channelOf(peer, { more: rule }).replace('name: peer-box', 'name: van-live');
  await writeFile(
    path.join(folder, 'big-van.yaml'),
    `partner: big-van\nname: Big VAN\nkind: van\nstage: live\ncarries: [acme, nordwind]\nchannels:\n  - ${live}\n  - ${test}\n`,
  );
});
beforeEach(async () => {
  const channels = openChannels({ secrets: async (name) => peer.secrets[name] ?? '' });
  world = await openWorld(template.name, (ports) => ports, { profiles: folder, channels });
  for (const each of ['outbox', 'inbox', 'test-outbox', 'test-inbox']) {
    for (const name of await peer.names(each)) await peer.remove(`${each}/${name}`);
  }
});
afterEach(() => world.close());
afterAll(async () => {
  await peer.close();
  await template.drop();
  await rm(folder, { recursive: true, force: true });
});

async function look(account: string): Promise<void> {
  const channel = await liveChannel(world.ports.partners, account);
  if (!channel || !isPolled(channel)) throw new Error(`no channel ${account}`);
  expect(await pollChannel(world.ports, channel)).toBe('done');
  await world.drain();
}

const set = ['855', 'BAK*00*AC*P00001*20261123', 'REF*VN*SO-1'];
const fromAcme = (control: string, more: Parameters<typeof interchange>[1] = {}) =>
  interchange([set], { control, ...more });
const fromNordwind = (reference: string) =>
  Buffer.from(
    [
      `UNB+UNOC:3+4012345000009:14+4000001000005:14+261123:1015+${reference}`,
      'UNH+1+ORDRSP:D:96A:UN:EAN005',
      'BGM+231+OR-1+29',
      'DTM+137:20261123:102',
      'RFF+ON:P00003',
      'UNS+S',
      'UNT+6+1',
      `UNZ+1+${reference}`,
      '',
    ].join("'"),
    'latin1',
  );
const arrivals = () =>
  world.database.query<{ id: string; state: string; partner: string; usage: string | null }>(
    'select id, state, partner, usage from arrival order by file_place, index',
  );

it('gives each interchange of a file to the partner that its envelope names, in both syntaxes, and answers by the mailbox', async () => {
  const file = Buffer.concat([
    fromAcme('000000701'),
    fromNordwind('N701'),
    fromAcme('000000702', { acknowledge: '1' }),
    fromNordwind('N702'),
  ]);
  await peer.put('outbox/mixed.edi', file);
  await look('van-live');
  expect((await arrivals()).map(({ state, partner }) => [state, partner])).toEqual([
    ['read', 'acme'],
    ['read', 'nordwind'],
    ['read', 'acme'],
    ['read', 'nordwind'],
  ]);
  const got = (await peer.names('inbox')).map((each) => each.replace(/-\d+\.edi$/, ''));
  expect(got).toEqual(['997-000000701', '997-000000702', 'CONTRL-N701', 'CONTRL-N702', 'TA1-000000702']);
  const sent = await world.database.query<{ partner: string; account: string; state: string }>(
    'select distinct partner, account, state from dispatch order by partner',
  );
  expect(sent).toEqual([
    { partner: 'acme', account: 'van-live', state: 'sent' },
    { partner: 'nordwind', account: 'van-live', state: 'sent' },
  ]);
  const documents = await world.database.query<{ partner: string }>(
    'select partner from document order by file_place, arrival_index',
  );
  expect(documents.map(({ partner }) => partner)).toEqual(['acme', 'nordwind', 'acme', 'nordwind']);
});

it('keeps an unknown sender back for onboarding, with all that was recognised, and goes on with the others', async () => {
  const stranger = interchange([set, set, ['856', 'BSN*00*1*20261123*1015*0001']], {
    control: '000000711',
    sender: 'NEWCO',
  });
  await peer.put('outbox/mixed.edi', Buffer.concat([stranger, fromAcme('000000712')]));
  await look('van-live');
  expect((await arrivals()).map(({ state }) => state)).toEqual(['quarantined', 'read']);
  const [open] = await world.database.query<{ owner: string; code: string; message: string; partner: string }>(
    `select owner, code, message, partner from exception where subject_kind = 'arrival' and closed_at is null`,
  );
  expect(open).toMatchObject({ owner: 'onboarding', code: 'partner-unknown', partner: 'big-van' });
  expect(open?.message).toContain('ZZ/NEWCO');
  expect(open?.message).toContain('ZZ/QUAYSIDE');
  expect(open?.message).toContain('that partner to what Big VAN carries');
  expect(open?.message).toContain('X12 00401, live, control number 000000711, 2 sets 855 and 1 set 856');
});

it('keeps back a partner that this mailbox does not carry, and takes it once it does', async () => {
  await peer.put('outbox/kern.edi', fromAcme('000000721', { sender: 'KERN' }));
  await look('van-live');
  const [arrival] = await arrivals();
  expect(arrival?.state).toBe('quarantined');
  const [open] = await world.database.query<{ message: string }>(
    'select message from exception where closed_at is null',
  );
  expect(open?.message).toContain('Add "kern" to `carries` in the profile of "big-van"');
  const van = (await world.ports.partners.byId('big-van'))?.partner.profile as { carries: string[] } | undefined;
  van?.carries.push('kern');
  await chooseForArrival(world.ports, arrival?.id ?? '', { choice: 'process-again', by: 'ada', reason: 'carried now' });
  await world.drain();
  expect((await arrivals())[0]).toMatchObject({ state: 'read', partner: 'kern' });
  expect(await peer.names('inbox')).toHaveLength(1);
});

it('keeps test and live apart: what comes through the test mailbox is test traffic, and is answered there', async () => {
  await peer.put('test-outbox/acme.edi', fromAcme('000000731'));
  await peer.put('outbox/acme.edi', fromAcme('000000732', { usage: 'T' }));
  await peer.put('outbox/live.edi', fromAcme('000000731'));
  await look('van-test');
  await look('van-live');
  expect((await arrivals()).map(({ state, usage }) => [state, usage]).sort()).toEqual([
    ['read', 'live'],
    ['read', 'test'],
    ['read', 'test'],
  ]);
  expect(await peer.names('test-inbox')).toHaveLength(1);
  expect(await peer.names('inbox')).toHaveLength(2);
  const [answer] = await peer.names('test-inbox');
  expect((await peer.read(`test-inbox/${answer ?? ''}`))?.toString('latin1')).toMatch(/\*T\*>~/);
});
