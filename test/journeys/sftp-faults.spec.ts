import { createHash } from 'node:crypto';
import { settleQuotas } from '@quayside/exchange';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { agree, connectSftp, type TestClient } from '../support/sftp-client.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';
import { waitFor } from '../support/wait-for.js';

// What a partner hears when we cannot take its files: the database is away, the disk is full, its quota is used up.

let test: TestGateway;
let proxy: TcpProxy;
const open: TestClient[] = [];

beforeAll(async () => {
  let database = new URL('postgres://nowhere:1/x');
  proxy = await startTcpProxy(() => Number(database.port));
  test = await testGateway({}, (url) => {
    database = new URL(url);
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(proxy.port);
    return through.href;
  });
});
afterEach(async () => {
  proxy.refuse(false);
  for (const client of open.splice(0)) await client.end();
});
afterAll(async () => {
  await test.stop();
  await proxy.close();
});

async function connect(): Promise<TestClient> {
  const client = await connectSftp(test);
  open.push(client);
  return client;
}
const received = (name: string) =>
  test.database.query<{ size: string; sha256: string }>('select size, sha256 from file where name = $1', [name]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const content = Buffer.from(Array.from({ length: 3_500_000 }, (_, n) => (n * 17 + (n >> 9)) % 256));
const piece = 32_768;

async function send(client: TestClient, handle: Buffer, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += piece)
    await client.write(handle, at, content.subarray(at, Math.min(to, at + piece)));
}

/** No connection to the database, old or new. */
function away(): void {
  proxy.refuse(true);
  proxy.cutAfter(0);
}
function back(): void {
  proxy.refuse(false);
  proxy.cutAfter(Infinity);
}

describe('while the database is away', () => {
  it('answers a failure in the middle of an upload, takes nothing of it, and goes on with it afterwards', async () => {
    const client = await connect();
    const handle = await client.open('in/cut.x12', 'w');
    await send(client, handle, 0, 2_097_152);
    away();
    await expect(send(client, handle, 2_097_152, content.length)).rejects.toThrow(
      /cannot store files just now, try again/,
    );
    await expect(client.close(handle)).rejects.toThrow(/try again later/);
    await expect(client.open('in/other.x12', 'w')).rejects.toThrow(/try again later/);
    back();
    const next = await waitFor('the database', () => connect().catch(() => undefined));
    expect(await received('cut.x12')).toEqual([]);
    const size = await next.size('in/cut.x12');
    // The last piece may have been stored, and only the answer lost.
    expect([2_097_152, 3_145_728]).toContain(size);
    const resumed = await next.open('in/cut.x12', 'a');
    await send(next, resumed, size, content.length);
    await next.close(resumed);
    expect(await received('cut.x12')).toEqual([{ size: String(content.length), sha256: sha256(content) }]);
  });

  it('answers a failure to the close that would have received the file; put again, it is received once', async () => {
    const client = await connect();
    const handle = await client.open('in/last.x12', 'w');
    await send(client, handle, 0, 100_000);
    away();
    await expect(client.close(handle)).rejects.toThrow(/try again later/);
    back();
    const next = await waitFor('the database', () => connect().catch(() => undefined));
    expect(await received('last.x12')).toEqual([]);
    await next.client.put(content.subarray(0, 100_000), 'in/last.x12');
    expect(await received('last.x12')).toEqual([{ size: '100000', sha256: sha256(content.subarray(0, 100_000)) }]);
  });

  it('does not say that a password is wrong, and counts none', async () => {
    away();
    const error: Error = await connect().then(
      () => new Error('it came in'),
      (reason: Error) => reason,
    );
    back();
    expect(error.message).not.toMatch(/it came in|authentication/i);
    await waitFor('the database', () => connect().catch(() => undefined));
    expect(await test.database.query('select * from login_lock where failures > 0')).toEqual([]);
  });
});

describe('while the disk is full', () => {
  const full = `create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`;

  it('answers a failure, takes nothing, and goes on where it stopped when there is room again', async () => {
    const client = await connect();
    const handle = await client.open('in/full.x12', 'w');
    await send(client, handle, 0, 1_048_576);
    await test.database.query(full);
    await test.database.query(
      'create trigger full_disk before insert on payload_chunk for each row execute function no_room()',
    );
    await expect(send(client, handle, 1_048_576, content.length)).rejects.toThrow(/cannot store files just now/);
    await expect(client.close(handle)).rejects.toThrow(/try again later/);
    await expect(client.client.put(Buffer.from('small'), 'in/small.x12')).rejects.toThrow(/try again later/);
    expect(await received('full.x12')).toEqual([]);
    expect(await received('small.x12')).toEqual([]);
    await test.database.query('drop function no_room() cascade');
    const size = await client.size('in/full.x12');
    const resumed = await client.open('in/full.x12', 'a');
    await send(client, resumed, size, content.length);
    await client.close(resumed);
    await client.client.put(Buffer.from('small'), 'in/small.x12');
    expect((await received('full.x12'))[0]?.sha256).toBe(sha256(content));
    expect(await received('small.x12')).toHaveLength(1);
  });
});

describe('a quota', () => {
  const refusals = () =>
    test.database.query(`select what from journal where kind = 'login' and "to" = 'refused' and what like '%quota%'`);

  it('of files lets no further one in, says so in words, and writes one line', async () => {
    const [use] = await test.database.query<{ n: string }>(`select count(*) as n from file where account = 'acme'`);
    await agree(test, 'acme', { quota: `{ files: ${Number(use?.n) + 2} }` });
    const client = await connect();
    await client.client.put(Buffer.from('1'), 'in/one.x12');
    await client.client.put(Buffer.from('2'), 'in/two.x12');
    await expect(client.client.put(Buffer.from('3'), 'in/three.x12')).rejects.toThrow(/quota: \d+ files in 24 hours/);
    await expect(client.client.put(Buffer.from('4'), 'in/four.x12')).rejects.toThrow(/send it later/);
    expect(await received('three.x12')).toEqual([]);
    expect(await refusals()).toHaveLength(1);
    await agree(test, 'acme', { quota: '' });
    await client.client.put(Buffer.from('3'), 'in/three.x12').catch(() => undefined);
    // What was agreed when it logged in holds for the session.
    await (await connect()).client.put(Buffer.from('3'), 'in/three.x12');
    expect(await received('three.x12')).toHaveLength(1);
  });

  it('of files counts what is renamed from a half-written name, when it is renamed', async () => {
    const [use] = await test.database.query<{ n: string }>(`select count(*) as n from file where account = 'acme'`);
    await agree(test, 'acme', { quota: `{ files: ${Number(use?.n) + 2} }` });
    const { client } = await connect();
    for (const n of [1, 2, 3]) await client.put(Buffer.from(`${n}`), `in/parked-${n}.x12.part`);
    for (const n of [1, 2]) await client.rename(`in/parked-${n}.x12.part`, `in/parked-${n}.x12`);
    await expect(client.rename('in/parked-3.x12.part', 'in/parked-3.x12')).rejects.toThrow(
      /quota: \d+ files in 24 hours/,
    );
    expect(await received('parked-3.x12')).toEqual([]);
    await agree(test, 'acme', { quota: '' });
    // What was agreed when it logged in holds for the session.
    await (await connect()).client.rename('in/parked-3.x12.part', 'in/parked-3.x12');
    expect(await received('parked-3.x12')).toHaveLength(1);
  });

  it('that is used up is one exception, however many files come, until there is room again', async () => {
    const open = () =>
      test.database.query<{ owner: string; subject: string; message: string }>(
        `select owner, subject, message from exception where code = 'quota-used' and subject = 'kern' and closed_at is null`,
      );
    const overnight = () =>
      test.database.query(`update exception set opened_at = now() - interval '2 hours' where code = 'quota-used'`);
    const settle = () => settleQuotas(test.gateway.runtime.ports, test.gateway.runtime.mailbox.use);
    const lines = await refusals();
    await agree(test, 'kern', { quota: '{ files: 1 }' });
    const kern = { username: 'kern', password: 'kern-demo' };
    const clients = await Promise.all([1, 2, 3, 4].map(() => connectSftp(test, kern)));
    await clients[0]?.client.put(Buffer.from('1'), 'in/agreed.csv');
    await Promise.all(
      clients.map(async ({ client }, n) => {
        for (let m = 0; m < 5; m += 1)
          await expect(client.put(Buffer.from('x'), `in/beyond-${n}-${m}.csv`)).rejects.toThrow(/quota/);
      }),
    );
    expect(await open()).toMatchObject([{ owner: 'onboarding', subject: 'kern' }]);
    expect((await open())[0]?.message).toMatch(
      /quota: 1 files in 24 hours were agreed.* raise the quota in the profile/,
    );
    expect(await refusals()).toHaveLength(lines.length + 1);
    await overnight();
    await settle();
    expect(await open(), 'there is no room yet').toHaveLength(1);
    await agree(test, 'kern', { quota: '{ files: 10 }' });
    await waitFor('the end of it', async () => (await open()).length === 0);
    expect(await test.database.query(`select 1 from journal where row = 'kern' and "to" = 'served'`)).toHaveLength(1);
    await Promise.all(clients.map((each) => each.end()));
  });

  it('of bytes ends an upload on the way in, and keeps nothing of it', async () => {
    const [use] = await test.database.query<{ n: string }>(
      `select coalesce(sum(size), 0) as n from file where account = 'nordwind'`,
    );
    await agree(test, 'nordwind', { quota: `{ bytes: ${Number(use?.n) + 1_000_000}B }` });
    const client = await connectSftp(test, { username: 'nordwind', password: 'nordwind-demo' });
    open.push(client);
    await expect(client.client.put(content, 'in/beyond.x12')).rejects.toThrow(/quota: \d+ bytes in 24 hours/);
    expect(await received('beyond.x12')).toEqual([]);
    expect(await test.database.query(`select 1 from upload where name = 'beyond.x12'`)).toEqual([]);
    await client.client.put(content.subarray(0, 900_000), 'in/within.x12');
    expect(await received('within.x12')).toHaveLength(1);
  });
});

describe('receipts', () => {
  it('lie in out for each file received, in the commit that received it, where they were agreed', async () => {
    const client = await connect();
    await client.client.put(Buffer.from('no receipt'), 'in/quiet.x12');
    expect((await client.client.list('out')).map((each) => each.name)).not.toContain('quiet.x12.rcpt');
    await agree(test, 'acme', { receipts: 'files' });
    await client.client.put(Buffer.from('with one'), 'in/loud.x12.part');
    await client.client.rename('in/loud.x12.part', 'in/loud.x12');
    const [file] = await test.database.query<{ id: string; receivedAt: Date }>(
      `select id, received_at as "receivedAt" from file where name = 'loud.x12'`,
    );
    const receipt = ((await client.client.get('out/loud.x12.rcpt')) as Buffer).toString();
    expect(receipt).toBe(
      `receipt: ${file?.id}\nfile: loud.x12\nsize: 8\nsha256: ${sha256(Buffer.from('with one'))}\nreceived: ${file?.receivedAt.toISOString()}\n`,
    );
    const names = (await client.client.list('out')).map((each) => each.name);
    expect(names.filter((each) => each.includes('loud'))).toEqual(['loud.x12.rcpt']);
    await waitFor('it to be fetched', async () => {
      const [row] = await test.database.query<{ state: string }>(
        `select state from dispatch where name = 'loud.x12.rcpt'`,
      );
      return row?.state === 'sent';
    });
    await agree(test, 'acme', { receipts: '' });
  });
});
