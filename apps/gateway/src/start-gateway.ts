import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  demoConnection,
  inTheClear,
  lockInstance,
  noticeRestore,
  openLog,
  openRuntime,
  playDemo,
  type Config,
  type DemoLine,
  type Role,
  type Runtime,
} from '@quayside/runtime';
import { publishedIn, publishedWords } from '@quayside/partners';
import { hasFiles, journalHead } from '@quayside/store';
import type { GatewayState } from './gateway-state.js';
import { healthOf } from './app.module.js';
import { createApp } from './create-app.js';
import { startWatchServer } from './server/health/watch-server.js';
import { listen } from './server/http-server.js';
import { firstAccount } from './console-api/session/first-account.js';
import { every } from './worker/every.js';
import type { WorkerPace } from './worker/worker.js';

/** How often is noted how far the database has come. */
const noticeMs = 5_000;

export interface GatewayOptions {
  readonly config: Config;
  readonly root: string;
  readonly roles: readonly Role[];
  /** Play the demo supplier if the database is empty. */
  readonly demo: boolean;
  /** Whether somebody reads along on standard output. */
  readonly terminal: boolean;
  readonly pace?: WorkerPace;
  readonly say: (line: DemoLine) => void;
  /** Whoever stops it while it starts waits for no demo. */
  readonly stopping?: AbortSignal;
}

export interface Gateway {
  readonly runtime: Runtime;
  readonly state: GatewayState;
  readonly http: { readonly url: string } | undefined;
  /** Shown once, at the first start. */
  readonly adminPassword: string | undefined;
  /** What an operator should know of its doors, a sentence each. */
  readonly warnings: readonly string[];
  stop(): Promise<void>;
}

/** Starts the roles of one process in the order in which they need each other, and stops them in the opposite one. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, root, roles } = options;
  const lock = lockInstance(config.dataDirectory);
  const closers: (() => Promise<unknown>)[] = [async () => lock.release()];
  const state: GatewayState = {
    version: versionOf(root),
    roles,
    demoToken: randomBytes(24).toString('hex'),
    sftp: undefined,
    stopping: false,
  };
  const stop = async () => {
    state.stopping = true;
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const runtime = await openRuntime(config, await openLog(config, options));
    closers.push(() => runtime.close());
    await watchForRestore(runtime, closers);
    await runtime.ports.store.exclusively('profiles', () => runtime.importProfiles());
    const fresh = !(await hasFiles(runtime.database));
    const http = await startRoles(runtime, state, options, closers);
    // Last of all: a password that is shown once must not be made by a start that fails.
    const adminPassword = http ? await firstAccount(runtime.people, config.adminPassword) : undefined;
    announce(runtime, state, lock, http);
    const warnings = await doorWarnings(runtime);
    for (const warning of warnings) runtime.log.warn({ event: 'doors' }, warning);
    if (options.demo && fresh) await playFirstDemo(runtime, state, options);
    return { runtime, state, http, adminPassword, warnings, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Before anything is sent, and while it runs: a replica that takes over may know less. */
async function watchForRestore(runtime: Runtime, closers: (() => Promise<unknown>)[]): Promise<void> {
  const { config, ports, database, log } = runtime;
  const lastLine = async () => (await journalHead(database)).line;
  const notice = () => noticeRestore(config.dataDirectory, { ports, lastLine, log });
  const noticed = await notice();
  if (noticed) process.stderr.write(`quayside: ${noticed}\n`);
  closers.push(every(log, 'high-water', noticeMs, notice));
}

/** Starts the roles, and says where it listens for HTTP if it does. */
async function startRoles(
  runtime: Runtime,
  state: GatewayState,
  { pace }: GatewayOptions,
  closers: (() => Promise<unknown>)[],
): Promise<Gateway['http']> {
  const { listen: watched } = runtime.config.metrics;
  if (watched) {
    const watch = await startWatchServer(healthOf(runtime, state), watched);
    closers.push(() => watch.close());
  }
  const app = await createApp(runtime, state, pace);
  closers.push(() => app.close());
  await app.init();
  return state.roles.includes('http') ? { url: await listen(app, runtime.config.http) } : undefined;
}

function announce(
  { log }: Runtime,
  { roles, sftp, demoToken }: GatewayState,
  lock: ReturnType<typeof lockInstance>,
  http: Gateway['http'],
): void {
  const at = sftp ? { host: sftp.host, port: sftp.port } : null;
  lock.say({ http: http?.url ?? null, sftp: at, startedAt: new Date().toISOString(), demoToken });
  log.info({ event: 'started', roles, http: http?.url, sftp: at }, 'Quayside has started');
}

async function playFirstDemo(
  runtime: Runtime,
  { sftp, roles }: GatewayState,
  { say, stopping }: GatewayOptions,
): Promise<void> {
  if (runtime.exposure !== undefined || !sftp || !roles.includes('worker') || !(await hasDemoPartners(runtime))) return;
  await Promise.race([playDemo(runtime, sftp, 'first', say), aborted(stopping)]);
}

/** What of published secrets is refused here, and what crosses the network in the clear. */
async function doorWarnings({ config, exposure, ports }: Runtime): Promise<readonly string[]> {
  const clear = inTheClear(config);
  const partners = exposure === undefined ? [] : await ports.partners.all();
  const published = partners.flatMap(({ partner, sources }) =>
    publishedIn(sources).map((place) => `Partner ${partner.id}: ${publishedWords(place)}, because ${exposure}.`),
  );
  return [...(clear === undefined ? [] : [clear]), ...published];
}

async function aborted(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return new Promise(() => undefined);
  if (!signal.aborted) await once(signal, 'abort');
}

async function hasDemoPartners({ ports }: Runtime): Promise<boolean> {
  const all = await ports.partners.all();
  return ['acme', 'nordwind'].every((id) =>
    all.some(({ partner }) => partner.id === id && partner.profile.odoo.connection === demoConnection),
  );
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
