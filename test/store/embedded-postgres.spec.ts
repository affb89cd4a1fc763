import { chmod, mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@quayside/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-cluster-'));
  await chmod(directory, 0o755);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('takes over a server that a killed gateway left running, and keeps its data over a stop', async () => {
  const first = await startEmbeddedPostgres(path.join(directory, 'a'), 0);
  // As after SIGKILL: nobody stopped it, and the next start finds it.
  const second = await startEmbeddedPostgres(path.join(directory, 'a'), 0);
  expect(second.url).toBe(first.url);
  await second.stop();
  const third = await startEmbeddedPostgres(path.join(directory, 'a'), 0);
  expect(third.ownerUrl.replace(/:\d+\//, '')).toBe(first.ownerUrl.replace(/:\d+\//, ''));
  expect(new URL(third.url).password).toBe(new URL(first.url).password);
  expect([third.url, third.ownerUrl].map((url) => new URL(url).username)).toEqual(['quayside_app', 'quayside']);
  await third.stop();
});

it('names the variable of a taken port', async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await expect(startEmbeddedPostgres(path.join(directory, 'b'), port)).rejects.toThrow(/set QUAYSIDE_POSTGRES_PORT/);
  server.close();
});
