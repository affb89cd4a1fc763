import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@quayside/runtime';
import { Client } from 'pg';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';
import { waitFor } from './wait-for.js';

/**
 * A PostgreSQL of its own behind a fixed address on loopback, so that everything that happens to a database can happen to it:
 * each start is on another port, as if the address led to another server now.
 */
export interface BreakablePostgres {
  /** The address that clients know, through a proxy. */
  readonly url: string;
  query<T = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** `fast` ends every session in order; `killed` ends the server as a crash does. */
  restart(how: 'fast' | 'killed', awayMs: number): Promise<void>;
  /** Nothing gets through, and what was connected is cut. */
  unreachable(ms: number): Promise<void>;
  /** Ends one session of the gateway that nobody chose. */
  terminateOne(): Promise<void>;
  /** Holds a setting for all sessions, those that are open as well. */
  withSetting(setting: string, value: string, ms: number): Promise<void>;
  /** Takes every connection that is left. */
  exhausted(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startBreakablePostgres(): Promise<BreakablePostgres> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-outage-'));
  await chmod(directory, 0o755);
  let server: EmbeddedPostgres = await startEmbeddedPostgres(directory, 0);
  const direct = () => server.ownerUrl;
  const proxy = await startTcpProxy(() => Number(new URL(direct()).port));
  const outside = new URL(server.ownerUrl);
  outside.port = String(proxy.port);
  const sql = <T>(text: string, values: readonly unknown[] = []) => ask<T>(direct(), text, values);
  return {
    url: outside.href,
    query: sql,
    async restart(how, awayMs) {
      if (how === 'killed') await kill(directory);
      else await server.stop();
      await pause(awayMs);
      server = await startEmbeddedPostgres(directory, 0);
    },
    unreachable: (ms) => cut(proxy, ms),
    async terminateOne() {
      await sql(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'quayside%' and pid <> pg_backend_pid() order by random() limit 1`);
    },
    async withSetting(setting, value, ms) {
      await alter(direct(), `alter system set ${setting} = ${value}`);
      await pause(ms);
      await alter(direct(), `alter system reset ${setting}`);
    },
    exhausted: (ms) => exhaust(direct(), ms),
    async stop() {
      await proxy.close();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function ask<T>(url: string, text: string, values: readonly unknown[]): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as T[];
  } finally {
    await client.end();
  }
}

/** What the test itself asks is not held to the setting that it makes. */
async function alter(url: string, statement: string): Promise<void> {
  const free = new URL(url);
  free.searchParams.set('options', '-c statement_timeout=0 -c default_transaction_read_only=off');
  await ask(free.href, statement, []);
  await ask(free.href, 'select pg_reload_conf()', []);
}

/** As a crash of the machine's memory ends it: no process of it is left, and its lock file is. */
async function kill(directory: string): Promise<void> {
  const [pid = ''] = (await readFile(path.join(directory, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
  const children = await childrenOf(pid);
  for (const each of [pid, ...children]) process.kill(Number(each), 'SIGKILL');
  await waitFor(
    'the server to be gone',
    async () => !(await Promise.all([pid, ...children].map(lives))).includes(true),
  );
}

async function childrenOf(pid: string): Promise<string[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(all.map(async (each) => ((await statOf(each))?.[1] === pid ? [each] : [])));
  return parents.flat();
}

/** One that has ended and was not waited for by its parent lives no more. */
async function lives(pid: string): Promise<boolean> {
  const stat = await statOf(pid);
  return stat !== undefined && stat[0] !== 'Z';
}

/** State and parent of a process. */
async function statOf(pid: string): Promise<readonly string[] | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name of the program stands in brackets before them.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

async function cut(proxy: TcpProxy, ms: number): Promise<void> {
  proxy.refuse(true);
  proxy.cutAfter(0);
  await pause(ms);
  proxy.cutAfter(Infinity);
  proxy.refuse(false);
}

async function exhaust(url: string, ms: number): Promise<void> {
  const taken: Client[] = [];
  try {
    for (;;) {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      taken.push(client);
    }
  } catch {
    // None is left: just so.
  }
  await pause(ms);
  await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
}

// The length of an outage is what is tested, not something that is waited for.
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
