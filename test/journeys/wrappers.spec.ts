import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readArrival, splitFile, type FileRow } from '@quayside/exchange';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedTemplate } from '../support/database.js';
import { root } from '../support/gateway.js';
import { openWorld, type World } from '../support/world.js';
import { renamedInside, sealedInside, tarred, zipped } from '../support/wrapped.js';
import { interchange } from '../support/x12.js';

// Files that come in a zip or gzip file: each is received like any other, and none of them is lost, doubled or too much.

let template: { readonly name: string; drop(): Promise<void> };
let profiles: string;
let world: World;

beforeAll(async () => {
  template = await migratedTemplate();
  profiles = await mkdtemp(path.join(os.tmpdir(), 'quayside-wrapped-'));
  await cp(path.join(root, 'partner-profiles'), profiles, { recursive: true });
  const acme = path.join(profiles, 'acme.yaml');
  await writeFile(
    acme,
    `${await readFile(acme, 'utf8')}\nwrappers: { entries: 20, unpacked: 40MB, ratio: 200, depth: 3 }\n`,
  );
});
beforeEach(async () => {
  world = await openWorld(template.name, (ports) => ports, { profiles });
});
afterEach(() => world.close());
afterAll(async () => {
  await template.drop();
  await rm(profiles, { recursive: true, force: true });
});

type Shown = Pick<FileRow, 'name' | 'state' | 'wrapper'> & { readonly parent: string | null; readonly entry: number };
const files = () =>
  world.database.query<Shown>(
    `select f.name, f.state, f.wrapper, p.name as parent, f.entry from file f left join file p on p.id = f.parent order by f.seq`,
  );
const openExceptions = () =>
  world.database.query<{ code: string; owner: string; message: string }>(
    `select code, owner, message from exception where closed_at is null and subject_kind = 'file'`,
  );
const order = (number: number, reference: string) =>
  Buffer.from(
    interchange([['855', `BAK*00*AT*P0000${number}*20261123`, `REF*VN*${reference}`]], {
      control: String(700 + number).padStart(9, '0'),
    }),
  );
/** Bytes in the store that belong to nothing. */
const orphans = () =>
  world.database.query(
    `select id from payload p where not exists (select from file where payload = p.id) and not exists (select from dispatch where p.id in (payload, plain_payload))
       and not exists (select from upload where payload = p.id)`,
  );

describe('a zip file', () => {
  it('comes before what came after it, however late what lies in it is read', async () => {
    const inner = await zipped([{ name: 'first.x12', bytes: order(1, 'SO-1') }]);
    const zip = await zipped([
      { name: 'inner.zip', bytes: inner },
      { name: 'second.x12', bytes: order(2, 'SO-2') },
    ]);
    await world.receive('monday.zip', zip);
    await world.receive('behind.x12', order(3, 'SO-3'));
    const { store, clock } = world.ports;
    /** Does what is to be done with the files of this name, and nothing else. */
    const read = async (name: string) => {
      const [file] = await world.database.query<{ id: string }>('select id from file where name = $1', [name]);
      await splitFile(world.ports, file?.id ?? '');
      const arrivals = await world.database.query<{ id: string }>('select id from arrival where file = $1', [file?.id]);
      for (const { id } of arrivals) await readArrival(world.ports, id);
    };
    const next = async () => {
      const [lane] = await world.database.query<{ lane: string }>('select lane from document limit 1');
      return (await store.nextInLane(lane?.lane ?? '', clock.now()))?.orderNumber;
    };
    await read('behind.x12');
    expect(await next()).toBeUndefined();
    await read('monday.zip');
    expect(await next(), 'what lies in it is not read yet').toBeUndefined();
    await read('second.x12');
    await read('inner.zip');
    expect(await next()).toBeUndefined();
    await read('first.x12');
    const inOrder = await world.database.query<{ number: string }>(
      'select order_number as number from document order by file_place, arrival_index',
    );
    expect(inOrder.map(({ number }) => number)).toEqual(['P00001', 'P00002', 'P00003']);
    expect(await next()).toBe('P00001');
  });

  it('becomes the files that lie in it, in their order, each read and answered like any other', async () => {
    const zip = await zipped([
      { name: 'orders/first.x12', bytes: order(1, 'SO-1') },
      { folder: 'orders' },
      { link: 'latest' },
      { name: 'second.x12', bytes: order(2, 'SO-2') },
    ]);
    await world.receive('monday.zip', zip);
    await world.drain();
    expect(await files()).toEqual([
      { name: 'monday.zip', state: 'split', wrapper: 'zip', parent: null, entry: null },
      { name: 'orders/first.x12', state: 'split', wrapper: null, parent: 'monday.zip', entry: 0 },
      { name: 'second.x12', state: 'split', wrapper: null, parent: 'monday.zip', entry: 1 },
    ]);
    const answers = await world.database.query(`select name from dispatch where type = '997' and account = 'acme'`);
    expect(answers).toHaveLength(2);
    const [parent] = await world.database.query<{ findings: { message: string }[] }>(
      `select findings from file where wrapper = 'zip'`,
    );
    expect(parent?.findings.map(({ message }) => message)).toEqual([
      'orders: it is a folder, left aside',
      'latest: it is a link to another file, left aside',
    ]);
    const same = await world.database.query<{ same: boolean }>(
      `select bool_and(encode(sha256(c.bytes), 'hex') = f.sha256) as same from file f join payload_chunk c on c.payload = f.payload`,
    );
    expect(same).toEqual([{ same: true }]);
    expect(await orphans()).toEqual([]);
    expect(await world.database.query('select file from unwrapping')).toEqual([]);
  });

  it('may have names that climb out of it: the files are taken, the names are cleaned', async () => {
    const zip = renamedInside(
      await zipped([{ name: 'aa/aa/etc/passwd', bytes: order(1, 'SO-1') }]),
      'aa/aa/etc',
      '../../etc',
    );
    await world.receive('climbing.zip', zip);
    await world.drain();
    expect((await files()).map(({ name }) => name)).toEqual(['climbing.zip', 'etc/passwd']);
  });

  it('is held with words when it is encrypted, damaged, cut short or empty', async () => {
    const zip = await zipped([{ name: 'order.x12', bytes: Buffer.alloc(50_000, order(1, 'SO-1')) }]);
    const damaged = Buffer.from(zip);
    damaged.fill(0xaa, 60, 120);
    for (const [name, bytes, code, words] of [
      ['sealed.zip', sealedInside(zip), 'wrapper-encrypted', /order\.x12 in sealed\.zip is encrypted with a password/],
      ['damaged.zip', damaged, 'wrapper-broken', /damaged\.zip is a zip file that is damaged or cut short: /],
      ['short.zip', zip.subarray(0, zip.length - 30), 'wrapper-broken', /damaged or cut short: .*central directory/i],
      ['empty.zip', await zipped([{ folder: 'nothing' }]), 'wrapper-empty', /in which no file lies/],
    ] as const) {
      await world.receive(name, bytes);
      await world.drain();
      const found = (await openExceptions()).find((each) => each.message.includes(name));
      expect(found, name).toMatchObject({ code, owner: 'onboarding', message: words });
    }
    expect((await files()).map(({ state }) => state)).toEqual(Array(4).fill('unreadable'));
    expect(await orphans()).toEqual([]);
  });
});

describe('a gzip file', () => {
  it('becomes the one file in it, under its name without .gz', async () => {
    await world.receive('order.x12.gz', gzipSync(order(1, 'SO-1')));
    await world.drain();
    expect((await files()).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'order.x12.gz split',
      'order.x12 split',
    ]);
  });

  it('is known by its first bytes, whatever its name is, and held when it is cut short', async () => {
    const packed = gzipSync(Buffer.alloc(300_000, order(1, 'SO-1')));
    await world.receive('order.x12', packed.subarray(0, packed.length - 9));
    await world.drain();
    expect(await openExceptions()).toMatchObject([{ code: 'wrapper-broken', message: /order\.x12 is a gzip file/ }]);
    expect(await orphans()).toEqual([]);
  });
});

describe('a tar file', () => {
  it('becomes the files in it, in their order, packed or not, as GNU tar writes them', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'quayside-tar-'));
    const long = `${'long-'.repeat(30)}name.x12`;
    await mkdir(path.join(folder, 'in'));
    await writeFile(path.join(folder, 'in/first.x12'), order(1, 'SO-1'));
    await writeFile(path.join(folder, long), Buffer.alloc(300_000, 'no interchange'));
    for (const format of ['gnu', 'posix', 'ustar']) {
      const args = ['-C', folder, '-czf', path.join(folder, 'orders.tgz'), `--format=${format}`, 'in'];
      await promisify(execFile)('tar', format === 'ustar' ? args : [...args, long]);
      await world.receive(`${format}.tgz`, await readFile(path.join(folder, 'orders.tgz')));
    }
    await rm(folder, { recursive: true });
    await world.drain();
    expect(await openExceptions()).toEqual([]);
    const found = (await files()).map(({ name, wrapper, parent }) => `${parent ?? ''} > ${name} ${wrapper ?? ''}`);
    expect(found.sort()).toEqual(
      [
        ...['gnu', 'posix', 'ustar'].flatMap((format) => [
          ` > ${format}.tgz gzip`,
          `${format}.tgz > ${format}.tar tar`,
          `${format}.tar > in/first.x12 `,
        ]),
        ...['gnu', 'posix'].map((format) => `${format}.tar > ${long} `),
      ].sort(),
    );
    const same = await world.database.query<{ n: string }>(
      `select count(distinct sha256) as n from file where wrapper is null`,
    );
    expect(same).toEqual([{ n: '2' }]);
    expect(await orphans()).toEqual([]);
  });

  it('is refused as a whole with words when there is anything in it but files and folders, or it is cut anywhere', async () => {
    const good = { name: 'order.x12', bytes: order(1, 'SO-1') };
    const whole = await tarred([good, { name: 'more.x12', bytes: Buffer.alloc(5000, 'x') }]);
    const damaged = Buffer.from(whole);
    damaged.fill(0x41, 1024 + 148, 1024 + 156);
    const cases: [string, Buffer, string, RegExp][] = [
      [
        'link',
        await tarred([good, { name: 'a', type: 'symlink', linkname: '/etc/passwd' }]),
        'tar-entry-refused',
        /a in link\.tar is a link to another file/,
      ],
      [
        'hard',
        await tarred([good, { name: 'b', type: 'link', linkname: 'order.x12' }]),
        'tar-entry-refused',
        /is a link to another file/,
      ],
      [
        'device',
        await tarred([good, { name: 'c', type: 'character-device' }]),
        'tar-entry-refused',
        /is a character-device/,
      ],
      [
        'root',
        await tarred([good, { ...good, name: '/etc/cron.d/x' }]),
        'tar-entry-refused',
        /does not begin in the archive/,
      ],
      ['drive', await tarred([good, { ...good, name: 'C:\\x' }]), 'tar-entry-refused', /does not begin in the archive/],
      [
        'climbing',
        await tarred([good, { ...good, name: 'a/../../x' }]),
        'tar-entry-refused',
        /climbs out of its folder/,
      ],
      [
        'sparse',
        await tarred([good, { ...good, pax: { 'GNU.sparse.major': '1' } }]),
        'tar-entry-refused',
        /is a sparse file/,
      ],
      ['short', whole.subarray(0, 3000), 'wrapper-broken', /damaged or cut short/],
      ['between', whole.subarray(0, 1024), 'wrapper-broken', /it has no end/],
      ['damaged', damaged, 'wrapper-broken', /damaged or cut short/],
      ['empty', await tarred([{ name: 'folder', type: 'directory' }]), 'wrapper-empty', /in which no file lies/],
    ];
    for (const [name, bytes] of cases) await world.receive(`${name}.tar`, bytes);
    await world.drain();
    const found = await openExceptions();
    for (const [name, , code, words] of cases) {
      const one = found.find(({ message }) => message.includes(`${name}.tar`));
      expect(one, name).toMatchObject({ code, owner: 'onboarding', message: words });
    }
    expect((await files()).map(({ state }) => state)).toEqual(cases.map(() => 'unreadable'));
    expect(await orphans()).toEqual([]);
  });

  it('is limited like every wrapper, in files, in bytes and in what its headers say', async () => {
    const file = (name: string) => ({ name, bytes: order(1, name) });
    await world.receive('many.tar', await tarred(Array.from({ length: 21 }, (_, n) => file(`${n}`))));
    const zeros = Buffer.alloc(41 * 1024 * 1024);
    await world.receive('bomb.tgz', gzipSync(await tarred([{ name: 'zeros', bytes: zeros }])));
    // A name of 20 MB: it would have to be kept in memory to its end.
    const name = await tarred([{ name: 'x', pax: { comment: 'x'.repeat(20_000_000) }, bytes: Buffer.from('x') }]);
    await world.receive('names.tar', name);
    const folders = Array.from({ length: 300 }, (_, n) => ({ name: `f${n}/`, type: 'directory' as const }));
    await world.receive('folders.tar', await tarred([...folders, file('order.x12')]));
    await world.drain();
    const found = await openExceptions();
    expect(found.map(({ code }) => code).sort()).toEqual(['wrapper-broken', 'wrapper-too-large', 'wrapper-too-large']);
    expect(found.find(({ code }) => code === 'wrapper-broken')?.message).toMatch(
      /names\.tar .*a header in it is too long/,
    );
    const [parent] = await world.database.query<{ findings: { message: string }[] }>(
      `select findings from file where name = 'folders.tar'`,
    );
    expect(parent?.findings).toHaveLength(101);
    expect(parent?.findings.at(-1)?.message).toBe('200 more that are no files, left aside');
    expect(await orphans()).toEqual([]);
  });
});

describe('limits', () => {
  it('stop a bomb on its way, and keep nothing of it', async () => {
    const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
    const half = await zipped([{ name: 'half.bin', bytes: zeros(25) }]);
    for (const [name, bytes] of [
      ['ratio.gz', gzipSync(zeros(12))],
      [
        'large.zip',
        await zipped(['a', 'b'].map((each) => ({ name: each, bytes: Buffer.concat([zeros(22), Buffer.from(each)]) }))),
      ],
      // Neither of the two is too much: what counts is what comes out of the outermost.
      [
        'nested.zip',
        await zipped([
          { name: '1.zip', bytes: half },
          { name: '2.zip', bytes: half },
        ]),
      ],
    ] as const) {
      await world.receive(name, bytes);
      await world.drain();
    }
    const found = await openExceptions();
    expect(found.map(({ code }) => code)).toEqual(Array(4).fill('wrapper-too-large'));
    expect(found.find(({ message }) => message.includes('ratio.gz'))?.message).toMatch(
      /What lies in ratio\.gz is too large: unpacking stopped in ratio\. At most 41943040 bytes/,
    );
    expect(await orphans()).toEqual([]);
  });

  it('stop at too many files and at too many wrappers inside each other', async () => {
    const many = Array.from({ length: 21 }, (_, n) => ({ name: `${n}.x12`, bytes: Buffer.from(`file ${n}`) }));
    await world.receive('many.zip', await zipped(many));
    let deep = order(1, 'SO-1');
    for (let level = 0; level < 4; level += 1) deep = gzipSync(deep);
    await world.receive('deep.gz', deep);
    await world.drain();
    const found = (await openExceptions()).sort((a, b) => b.code.localeCompare(a.code));
    expect(found).toMatchObject([
      { code: 'wrapper-too-large', message: /More than 20 files lie in many\.zip/ },
      { code: 'wrapper-too-deep', message: /is a gzip file inside 3 others: 3 were agreed/ },
    ]);
    expect(await orphans()).toEqual([]);
  });

  it('let wrappers inside wrappers through where they were agreed', async () => {
    const inner = await zipped([{ name: 'order.x12', bytes: order(1, 'SO-1') }]);
    await world.receive('outer.zip', await zipped([{ name: 'inner.zip.gz', bytes: gzipSync(inner) }]));
    await world.drain();
    expect((await files()).map(({ name, wrapper }) => `${name} ${wrapper}`)).toEqual([
      'outer.zip zip',
      'inner.zip.gz gzip',
      'inner.zip zip',
      'order.x12 null',
    ]);
    expect(await openExceptions()).toEqual([]);
  });
});

it('takes a wrapper up again when a person says so, once it fits', async () => {
  const zip = await zipped([{ name: 'order.x12', bytes: order(1, 'SO-1') }]);
  await world.receive('again.zip', sealedInside(zip));
  await world.drain();
  const { chooseForFile } = await import('@quayside/exchange');
  const [file] = await world.database.query<{ id: string }>(`select id from file`);
  await chooseForFile(world.ports, file?.id ?? '', { choice: 'process-again', reason: 'look once more', by: 'Ann' });
  await world.drain();
  expect(await openExceptions()).toHaveLength(1);
  expect(await files()).toHaveLength(1);
});
