import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { runningGateway } from '@quayside/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { root } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

// Starting and stopping the real process from the build, and what it says when something outside is wrong.

let database: TestDatabase;
let directory: string;
beforeAll(async () => {
  database = await freshDatabase();
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-start-'));
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

function run(environment: Record<string, string>, args: readonly string[] = []) {
  const main = path.join(root, 'dist/apps/gateway/src/main.js');
  return watched(process.execPath, [main, '--no-demo', ...args], environment);
}

/** In a process group of its own, as a terminal starts it. */
function launch(args: readonly string[], environment: Record<string, string> = {}) {
  return watched(path.join(root, 'quayside'), args, environment, true);
}

function watched(command: string, args: readonly string[], environment: Record<string, string>, detached = false) {
  const child = spawn(command, args, {
    detached,
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: database.url,
      QUAYSIDE_DATA: directory,
      QUAYSIDE_HTTP_PORT: '0',
      QUAYSIDE_SFTP_PORT: '0',
      ...environment,
    },
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, out: () => out, errors: () => errors };
}

async function refusal(environment: Record<string, string>, args: readonly string[] = []): Promise<string> {
  const { ended, errors } = run(environment, args);
  expect(await ended).toBe(1);
  // One clear line each, and no stack.
  expect(errors()).not.toMatch(/\n\s+at /);
  return errors();
}

it('names the variable of a bad value', async () => {
  expect(await refusal({ QUAYSIDE_SFTP_PORT: 'ssh' })).toMatch(/^quayside: QUAYSIDE_SFTP_PORT="ssh" is not valid/);
  expect(await refusal({}, ['--roles', 'htp'])).toMatch(/"htp" is no role/);
});

it('says that the database cannot be reached, and what to check', async () => {
  const text = await refusal({ DATABASE_URL: 'postgres://u:p@127.0.0.1:1/quayside' });
  expect(text).toMatch(/DATABASE_URL: no connection to database quayside at 127.0.0.1:1/);
  expect(text).not.toContain('u:p');
});

it('names the variable of a taken port', async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  expect(await refusal({ QUAYSIDE_HTTP_PORT: String(port) })).toMatch(
    `port ${port} on 127.0.0.1 is taken: set QUAYSIDE_HTTP_PORT`,
  );
  expect(await refusal({ QUAYSIDE_SFTP_PORT: String(port) })).toMatch(
    `port ${port} on 127.0.0.1 is taken: set QUAYSIDE_SFTP_PORT`,
  );
  server.close();
});

it('says who has a taken port before it is built and started', async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  const { ended, out, errors } = launch(['start', '--no-demo'], { QUAYSIDE_HTTP_PORT: String(port) });
  expect([await ended, out()]).toEqual([1, '']);
  expect(errors()).toMatch(`quayside: port ${port} on 127.0.0.1 is taken`);
  expect(errors()).toMatch(/set QUAYSIDE_HTTP_PORT to a free port/);
  server.close();
});

it('starts, says where everything is, tells a second start so, and stops cleanly', async () => {
  const first = run({});
  await waitFor('the greeting', () => first.out().includes('Next:'));
  expect(first.out()).toMatch(/Console\s+http:\/\/127\.0\.0\.1:\d+\/console\//);
  expect(first.out()).toMatch(/user admin, password \S+\s+\(shown only this once\)/);
  expect(first.out()).toMatch(/SFTP\s+sftp -P \d+ acme@127\.0\.0\.1/);
  expect(first.out()).toMatch(/none configured: the built-in demo stand-in/);
  expect(await refusal({})).toMatch(/already runs at http:\/\/127\.0\.0\.1:\d+ \(process \d+\)/);
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(first.out()).toMatch(/Stopped\./);

  const again = run({ QUAYSIDE_SFTP_LEGACY_PORT: '0' });
  await waitFor('the greeting', () => again.out().includes('Next:'));
  expect(again.out()).not.toMatch(/shown only this once/);
  expect(again.out()).toMatch(/host key SHA256:\S+\n\s+old software: port \d+, host key SHA256:\S+\n/);
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'stops cleanly when %s reaches its launcher alone',
  async (signal) => {
    const { child, ended, out } = launch(['start', '--no-demo']);
    await waitFor('the greeting', () => out().includes('Next:'));
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(out()).toMatch(/Stopped\./);
  },
);

it('takes Ctrl-C, which reaches launcher and gateway, for one signal', async () => {
  const { child, ended, out } = launch(['start', '--no-demo']);
  await waitFor('the greeting', () => out().includes('Next:'));
  process.kill(-(child.pid ?? 0), 'SIGINT');
  expect(await ended).toBe(0);
  expect(out()).toMatch(/Stopped\./);
});

it('stops cleanly when its terminal is closed, and nobody reads what it says', async () => {
  const { child, ended, out } = run({});
  await waitFor('the greeting', () => out().includes('Next:'));
  child.stdout.destroy();
  child.stderr.destroy();
  child.kill('SIGHUP');
  expect(await ended).toBe(0);
  expect(runningGateway(directory)).toBeUndefined();
});

it('stops cleanly while it starts', async () => {
  const { child, ended, out, errors } = run({});
  await waitFor('it to take its directory', () => runningGateway(directory) !== undefined);
  child.kill('SIGINT');
  expect([await ended, errors()]).toEqual([0, '']);
  expect(out()).toMatch(/Stopped\./);
  expect(out()).not.toMatch(/Next:/);
});

it('ends the gateway that the demo has started when the demo is interrupted', async () => {
  const { child, ended, errors } = launch(['demo']);
  await waitFor('a gateway', () => runningGateway(directory)?.http);
  const gateway = runningGateway(directory)?.pid ?? 0;
  child.kill('SIGINT');
  expect([await ended, errors()]).toEqual([130, '']);
  expect(() => process.kill(gateway, 0)).toThrow(/ESRCH/);
});
