import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { runningGateway } from '@quayside/runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '@quayside/runtime';
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
  // What is said to people is on standard error, as standard output is no terminal.
  return { child, ended, out: () => errors, log: () => out, errors: () => errors };
}

/** All that a start that is broken off says. */
const stoppedCleanly = expect.stringMatching(
  /^Quayside is starting \.\.\.\n\s*Quayside is stopping: .*\nStopped\.\n$/,
) as string;

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

it('waits for a database that is not there yet, says so once, and starts when it is', async () => {
  const other = await freshDatabase();
  const data = await mkdtemp(path.join(os.tmpdir(), 'quayside-wait-'));
  const away = new URL(other.url);
  away.port = String(await freePort());
  const { child, ended, out, errors } = run({ DATABASE_URL: away.href, QUAYSIDE_DATA: data });
  await waitFor('the line that it waits', async () => errors().includes('waits for it'));
  expect(errors()).toMatch(/DATABASE_URL: database \w+ at 127.0.0.1:\d+ does not answer yet: Quayside waits for it/);
  expect(errors()).not.toContain(away.password);
  const proxy = forwarding(Number(new URL(other.url).port));
  proxy.listen(Number(away.port), '127.0.0.1');
  await waitFor('the gateway to start', async () => out().includes('Next:'));
  expect(errors().match(/waits for it/g)).toHaveLength(1);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  proxy.close();
  await other.drop();
  await rm(data, { recursive: true, force: true });
});

function forwarding(to: number): net.Server {
  return net.createServer((socket) => {
    const upstream = net.connect(to, '127.0.0.1');
    socket.pipe(upstream).pipe(socket);
    for (const each of [socket, upstream]) each.on('error', () => undefined);
  });
}

it('says that the database lets it in to nothing, and what to check', async () => {
  const wrong = new URL(database.url);
  wrong.password = 'not-it';
  const text = await refusal({ DATABASE_URL: wrong.href });
  expect(text).toMatch(/DATABASE_URL: database \w+ at 127.0.0.1:\d+ cannot be used .*check that name and password/);
  expect(text).not.toContain('not-it');
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
  const { ended, log, errors } = launch(['start', '--no-demo'], { QUAYSIDE_HTTP_PORT: String(port) });
  expect([await ended, log()]).toEqual([1, '']);
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

it('has its last line in the log when it is killed, and the same lines on standard output', async () => {
  const { child, ended, out, log } = run({});
  await waitFor('the greeting', () => out().includes('Next:'));
  child.kill('SIGKILL');
  await ended;
  const kept = await readFile(path.join(directory, 'log/current.log'), 'utf8');
  const started = /^.*"event":"started".*$/m.exec(log())?.[0];
  expect(started).toContain(`"pid":${child.pid}`);
  expect(kept.split('\n')).toContain(started);
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
  expect([await ended, errors()]).toEqual([0, stoppedCleanly]);
  expect(out()).toMatch(/Stopped\./);
  expect(out()).not.toMatch(/Next:/);
});

it('ends the gateway that the demo has started when the demo is interrupted', async () => {
  const { child, ended, errors } = launch(['demo']);
  await waitFor('a gateway', () => runningGateway(directory)?.http);
  const gateway = runningGateway(directory)?.pid ?? 0;
  child.kill('SIGINT');
  expect([await ended, errors()]).toEqual([130, stoppedCleanly]);
  expect(() => process.kill(gateway, 0)).toThrow(/ESRCH/);
});
