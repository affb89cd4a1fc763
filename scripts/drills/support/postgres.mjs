// A PostgreSQL of Debian's packages, with the tools of the same major version: the bundled one has no pg_dump.
import { execFile, spawn } from 'node:child_process';
import { chown, mkdir, readFile, readdir } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { waitFor } from './wait-for.mjs';

const run = promisify(execFile);
const installed = '/usr/lib/postgresql';

/** The folder of the newest installed server's programs; nothing where there is none with pg_dump. */
export async function postgresTools() {
  const versions = await readdir(installed).catch(() => []);
  for (const version of versions.toSorted((a, b) => Number(b) - Number(a))) {
    const bin = path.join(installed, version, 'bin');
    const programs = await readdir(bin).catch(() => []);
    if (['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((each) => programs.includes(each)))
      return { bin, version };
  }
  return undefined;
}

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a server below `directory`, on loopback. */
export async function startPostgres({ bin }, directory) {
  const cluster = path.join(directory, 'cluster');
  await mkdir(cluster, { recursive: true });
  const user = process.getuid() === 0 ? await postgresUser() : {};
  if (user.uid) for (const each of [directory, cluster]) await chown(each, user.uid, user.gid);
  const options = { ...user, env: { ...process.env, LC_ALL: 'C' } };
  await run(path.join(bin, 'initdb'), ['-D', cluster, '-U', 'quayside', '--auth=trust', '-E', 'UTF8'], options);
  const port = await freePort();
  const settings = ['-D', cluster, '-p', `${port}`, '-c', 'listen_addresses=127.0.0.1', '-k', cluster];
  let child;
  let gone;
  const start = async () => {
    child = spawn(path.join(bin, 'postgres'), settings, { ...options, stdio: 'ignore' });
    gone = new Promise((resolve) => child.once('exit', resolve));
    await waitFor('PostgreSQL', async () => (await tool('pg_isready'), true));
  };
  const stop = async () => {
    child.kill('SIGINT');
    await gone;
  };
  const tool = (name, ...args) =>
    run(path.join(bin, name), ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'quayside', ...args], options);
  await start();
  return {
    url: (database) => `postgres://quayside@127.0.0.1:${port}/${database}`,
    tool,
    goAway: stop,
    comeBack: start,
    stop,
  };
}

async function postgresUser() {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((each) => each.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid ? { uid: Number(uid), gid: Number(gid) } : {};
}
