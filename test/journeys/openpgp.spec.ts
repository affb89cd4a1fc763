import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { dispatchServed, findOrders } from '@quayside/exchange';
import { callDemoOdoo, orderFromDemoVendor } from '@quayside/runtime';
import {
  createMessage,
  decrypt,
  decryptKey,
  encrypt,
  generateKey,
  readKey,
  readMessage,
  readPrivateKey,
  reformatKey,
  sign,
  createCleartextMessage,
  type PrivateKey,
} from 'openpgp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDispatch, presentDispatch } from '../../apps/gateway/src/console-api/dispatches/present-dispatch.js';
import { migratedTemplate } from '../support/database.js';
import { root } from '../support/gateway.js';
import { openWorld, type World } from '../support/world.js';
import { zipped } from '../support/wrapped.js';
import { interchange } from '../support/x12.js';

// Files that come in OpenPGP, as a partner's own program makes them.

interface Pair {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly opened: PrivateKey;
}

let template: { readonly name: string; drop(): Promise<void> };
let folder: string;
let us: Pair;
let partner: Pair;
let stranger: Pair;
let expired: Pair;
const worlds: World[] = [];
const passphrase = 'the passphrase of our key';
const secrets = async (name: string) =>
  ({ 'our-pgp': us.privateKey, 'our-pgp-passphrase': passphrase, 'wrong-passphrase': 'no' })[name] ?? 'nothing';

async function keyPair(name: string, more: object = {}): Promise<Pair> {
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name, email: `edi@${name.toLowerCase()}.example` }],
    ...more,
  });
  const locked = await readPrivateKey({ armoredKey: privateKey });
  const opened = locked.isDecrypted() ? locked : await decryptKey({ privateKey: locked, passphrase });
  return { privateKey, publicKey, opened };
}

beforeAll(async () => {
  template = await migratedTemplate();
  us = await keyPair('Quayside', { passphrase });
  partner = await keyPair('Acme');
  stranger = await keyPair('Stranger');
  // The partner signs with a key whose end it has moved; the key that it gave us ended in 2020.
  expired = await keyPair('Old', { date: new Date('2020-01-01T00:00:00Z') });
  const ended = await reformatKey({
    ...{ privateKey: expired.opened, userIDs: [{ name: 'Old', email: 'edi@old.example' }] },
    ...{ date: new Date('2020-01-01T00:00:00Z'), keyExpirationTime: 24 * 3600, format: 'armored' },
  });
  expired = { ...expired, publicKey: ended.publicKey };
  folder = await mkdtemp(path.join(os.tmpdir(), 'quayside-openpgp-'));
});
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});
afterAll(async () => {
  await template.drop();
  await rm(folder, { recursive: true, force: true });
});

async function worldWith(
  signature: string,
  key: string = '{ secret: our-pgp, passphrase: { secret: our-pgp-passphrase } }',
  more = '',
): Promise<World> {
  const profiles = await mkdtemp(path.join(folder, 'profiles-'));
  await cp(path.join(root, 'partner-profiles'), profiles, { recursive: true });
  const acme = path.join(profiles, 'acme.yaml');
  const block = (text: string) => `    - |\n${text.trim().replace(/^/gm, '      ')}\n`;
  await writeFile(
    acme,
    `${await readFile(acme, 'utf8')}\nopenpgp:\n  key: ${key}\n  signature: ${signature}\n${more}  partnerKeys:\n${block(partner.publicKey)}${block(expired.publicKey)}`,
  );
  const world = await openWorld(template.name, (ports) => ports, { profiles, secrets });
  worlds.push(world);
  return world;
}

const order = Buffer.from(
  interchange([['855', 'BAK*00*AT*P00001*20261123', 'REF*VN*SO-PGP']], { control: '000000601' }),
);

interface Sealing {
  readonly by?: PrivateKey;
  readonly to?: Pair;
  readonly filename?: string;
  readonly date?: Date;
}

async function sealed(
  bytes: Uint8Array,
  { by, to = us, filename = 'order.x12', date = new Date() }: Sealing,
  format: 'binary' | 'armored' = 'armored',
): Promise<Buffer> {
  const message = await createMessage({ binary: bytes, filename });
  const encryptionKeys = await readKey({ armoredKey: to.publicKey });
  const options = { message, encryptionKeys, date, ...(by ? { signingKeys: by } : {}) };
  return format === 'binary'
    ? Buffer.from((await encrypt({ ...options, format: 'binary' })) as Uint8Array)
    : Buffer.from((await encrypt({ ...options, format: 'armored' })) as string);
}

async function outcomeOf(world: World, name: string, bytes: Uint8Array) {
  await world.receive(name, bytes);
  await world.drain();
  const files = await world.database.query<{
    name: string;
    state: string;
    wrapper: string | null;
    findings: { code: string; message: string }[];
  }>('select name, state, wrapper, findings from file order by seq');
  const exceptions = await world.database.query<{ code: string; owner: string; message: string }>(
    `select code, owner, message from exception where closed_at is null and subject_kind = 'file'`,
  );
  return { files, exceptions };
}
const child = { name: 'order.x12', state: 'split', wrapper: null };
const nothingLeft = async (world: World) =>
  expect(
    await world.database.query(
      'select id from payload p where not exists (select from file where payload = p.id) and not exists (select from dispatch where p.id in (payload, plain_payload))',
    ),
  ).toEqual([]);

describe('a file that is encrypted to us and signed by the partner', () => {
  it('is opened, armoured and binary, and says who signed it', async () => {
    const world = await worldWith('required');
    await outcomeOf(world, 'armoured.asc', await sealed(order, { by: partner.opened }));
    const { files, exceptions } = await outcomeOf(
      world,
      'binary.pgp',
      await sealed(order, { by: partner.opened }, 'binary'),
    );
    expect(exceptions).toEqual([]);
    const parents = files.filter(({ wrapper }) => wrapper === 'openpgp');
    expect(parents.map(({ name }) => name)).toEqual(['armoured.asc', 'binary.pgp']);
    for (const { findings } of parents) {
      expect(findings).toMatchObject([
        {
          code: 'openpgp-signed',
          message: /signed by Acme <edi@acme\.example> \([0-9a-f]{16}\), and the signature is good/,
        },
      ]);
    }
    expect(files.filter(({ wrapper }) => wrapper === null)).toMatchObject([child, child]);
    const answers = await world.database.query(`select distinct payload from dispatch where type = '997'`);
    expect(answers).toHaveLength(1);
  });

  it('may hold a zip file, and is named after itself where it names nothing', async () => {
    const world = await worldWith('required');
    const zip = await zipped([{ name: 'order.x12', bytes: order }]);
    const { files, exceptions } = await outcomeOf(
      world,
      'day.zip.pgp',
      await sealed(zip, { by: partner.opened, filename: '' }),
    );
    expect(exceptions).toEqual([]);
    expect(files.map(({ name, wrapper }) => `${name} ${wrapper}`)).toEqual([
      'day.zip.pgp openpgp',
      'day.zip zip',
      'order.x12 null',
    ]);
  });

  it('may be large, compressed and in many pieces', async () => {
    const world = await worldWith('required');
    const large = Buffer.alloc(9_000_000, order);
    const message = await createMessage({ binary: large, filename: 'large.bin' });
    const encryptionKeys = await readKey({ armoredKey: us.publicKey });
    const bytes = (await encrypt({
      ...{ message, encryptionKeys, signingKeys: partner.opened, format: 'binary' as const },
      config: { preferredCompressionAlgorithm: 2 },
    })) as Uint8Array;
    expect(bytes.length).toBeLessThan(1_000_000);
    await world.receive('large.pgp', bytes);
    const [file] = await world.database.query<{ partner: string }>('select partner from file');
    await world.runJob({ queue: 'file', whose: file?.partner ?? '' });
    expect(await world.database.query(`select name, size::int as size from file where parent is not null`)).toEqual([
      { name: 'large.bin', size: large.length },
    ]);
  });
});

describe('a file that is only signed', () => {
  it('is opened as well', async () => {
    const world = await worldWith('required');
    const message = await createMessage({ binary: order, filename: 'order.x12' });
    const bytes = (await sign({ message, signingKeys: partner.opened, format: 'binary' })) as Uint8Array;
    const { files, exceptions } = await outcomeOf(world, 'signed.pgp', bytes);
    expect(exceptions).toEqual([]);
    expect(files).toMatchObject([{ wrapper: 'openpgp' }, child]);
  });

  it('is refused in words when it is signed as clear text, which changes it', async () => {
    const world = await worldWith('required');
    const message = await createCleartextMessage({ text: order.toString() });
    const { exceptions } = await outcomeOf(
      world,
      'clear.asc',
      Buffer.from(await sign({ message, signingKeys: partner.opened })),
    );
    expect(exceptions).toMatchObject([
      { code: 'openpgp-broken', message: /signed as clear text, which changes line ends/ },
    ]);
  });
});

describe('where a signature is required', () => {
  it.each([
    [
      'no signature',
      async () => sealed(order, {}),
      'openpgp-signature',
      /it is not signed, and a signature was agreed/,
    ],
    [
      'a key that nobody knows',
      async () => sealed(order, { by: stranger.opened }),
      'openpgp-signature',
      /is none of openpgp\.partnerKeys in the profile: ask the partner whether it has a new key/,
    ],
    ['no OpenPGP at all', async () => order, 'openpgp-expected', /is not signed: the profile says/],
  ])('holds a file with %s, and keeps nothing that came out of it', async (_, make, code, message) => {
    const world = await worldWith('required');
    const { files, exceptions } = await outcomeOf(world, 'held.pgp', await make());
    expect(exceptions).toMatchObject([{ code, owner: 'onboarding', message }]);
    expect(files).toMatchObject([{ name: 'held.pgp', state: 'unreadable' }]);
    await nothingLeft(world);
  });

  it('holds a file that was signed with a key that had expired', async () => {
    const world = await worldWith('required');
    const { exceptions } = await outcomeOf(world, 'old.pgp', await sealed(order, { by: expired.opened }));
    expect(exceptions).toMatchObject([
      {
        code: 'openpgp-signature',
        message: /the key Old <edi@old\.example> \(\w+\) had expired when it signed: ask the partner/,
      },
    ]);
    await nothingLeft(world);
  });
});

it('lets an unsigned file through with a remark where signatures are only checked, but not a wrong one', async () => {
  const world = await worldWith('checked');
  const unsigned = await outcomeOf(world, 'unsigned.pgp', await sealed(order, {}));
  expect(unsigned.exceptions).toEqual([]);
  expect(unsigned.files[0]?.findings).toMatchObject([{ code: 'openpgp-unsigned', message: 'it is not signed' }]);
  const wrong = await outcomeOf(world, 'wrong.pgp', await sealed(order, { by: stranger.opened }));
  expect(wrong.exceptions).toMatchObject([{ code: 'openpgp-signature' }]);
  const bare = await outcomeOf(world, 'bare.x12', Buffer.from(order.toString().replaceAll('000000601', '000000602')));
  expect(bare.files.at(-1)).toMatchObject({ name: 'bare.x12', state: 'split' });
});

describe('a file that cannot be opened', () => {
  it('is held when it was changed on the way, or cut short', async () => {
    const world = await worldWith('none');
    const bytes = await sealed(Buffer.alloc(200_000, order), { by: partner.opened }, 'binary');
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bytes.length - 40) ^ 1, bytes.length - 40);
    for (const [name, content] of [
      ['changed.pgp', changed],
      ['cut.pgp', bytes.subarray(0, bytes.length / 2)],
    ] as const) {
      const { exceptions } = await outcomeOf(world, name, content);
      expect(
        exceptions.find(({ message }) => message.includes(name)),
        name,
      ).toMatchObject({ code: 'openpgp-broken', owner: 'onboarding' });
    }
    await nothingLeft(world);
  });

  it('is held when it is encrypted to somebody else', async () => {
    const world = await worldWith('required');
    const { exceptions } = await outcomeOf(
      world,
      'other.pgp',
      await sealed(order, { by: partner.opened, to: stranger }),
    );
    expect(exceptions).toMatchObject([{ code: 'openpgp-broken', owner: 'onboarding' }]);
  });

  it('waits for operations when our own key cannot be used, and goes on when it can', async () => {
    const world = await worldWith('required', '{ secret: our-pgp, passphrase: { secret: wrong-passphrase } }');
    const { exceptions } = await outcomeOf(world, 'order.pgp', await sealed(order, { by: partner.opened }));
    expect(exceptions).toMatchObject([
      {
        code: 'openpgp-key',
        owner: 'operations',
        message: /Our OpenPGP key "our-pgp" cannot be used: .*passphrase.*process again/,
      },
    ]);
  });
});

it('leaves a file that only begins like OpenPGP alone where nobody agreed on it', async () => {
  const world = await openWorld(template.name);
  worlds.push(world);
  const { files } = await outcomeOf(world, 'odd.bin', Buffer.from([0xc1, 0x02, 0x03, 0x04]));
  expect(files).toMatchObject([{ name: 'odd.bin', state: 'split', wrapper: null }]);
});

describe('what we send, where encryption was agreed', () => {
  const key = '{ secret: our-pgp, passphrase: { secret: our-pgp-passphrase } }';
  const answers = (world: World) =>
    world.database.query<{ name: string; bytes: Buffer; payload: string }>(
      `select d.name, d.payload, c.bytes from dispatch d join payload_chunk c on c.payload = d.payload where d.type = '997' order by d.created_at, d.name`,
    );

  it('is signed by us and encrypted to the partner, once: what is sent again is the same', async () => {
    const world = await worldWith('required', key, '  encrypt: true\n');
    const bytes = await sealed(order, { by: partner.opened });
    await outcomeOf(world, 'order.pgp', bytes);
    // The same interchange once more: its answer is repeated.
    await outcomeOf(world, 'again.pgp', bytes);
    const [answer, repeated] = await answers(world);
    expect(answer?.name).toMatch(/^997-000000601-\d{9}\.edi\.asc$/);
    expect(repeated).toEqual(answer);
    const opened = await decrypt({
      message: await readMessage({ armoredMessage: answer?.bytes.toString() ?? '' }),
      decryptionKeys: partner.opened,
      verificationKeys: await readKey({ armoredKey: us.publicKey }),
      expectSigned: true,
    });
    expect(opened.data).toMatch(/^ISA\*.*AK1\*/s);
    await expect(opened.signatures[0]?.verified).resolves.toBe(true);
  });

  it('is shown to us as it was before, with the key that opens it', async () => {
    const world = await worldWith('required', key, '  encrypt: true\n');
    await outcomeOf(world, 'order.pgp', await sealed(order, { by: partner.opened }));
    const [dispatch] = await world.database.query<{ id: string }>(`select id from dispatch where type = '997'`);
    const row = await world.ports.store.dispatch(dispatch?.id ?? '');
    const opens = await (await readKey({ armoredKey: partner.publicKey })).getEncryptionKey();
    if (!row) throw new Error('no answer');
    const shown = presentDispatch(await openDispatch(world.ports.store.payloads, row));
    expect(shown).toMatchObject({ sealedFor: opens.getFingerprint().toUpperCase(), size: row.size });
    expect(shown.text).toMatch(/^ISA\*.*\n(.*\n)*AK1\*/);
    await nothingLeft(world);
  });

  it('is not sent in clear when our key cannot be used: operations is told, and nothing is half done', async () => {
    const world = await worldWith(
      'none',
      '{ secret: our-pgp, passphrase: { secret: wrong-passphrase } }',
      '  encrypt: true\n',
    );
    await outcomeOf(world, 'order.x12', order);
    expect(await answers(world)).toEqual([]);
    const open = await world.database.query(`select code, owner, message from exception where closed_at is null`);
    expect(open).toMatchObject([
      { code: 'step-failing', owner: 'operations', message: /Our OpenPGP key "our-pgp" cannot be used/ },
    ]);
    expect(await world.database.query(`select state from arrival`)).toEqual([{ state: 'received' }]);
  });
});

describe('an order that goes out, where encryption was agreed', () => {
  const key = '{ secret: our-pgp, passphrase: { secret: our-pgp-passphrase } }';
  const encrypted = '  encrypt: true\n';
  const ordersOf = (world: World) =>
    world.database.query<{ name: string; bytes: Buffer; plain: Buffer }>(
      `select d.name, c.bytes, p.bytes as plain from dispatch d join payload_chunk c on c.payload = d.payload
       left join payload_chunk p on p.payload = d.plain_payload where d.type in ('850', '860') order by d.created_at`,
    );

  /** An order of Acme that was confirmed after orders began to go out. */
  async function confirmed(world: World): Promise<string> {
    await findOrders(world.ports);
    const number = await orderFromDemoVendor(world.standIn, 'ACME', [40, 5]);
    await world.orders();
    return number;
  }

  async function cancelled(world: World, number: string): Promise<void> {
    const where = { domain: [['name', '=', number]] };
    const ids = await callDemoOdoo(world.standIn, 'purchase.order', 'search', where, z.array(z.number()));
    await callDemoOdoo(world.standIn, 'purchase.order', 'button_cancel', { ids }, z.unknown());
    await world.orders();
  }

  async function opened(bytes: Buffer): Promise<string> {
    const found = await decrypt({
      message: await readMessage({ armoredMessage: bytes.toString() }),
      decryptionKeys: partner.opened,
      verificationKeys: await readKey({ armoredKey: us.publicKey }),
      expectSigned: true,
    });
    await expect(found.signatures[0]?.verified).resolves.toBe(true);
    return String(found.data);
  }

  it('is encrypted to the partner and signed by us, and so is its cancellation; we keep what was sealed', async () => {
    const world = await worldWith('none', key, encrypted);
    const number = await confirmed(world);
    const [order] = await ordersOf(world);
    expect(order?.name).toMatch(new RegExp(`^850-${number}-1\\.x12\\.(asc|pgp)$`));
    const text = await opened(order?.bytes ?? Buffer.alloc(0));
    expect(text).toMatch(new RegExp(`^ISA\\*[^]*BEG\\*00\\*..\\*${number}\\*`));
    expect(order?.bytes.includes(number)).toBe(false);
    expect(order?.plain.toString()).toBe(text);
    for (const { id, account } of await world.ports.store.dispatchesThatAre('ready', 10))
      await dispatchServed(world.ports, id, account);
    await world.drain();
    await cancelled(world, number);
    const [first, second, ...more] = await ordersOf(world);
    expect([first, more]).toEqual([order, []]);
    expect(await opened(second?.bytes ?? Buffer.alloc(0))).toMatch(new RegExp(`BCH\\*01\\*..\\*${number}\\*`));
    await nothingLeft(world);
  });

  it('is not sent in clear when our key cannot be used, and nothing of it is stored', async () => {
    const world = await worldWith('none', '{ secret: our-pgp, passphrase: { secret: wrong-passphrase } }', encrypted);
    await confirmed(world);
    expect(await ordersOf(world)).toEqual([]);
    expect(await world.database.query('select state from outbound')).toEqual([{ state: 'drafted' }]);
    const open = await world.database.query(`select owner, message from exception where closed_at is null`);
    expect(open).toMatchObject([{ owner: 'operations', message: /Our OpenPGP key "our-pgp" cannot be used/ }]);
    await nothingLeft(world);
  });
});
