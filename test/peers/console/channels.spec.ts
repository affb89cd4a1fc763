import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { channelOf } from '../../contract/channels/channel-contract.js';
import { adminPassword, testGateway, type TestGateway } from '../../support/gateway.js';
import { zipped } from '../../support/wrapped.js';
import { startSftpPeer, type OwnSftpPeer } from '../../support/sftp-peer.js';
import { openChromium } from './chromium.js';
import { waitFor } from '../../support/wait-for.js';
import { axeFindings, open, overflows, visit, type Visit } from './visitor.js';

// Somebody who looks after channels: a new server, its key, a test, a pause.

let browser: Browser;
let gateway: TestGateway;
let peer: OwnSftpPeer;
let visitor: Visit;

beforeAll(async () => {
  browser = await openChromium();
  peer = await startSftpPeer();
  process.env['QUAYSIDE_SECRET_PEER_PASSWORD'] = peer.secrets['peer-password'];
  gateway = await testGateway();
  const profile = path.join(gateway.profiles, 'acme.yaml');
  const channel = channelOf(peer, { hostKey: '', more: 'afterFetch: { do: archive, folder: archive }, every: 1s' });
  const text = await readFile(profile, 'utf8');
  await writeFile(profile, text.replace(/^channels:\n/m, `channels:\n  - ${channel}\n`));
  visitor = await visit(browser, gateway.url);
  const { page } = visitor;
  await page.goto('/console/channels');
  await page.getByLabel('Name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('row', { name: /peer-box/ }).waitFor();
});
afterAll(async () => {
  delete process.env['QUAYSIDE_SECRET_PEER_PASSWORD'];
  await browser?.close();
  await gateway?.stop();
  await peer?.close();
});

it('says that a new server waits for a yes, shows its key, and takes the yes', async () => {
  const { page } = visitor;
  const row = page.getByRole('row', { name: /peer-box/ });
  await row.getByText('Waits for your yes').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Look at the key of peer-box' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(peer.fingerprint).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'It is the same: approve' }).click();
  await page.getByText('Approved. The channel goes on at once.').waitFor();
  // Nobody reloads: the page hears of it.
  await row.getByText('Working').waitFor();
});

it('tests the channel and says of each thing how it went', async () => {
  const { page } = visitor;
  await page.getByRole('button', { name: 'Test peer-box' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Everything that this channel is for works.').waitFor();
  for (const what of ['connect', 'list outbox', 'find archive', 'write to inbox', 'remove from inbox']) {
    expect(await dialog.getByText(what, { exact: true }).count(), what).toBe(1);
  }
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
});

it('leads from a VAN to the partners that it carries, and from each back to it', async () => {
  const { page } = visitor;
  await writeFile(
    path.join(gateway.profiles, 'big-van.yaml'),
    `partner: big-van
name: Big VAN
kind: van
stage: test
carries: [acme, nordwind]
channels: [{ kind: sftp-drop, login: big-van }]
`,
  );
  await waitFor('the VAN', async () => {
    const [row] = await gateway.database.query<{ n: number }>(
      `select count(*)::int as n from release where partner = 'big-van'`,
    );
    return row?.n === 1;
  });
  await open(page, '/partners/big-van');
  const fact = (name: string) => page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });
  expect(await fact('Carries').getByRole('link').count()).toBe(2);
  expect(await axeFindings(page)).toEqual([]);
  await fact('Carries').getByRole('link').first().click();
  await fact('Carried by').getByRole('link', { name: 'Big VAN' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await open(page, '/channels');
});

it('pauses and resumes, and says who did', async () => {
  const { page } = visitor;
  const row = page.getByRole('row', { name: /peer-box/ });
  await page.getByRole('button', { name: 'Pause peer-box' }).click();
  await row.getByText('Paused', { exact: true }).waitFor();
  await row.getByText('by admin').waitFor();
  await page.getByRole('button', { name: 'Resume peer-box' }).click();
  await row.getByText('Working').waitFor();
});

it('shows a login that is locked, on every screen, and unlocks it', async () => {
  for (let n = 0; n < 5; n += 1) await gateway.mailbox('acme', 'wrong').catch(() => undefined);
  const { page } = visitor;
  await page.getByText(/Locked for passwords from 127\.0\.0\.1 until .*: 5 wrong ones/).waitFor();
  for (const width of [1280, 390]) {
    const looking = await visit(browser, gateway.url, { width, from: visitor });
    await open(looking.page, '/channels');
    await looking.page.getByRole('button', { name: 'Unlock acme' }).waitFor();
    expect(await axeFindings(looking.page), String(width)).toEqual([]);
    expect(await overflows(looking.page), String(width)).toBe(false);
    await looking.context.close();
  }
  await page.getByRole('button', { name: 'Unlock acme' }).click();
  await page.getByText('Unlocked. The partner can log in with its password again.').waitFor();
  await page.getByRole('button', { name: 'Unlock acme' }).waitFor({ state: 'detached' });
  await (await gateway.mailbox()).close();
});

it('shows what came out of a zip file, and the way back', async () => {
  const zip = await zipped([{ name: 'inside.x12', bytes: Buffer.from('no interchange') }]);
  const { file } = await gateway.drop('day.zip', zip);
  const { page } = visitor;
  await open(page, `/files/${file.id}`);
  await page.getByText(/a zip file with 1 file in it/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'inside.x12' }).click();
  await page.getByRole('link', { name: 'day.zip' }).waitFor();
  await open(page, '/channels');
});

it('tells in words what keeps a channel, in the list and among the exceptions, on every screen', async () => {
  await peer.stop();
  const { page } = visitor;
  const row = page.getByRole('row', { name: /peer-box/ });
  await row.getByText('Failing').waitFor();
  await row.getByText(/nothing listens there/).waitFor();
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      const looking = await visit(browser, gateway.url, { scheme, width, from: visitor });
      await open(looking.page, '/channels');
      await looking.page.getByRole('row', { name: /peer-box/ }).waitFor();
      expect(await axeFindings(looking.page), `${scheme} ${width}`).toEqual([]);
      expect(await overflows(looking.page), `${scheme} ${width}`).toBe(false);
      expect(looking.complaints).toEqual([]);
      await looking.context.close();
    }
  }
  await open(page, '/exceptions');
  // Nobody reloads; the third failure raises it, later than a page waits for by itself.
  await page.getByRole('link', { name: 'Channel peer-box' }).waitFor({ timeout: 60_000 });
  await peer.start();
  await page.getByRole('link', { name: 'Channel peer-box' }).waitFor({ state: 'detached', timeout: 60_000 });
});
