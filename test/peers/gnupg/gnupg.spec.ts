import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { migratedTemplate } from '../../support/database.js';
import { root } from '../../support/gateway.js';
import { openWorld, type World } from '../../support/world.js';
import { interchange } from '../../support/x12.js';

// Files as GnuPG makes them, with keys that it made. Where it is missing it fails with what to install, it is never skipped.

const run = promisify(execFile);
const passphrase = 'the passphrase of our key';
let template: { readonly name: string; drop(): Promise<void> };
let folder: string;
let home: string;
let ours: string;
const worlds: World[] = [];
const order = interchange([['855', 'BAK*00*AT*P00001*20261123', 'REF*VN*SO-GPG']], { control: '000000611' });

const usual = ['--batch', '--yes', '--pinentry-mode', 'loopback', '--trust-model', 'always', '--no-auto-key-locate'];
const gpg = (...args: string[]) => run('gpg', ['--homedir', home, ...usual, ...args]);

/** A key to sign with, and one below it to encrypt to. */
async function makeKey(name: string, email: string, kind: 'RSA' | 'EC', phrase?: string): Promise<void> {
  const ec = ['Key-Type: EDDSA', 'Key-Curve: ed25519', 'Subkey-Type: ECDH', 'Subkey-Curve: cv25519'];
  const rsa = ['Key-Type: RSA', 'Key-Length: 3072', 'Subkey-Type: RSA', 'Subkey-Length: 3072'];
  const wish = [
    ...[...(kind === 'EC' ? ec : rsa), `Name-Real: ${name}`, `Name-Email: ${email}`, 'Expire-Date: 0'],
    ...[phrase ? `Passphrase: ${phrase}` : '%no-protection', '%commit', ''],
  ];
  const file = path.join(folder, 'wish');
  await writeFile(file, wish.join('\n'));
  await gpg('--generate-key', file);
}

beforeAll(async () => {
  await run('which', ['gpg']).catch(() => {
    throw new Error('gpg is missing: apt-get install gnupg');
  });
  template = await migratedTemplate();
  folder = await mkdtemp(path.join(os.tmpdir(), 'quayside-gpg-'));
  home = path.join(folder, 'home');
  await mkdir(home, { mode: 0o700 });
  await makeKey('Quayside', 'edi@quayside.example', 'RSA', passphrase);
  await makeKey('Acme', 'edi@acme.example', 'EC');
  await makeKey('Old Acme', 'old@acme.example', 'RSA');
  ours = (await gpg('--passphrase', passphrase, '--armor', '--export-secret-keys', 'edi@quayside.example')).stdout;
  await writeFile(path.join(folder, 'order.x12'), order);
});
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});
afterAll(async () => {
  await template?.drop();
  // Its agent lives on by itself.
  await run('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']).catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

/** A world in which both of the partner's keys are known. */
async function openedWorld(): Promise<World> {
  const profiles = await mkdtemp(path.join(folder, 'profiles-'));
  await cp(path.join(root, 'partner-profiles'), profiles, { recursive: true });
  const keys = await Promise.all(
    ['edi@acme.example', 'old@acme.example'].map(async (user) => (await gpg('--armor', '--export', user)).stdout),
  );
  const blocks = keys.map((text) => `    - |\n${text.trim().replace(/^/gm, '      ')}\n`).join('');
  const acme = path.join(profiles, 'acme.yaml');
  await writeFile(
    acme,
    `${await readFile(acme, 'utf8')}\nopenpgp:\n  key: { secret: our-pgp, passphrase: { secret: phrase } }\n  partnerKeys:\n${blocks}`,
  );
  const secrets = async (name: string) => ({ 'our-pgp': ours, phrase: passphrase })[name] ?? '';
  const world = await openWorld(template.name, (ports) => ports, { profiles, secrets });
  worlds.push(world);
  return world;
}

async function sealed(name: string, ...args: string[]): Promise<Buffer> {
  const output = path.join(folder, name);
  await gpg('--passphrase', '', '--output', output, ...args, path.join(folder, 'order.x12'));
  return readFile(output);
}

it.each([
  ['armoured.asc', ['--armor', '--sign', '--encrypt', '-u', 'edi@acme.example', '-r', 'edi@quayside.example'], 'Acme'],
  ['binary.gpg', ['--sign', '--encrypt', '-u', 'edi@acme.example', '-r', 'edi@quayside.example'], 'Acme'],
  ['rsa.gpg', ['--sign', '--encrypt', '-u', 'old@acme.example', '-r', 'edi@quayside.example'], 'Old Acme'],
  [
    'zlib.gpg',
    ['--compress-algo', 'zlib', '--sign', '--encrypt', '-u', 'edi@acme.example', '-r', 'edi@quayside.example'],
    'Acme',
  ],
  ['signed.gpg', ['--sign', '-u', 'edi@acme.example'], 'Acme'],
])('opens %s as gpg makes it, and says who signed it', async (name, args, signer) => {
  const world = await openedWorld();
  await world.receive(name, await sealed(name, ...args));
  await world.drain();
  const files = await world.database.query<{ name: string; state: string; findings: { message: string }[] }>(
    'select name, state, findings from file order by seq',
  );
  expect(files).toMatchObject([
    { name, state: 'split', findings: [{ message: new RegExp(`^signed by ${signer} <`) }] },
    { name: 'order.x12', state: 'split' },
  ]);
  const [bytes] = await world.database.query<{ bytes: Buffer }>(
    `select c.bytes from file f join payload_chunk c on c.payload = f.payload where f.parent is not null`,
  );
  expect(bytes?.bytes.toString()).toBe(order.toString());
});

it('holds what gpg encrypted to somebody else, or only encrypted where a signature was agreed', async () => {
  const world = await openedWorld();
  await world.receive(
    'other.gpg',
    await sealed('other.gpg', '--sign', '--encrypt', '-u', 'edi@acme.example', '-r', 'old@acme.example'),
  );
  await world.receive('unsigned.gpg', await sealed('unsigned.gpg', '--encrypt', '-r', 'edi@quayside.example'));
  await world.drain();
  const held = await world.database.query<{ code: string }>(
    `select code from exception where closed_at is null order by code`,
  );
  expect(held.map(({ code }) => code)).toEqual(['openpgp-broken', 'openpgp-signature']);
});
