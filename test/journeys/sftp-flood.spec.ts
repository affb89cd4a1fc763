import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, testGateway, type TestGateway } from '../support/gateway.js';
import { agree, connectSftp } from '../support/sftp-client.js';
import { waitFor } from '../support/wait-for.js';

// Clients that are logged in and ask for more than any client has a use for.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

/** Floods from a process of its own until the connection ends; meanwhile others work. Returns the most megabytes that our buffers took. */
async function flood(how: 'write' | 'stat' | 'deaf', meanwhile: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 10);
  const ended = startFlood(how);
  try {
    await meanwhile();
    ended.child.stdin?.write('hear\n');
    expect((await ended).stdout).toBe('closed\n');
  } finally {
    clearInterval(sampling);
    ended.child.kill();
  }
  return most / 1024 ** 2;
}

function startFlood(how: string) {
  const script = path.join(root, 'test/support/sftp-flood.mjs');
  const port = String(test.gateway.state.sftp?.port);
  return promisify(execFile)(process.execPath, [script, port, how], { timeout: 60_000 });
}

const cuts = async () =>
  (
    await test.database.query<{ what: string }>(
      `select what from journal where kind = 'login' and row = 'acme' and "to" = 'cut' order by id`,
    )
  ).map(({ what }) => what);

/** Another partner is served as ever. */
async function nordwindDrops(name: string): Promise<void> {
  const { file } = await test.drop(name, Buffer.from('UNA nothing of note'), 'nordwind');
  expect(file.id).toBeTruthy();
}

describe('a client that asks for too much at once', () => {
  it('is cut off when it sends more than is stored, keeps none of our memory, and half a file is not taken for all of it', async () => {
    const megabytes = await flood('write', () => nordwindDrops('during-write.edi'));
    expect(megabytes).toBeLessThan(150);
    expect(await cuts()).toEqual([expect.stringMatching(/^connection cut: 33554432 bytes waited to be dealt with/)]);
    expect(await test.database.query(`select 1 from file where name = 'flood.bin'`)).toEqual([]);
  });

  it('is cut off when it asks more than is answered, and the journal says so once', async () => {
    const before = await cuts();
    await flood('stat', () => nordwindDrops('during-stat.edi'));
    expect((await cuts()).slice(before.length)).toEqual([
      expect.stringMatching(/^connection cut: 16384 requests waited to be dealt with/),
    ]);
  });

  it('is served no faster than it takes its answers, and all of it in the end', async () => {
    await test.drop('to-read.bin', Buffer.alloc(1024 * 1024, 'x'));
    const megabytes = await flood('deaf', async () => {
      for (let n = 0; n < 5; n += 1) await nordwindDrops(`during-deaf-${n}.edi`);
    });
    expect(megabytes).toBeLessThan(100);
  });

  it('and takes no answers is sent away when it is idle, and its place is free again', async () => {
    await agree(test, 'acme', { idle: '1s', maxSessions: '1' });
    const logins = () =>
      test.database.query(`select 1 from journal where kind = 'login' and row = 'acme' and "to" = 'in'`);
    const before = (await logins()).length;
    const flooding = startFlood('deaf');
    const { child } = flooding;
    flooding.catch(() => undefined);
    await waitFor('its login', async () => (await logins()).length > before);
    const next = await waitFor('room for another', () => connectSftp(test).catch(() => undefined));
    await next.end();
    expect(child.exitCode).toBeNull();
    child.kill();
    await agree(test, 'acme', { idle: '', maxSessions: '' });
  });

  it('may come again at once', async () => {
    const client = await connectSftp(test);
    await waitFor('a listing', () => client.client.list('out'));
    await client.end();
  });
});
