import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openSftpMailbox, type SftpMailbox } from '@quayside/channels';
import type { Order } from '@quayside/canonical';
import { exposureOf, hashPassword, readConfig, type DemoLine } from '@quayside/runtime';
import { must } from '@quayside/std';
import { startGateway, type Gateway } from '../../apps/gateway/src/start-gateway.js';
import { freshDatabase, type TestDatabase } from './database.js';
import { waitFor } from './wait-for.js';

export const root = path.resolve(import.meta.dirname, '../..');

export interface TestGateway {
  readonly gateway: Gateway;
  readonly database: TestDatabase;
  /** A copy of the profiles that the test may edit. */
  readonly profiles: string;
  readonly url: string;
  mailbox(login?: string, password?: string): Promise<SftpMailbox>;
  /** Drops a file as a partner and waits until nothing of it is under way any more. */
  drop(name: string, bytes: Uint8Array, login?: string): Promise<Dropped>;
  settled(file: string): Promise<Dropped>;
  order(number: string, vendor?: string): Promise<Order>;
  stop(): Promise<void>;
}

export interface Dropped {
  readonly file: {
    readonly id: string;
    readonly state: string;
    readonly findings: readonly { readonly code: string }[];
  };
  readonly arrivals: readonly {
    readonly id: string;
    readonly state: string;
    readonly findings: readonly { readonly code: string }[];
  }[];
  readonly documents: readonly {
    readonly id: string;
    readonly state: string;
    readonly setType: string;
    readonly number: string | null;
    readonly version: number;
    readonly findings: readonly { readonly code: string }[];
  }[];
  readonly exceptions: readonly { readonly code: string; readonly owner: string; readonly message: string }[];
}

export const adminPassword = 'a-password-for-tests';

/** A gateway as `npm start` has it, on free ports, a database and profiles of its own, looking around more often. */
export async function testGateway(
  environment: Readonly<Record<string, string>> = {},
  /** Another way to the database, such as through a proxy. */
  reach: (url: string) => string = (url) => url,
): Promise<TestGateway> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-gateway-'));
  const profiles = path.join(directory, 'profiles');
  await cp(path.join(root, 'partner-profiles'), profiles, { recursive: true });
  const database = await freshDatabase();
  const config = must(
    readConfig(
      {
        DATABASE_URL: reach(database.url),
        QUAYSIDE_DATA: path.join(directory, 'data'),
        QUAYSIDE_PROFILES: profiles,
        QUAYSIDE_HTTP_PORT: '0',
        QUAYSIDE_SFTP_PORT: '0',
        QUAYSIDE_LOG_LEVEL: 'silent',
        QUAYSIDE_ORDERS_EVERY_SECONDS: '1',
        QUAYSIDE_ADMIN_PASSWORD: adminPassword,
        ...environment,
      },
      root,
    ),
  );
  // Where the passwords of the demo open nothing, its suppliers have their own.
  const own = exposureOf(config) === undefined ? 'demo' : 'own';
  if (own === 'own') await giveOwnPasswords(profiles);
  const looks = {
    ordersMs: 200,
    ordersOutMs: 100,
    channelsMs: 100,
    levelsMs: 1_000,
    reconcileMs: 1_000,
    uploadsMs: 60_000,
    healthMs: 200,
  };
  const pace = { sweepMs: 500, profilesMs: 100, ...looks };
  const said: DemoLine[] = [];
  const gateway = await startGateway({
    config,
    root,
    roles: ['http', 'worker', 'sftp'],
    demo: false,
    terminal: true,
    pace,
    say: (line) => said.push(line),
  });
  const mailbox = (login = 'acme', password = `${login}-${own}`) => {
    const { sftp } = gateway.state;
    if (!sftp) throw new Error('the test gateway has no SFTP server');
    return openSftpMailbox({ host: sftp.host, port: sftp.port, login, password, fingerprint: sftp.fingerprint });
  };
  const settled = (file: string) => settle(database, file);
  return {
    gateway,
    database,
    profiles,
    url: gateway.http?.url ?? '',
    mailbox,
    settled,
    drop: async (name, bytes, login = 'acme') => {
      const box = await mailbox(login);
      try {
        await box.put('in', name, bytes);
      } finally {
        await box.close();
      }
      const [file] = await database.query<{ id: string }>(
        'select id from file where account = $1 and name = $2 order by seq desc limit 1',
        [login, name],
      );
      if (!file) throw new Error(`${name} was not received`);
      return settled(file.id);
    },
    order: async (number, vendor = 'ACME') => {
      const order = await gateway.runtime.ports.erp({ connection: 'demo', vendor: { ref: vendor } }).readOrder(number);
      if (!order) throw new Error(`no order ${number}`);
      return order;
    },
    stop: async () => {
      await gateway.stop();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function giveOwnPasswords(profiles: string): Promise<void> {
  for (const login of ['acme', 'kern', 'nordwind']) {
    const file = path.join(profiles, `${login}.yaml`);
    const hash = await hashPassword(`${login}-own`);
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(/argon2id: \S+/, () => `argon2id: ${hash}`),
    );
  }
}

/** Waits until the file, its arrivals and its documents are at rest. */
async function settle(database: TestDatabase, file: string): Promise<Dropped> {
  return waitFor(`file ${file} to be settled`, async () => {
    const found = await lookAt(database, file);
    const moving =
      found.file.state === 'stored' ||
      found.arrivals.some((each) => each.state === 'received') ||
      found.documents.some((each) => each.state === 'accepted');
    return moving ? undefined : found;
  });
}

export async function lookAt(database: TestDatabase, id: string): Promise<Dropped> {
  const [file] = await database.query<Dropped['file']>('select id, state, findings from file where id = $1', [id]);
  const arrivals = await database.query<Dropped['arrivals'][number]>(
    'select id, state, findings from arrival where file = $1 order by index',
    [id],
  );
  const documents = await database.query<Dropped['documents'][number]>(
    `select d.id, d.state, d.set_type as "setType", d.number, d.version, d.findings from document d join arrival a on a.id = d.arrival
     where a.file = $1 order by d.arrival_index, d.set_index, d.version`,
    [id],
  );
  const exceptions = await database.query<Dropped['exceptions'][number]>(
    `select code, owner, message from exception where closed_at is null and subject = any($1::text[]) order by opened_at`,
    [[id, ...arrivals.map((each) => each.id), ...documents.map((each) => each.id)]],
  );
  if (!file) throw new Error(`no file ${id}`);
  return { file, arrivals, documents, exceptions };
}
