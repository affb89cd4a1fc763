import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { connectSftp, type TestClient } from '../support/sftp-client.js';
import { waitFor } from '../support/wait-for.js';

// Uploads that break off, and go on.

let test: TestGateway;
const open: TestClient[] = [];

beforeAll(async () => {
  test = await testGateway();
});
afterEach(async () => {
  for (const client of open.splice(0)) await client.end();
});
afterAll(() => test.stop());

async function connect(): Promise<TestClient> {
  const client = await connectSftp(test);
  open.push(client);
  return client;
}

const received = (name: string) =>
  test.database.query<{ size: string; sha256: string }>('select size, sha256 from file where name = $1', [name]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** Not whole in chunks of the store, and different all over. */
const content = Buffer.from(Array.from({ length: 2_500_000 }, (_, n) => (n * 31 + (n >> 8)) % 256));
const piece = 32_768;

/** Sends from `from` up to `to` as clients do, and cuts the line. */
async function sendAndCut(name: string, to: number): Promise<void> {
  const client = await connect();
  const handle = await client.open(`in/${name}`, 'w');
  for (let at = 0; at < to; at += piece) await client.write(handle, at, content.subarray(at, Math.min(to, at + piece)));
  client.cut();
}

/** What has come is kept as soon as the server has noticed that the line is cut. */
async function kept(client: TestClient, name: string, size: number): Promise<void> {
  await waitFor('what came to be kept', async () => (await client.size(`in/${name}`).catch(() => -1)) === size);
}

describe('an upload whose connection dropped', () => {
  it('was not received, shows how much has come, and goes on from there', async () => {
    await sendAndCut('large.x12', 1_500_000);
    const client = await connect();
    await kept(client, 'large.x12', 1_500_000);
    expect(await received('large.x12')).toEqual([]);
    const handle = await client.open('in/large.x12', 'a');
    for (let at = 1_500_000; at < content.length; at += piece)
      await client.write(handle, at, content.subarray(at, at + piece));
    await client.close(handle);
    expect(await received('large.x12')).toEqual([{ size: String(content.length), sha256: sha256(content) }]);
    expect(await test.database.query(`select id from upload where name = 'large.x12'`)).toEqual([]);
    expect(Buffer.compare((await client.client.get('in/large.x12')) as Buffer, content)).toBe(0);
  });

  it('goes on for clients that do not say APPEND, and for those that say it and count from zero', async () => {
    for (const [name, flags, offset] of [
      ['plain.x12', 'r+', 1_100_000],
      ['from-zero.x12', 'a', 0],
    ] as const) {
      await sendAndCut(name, 1_100_000);
      const client = await connect();
      await kept(client, name, 1_100_000);
      const handle = await client.open(`in/${name}`, flags);
      await client.write(handle, offset, content.subarray(1_100_000, 1_132_768));
      await client.write(handle, offset + 32_768, content.subarray(1_132_768, 1_160_000));
      await client.close(handle);
      expect((await received(name))[0]?.sha256).toBe(sha256(content.subarray(0, 1_160_000)));
    }
  });

  it('is replaced when it is sent anew from the beginning', async () => {
    await sendAndCut('anew.x12', 100_000);
    const client = await connect();
    await kept(client, 'anew.x12', 100_000);
    await client.client.put(Buffer.from('all of it'), 'in/anew.x12');
    expect(await received('anew.x12')).toEqual([{ size: '9', sha256: sha256(Buffer.from('all of it')) }]);
    expect(await client.size('in/anew.x12')).toBe(9);
    expect(await test.database.query(`select id from upload where name = 'anew.x12'`)).toEqual([]);
  });

  it('cannot be made a file by a RENAME, and can once the rest has come', async () => {
    await sendAndCut('order.x12.part', 50_000);
    const client = await connect();
    await kept(client, 'order.x12.part', 50_000);
    await expect(client.client.rename('in/order.x12.part', 'in/order.x12')).rejects.toThrow(/broken off/);
    const handle = await client.open('in/order.x12.part', 'a');
    await client.write(handle, 50_000, content.subarray(50_000, 60_000));
    await client.close(handle);
    await client.client.rename('in/order.x12.part', 'in/order.x12');
    expect((await received('order.x12'))[0]?.sha256).toBe(sha256(content.subarray(0, 60_000)));
  });

  it('leaves no gap: what does not begin where the last bytes ended is refused', async () => {
    await sendAndCut('gap.x12', 10_000);
    const client = await connect();
    await kept(client, 'gap.x12', 10_000);
    const handle = await client.open('in/gap.x12', 'r+');
    await client.write(handle, 20_000, Buffer.from('later'));
    await expect(client.close(handle)).rejects.toThrow(/bytes from 10000 on never came/);
    expect(await received('gap.x12')).toEqual([]);
  });
});

it('lets the session that comes back write, and no more the one that hangs', async () => {
  const hanging = await connect();
  const old = await hanging.open('in/hanging.x12', 'w');
  for (let at = 0; at < 1_114_112; at += piece) await hanging.write(old, at, content.subarray(at, at + piece));
  const client = await connect();
  const whole = await client.size('in/hanging.x12');
  const handle = await client.open('in/hanging.x12', 'a');
  await client.write(handle, whole, content.subarray(whole, 1_200_000));
  await client.close(handle);
  expect((await received('hanging.x12'))[0]?.sha256).toBe(sha256(content.subarray(0, 1_200_000)));
  await expect(hanging.close(old)).rejects.toThrow(/another session goes on/);
  expect(await received('hanging.x12')).toHaveLength(1);
});

it('takes nothing more into a file that was received', async () => {
  const client = await connect();
  await client.client.put(Buffer.from('done'), 'in/done.x12');
  await expect(client.open('in/done.x12', 'a')).rejects.toThrow(/received already/);
});

it('adds to a file that was closed under a name that says "not finished"', async () => {
  const client = await connect();
  await client.client.put(content.subarray(0, 70_000), 'in/two-parts.x12.part');
  await client.client.append(content.subarray(70_000, 90_000), 'in/two-parts.x12.part');
  await client.client.rename('in/two-parts.x12.part', 'in/two-parts.x12');
  expect((await received('two-parts.x12'))[0]?.sha256).toBe(sha256(content.subarray(0, 90_000)));
});
