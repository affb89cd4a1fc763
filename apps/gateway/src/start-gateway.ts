import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  demoConnection,
  lockInstance,
  openLog,
  openRuntime,
  playDemo,
  type Config,
  type DemoLine,
  type Role,
  type Runtime,
} from '@quayside/runtime';
import { rows } from '@quayside/store';
import type { GatewayState } from './http/gateway-state.js';
import { startHttpServer, type HttpServer } from './http/http-server.js';
import { firstAccount } from './http/passwords.js';
import { startSftpServer } from './sftp/sftp-server.js';
import { startWorker, usualPace, type WorkerPace } from './worker.js';

export interface GatewayOptions {
  readonly config: Config;
  readonly root: string;
  readonly roles: readonly Role[];
  /** Play the demo supplier if the database is empty. */
  readonly demo: boolean;
  readonly pace?: WorkerPace;
  readonly say: (line: DemoLine) => void;
}

export interface Gateway {
  readonly runtime: Runtime;
  readonly state: GatewayState;
  readonly http: HttpServer | undefined;
  /** Shown once, at the first start. */
  readonly adminPassword: string | undefined;
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
    const log = openLog(config);
    const runtime = await openRuntime(config, log);
    closers.push(() => runtime.close());
    await runtime.ports.store.exclusively('profiles', () => runtime.importProfiles());
    const fresh = await isEmpty(runtime);
    const adminPassword = roles.includes('http') ? await firstAccount(runtime) : undefined;
    if (roles.includes('worker')) closers.push(await startWorker(runtime, options.pace ?? usualPace));
    if (roles.includes('sftp')) closers.push(await openSftp(runtime, state));
    const http = roles.includes('http') ? await startHttpServer(runtime, state) : undefined;
    if (http) closers.push(() => http.close());
    const startedAt = new Date().toISOString();
    const sftp = state.sftp ? { host: state.sftp.host, port: state.sftp.port } : null;
    lock.say({ http: http?.url ?? null, sftp, startedAt, demoToken: state.demoToken });
    log.info({ event: 'started', roles, http: http?.url, sftp }, 'Quayside has started');
    if (options.demo && fresh && state.sftp && roles.includes('worker') && (await hasDemoPartners(runtime))) {
      await playDemo(runtime, state.sftp, 'first', options.say);
    }
    return { runtime, state, http, adminPassword, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openSftp(runtime: Runtime, state: GatewayState): Promise<() => Promise<void>> {
  const { config, ports, mailbox, uploads, settings, log, metrics } = runtime;
  const server = await startSftpServer({ ports, mailbox, uploads, settings, log, metrics, ...config.sftp });
  state.sftp = server;
  return () => server.close();
}

async function isEmpty(runtime: Runtime): Promise<boolean> {
  const [row] = await rows<{ empty: boolean }>(
    runtime.database.manager,
    'select not exists (select from file) as empty',
  );
  return row?.empty ?? false;
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
