import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openChannels, openWrappers } from '@quayside/channels';
import {
  BacklogGauge,
  findOrders,
  PayloadWriter,
  readInProcess,
  receiveFile,
  runJob,
  type Channels,
  type Erp,
  type Job,
  type Ports,
  type Upload,
} from '@quayside/exchange';
import type { OdooConnection } from '@quayside/runtime';
import { createOdoo, planEffects } from '@quayside/odoo';
import { memoryRecords, seedStandIn, startStandIn, type StandInRow } from '@quayside/odoo-stand-in';
import { compilePartner, loadPartnerFolder, type Account } from '@quayside/partners';
import { must, type Clock } from '@quayside/std';
import { noJobs, openDatabase, releasesIn, storeIn, uploadsIn } from '@quayside/store';
import { freshDatabase, type TestDatabase } from './database.js';

const root = path.resolve(import.meta.dirname, '../..');

/** Real Postgres, the real adapters and a stand-in over HTTP, with a clock that the test drives and no job queue: rows are the truth. */
export interface World {
  readonly ports: Ports;
  readonly database: TestDatabase;
  readonly clock: DrivenClock;
  receive(name: string, bytes: Uint8Array, login?: string): Promise<void>;
  /** Does what rows ask for until nothing is left to do, letting time pass where something is to be tried again later. */
  drain(): Promise<void>;
  runJob(job: Job): Promise<unknown>;
  odoo(): Promise<readonly StandInRow[]>;
  /** The stand-in, as its buyer reaches it. */
  readonly standIn: OdooConnection;
  /** Looks for orders as often as is agreed, with whatever breaks on the way, and does what rows ask for. */
  orders(): Promise<void>;
  close(): Promise<void>;
}

export interface DrivenClock extends Clock {
  pass(ms: number): void;
}

export interface WorldOptions {
  /** Another folder of profiles than that of the project. */
  readonly profiles?: string;
  readonly channels?: Channels;
  readonly secrets?: (name: string) => Promise<string>;
}

/** `around` may put itself between the journeys and the outside: that is where the crash test throws. */
export async function openWorld(
  template: string,
  around: (ports: Ports) => Ports = (ports) => ports,
  options: WorldOptions = {},
): Promise<World> {
  const database = await freshDatabase(template);
  const source = await openDatabase({ url: database.url, poolSize: 8, applicationName: 'world' });
  const records = memoryRecords();
  await seedStandIn({ records, today: '2026-11-23' });
  const clock = drivenClock();
  const standIn = await startStandIn({ records, apiKey: 'key', now: () => clock.now() });
  const partners = await livePartners(source, options.profiles ?? path.join(root, 'partner-profiles'));
  const erps = new Map<string, Erp>();
  const odoo = createOdoo({ name: 'demo', url: standIn.url, db: 'demo', apiKey: 'key', timeoutMs: 10_000 });
  const store = storeIn(source, noJobs);
  const plain: Ports = {
    store,
    backlogs: new BacklogGauge(store, clock, 1000),
    reading: readInProcess(),
    partners: { all: async () => partners, byId: async (id) => partners.find((each) => each.partner.id === id) },
    wrappers: openWrappers({ secrets: options.secrets ?? (async (name) => `secret of ${name}`) }),
    channels: options.channels ?? openChannels({ secrets: async (name) => `secret of ${name}` }),
    erp: (address) => {
      const key = JSON.stringify(address);
      const erp = erps.get(key) ?? odoo.erp(address);
      erps.set(key, erp);
      return erp;
    },
    orders: odoo.orders,
    receipts: odoo.receipts,
    orderSearch: { everyMs: 1000, overlapMs: 5 * 60_000, compareMs: 24 * 3600_000 },
    planEffects,
    clock,
    random: () => 0,
    id: randomUUID,
  };
  const ports = around(plain);
  return {
    ports,
    database,
    clock,
    receive: async (name, bytes, login = 'acme') => {
      const upload: Upload = await uploadsIn(source).open({
        partner: login,
        channel: 'sftp-drop',
        account: login as Account,
        name,
        usage: null,
      });
      const writer = new PayloadWriter(plain.store.payloads, upload.payload);
      await writer.write(Buffer.from(bytes));
      await receiveFile(plain, upload, { name, ...(await writer.finish()) });
    },
    drain: () => drain(plain, ports, clock),
    runJob: (job) => runJob(ports, job),
    odoo: () => Promise.resolve(records.all()),
    standIn: { name: 'demo', url: standIn.url, database: 'demo', apiKey: 'key' },
    orders: async () => {
      clock.pass(60_000);
      for (let n = 0; n < 3; n += 1) {
        await findOrders(ports).catch(() => 0);
        clock.pass(60_000);
      }
      await drain(plain, ports, clock);
    },
    close: async () => {
      await standIn.close();
      await source.close();
      await database.drop();
    },
  };
}

async function livePartners(source: Awaited<ReturnType<typeof openDatabase>>, profiles: string) {
  const { sources } = await loadPartnerFolder(profiles, path.join(root, 'mappings'));
  const releases = releasesIn(source);
  for (const each of sources) await releases.release(must(compilePartner(each)).id, each, new Date(0));
  return (await releases.live()).map((release) => ({
    partner: must(compilePartner(release.sources as (typeof sources)[number])),
    sources: release.sources as (typeof sources)[number],
    release: release.id,
    number: release.number,
  }));
}

async function drain(plain: Ports, ports: Ports, clock: DrivenClock): Promise<void> {
  for (let round = 0, idle = 0; idle < 2; round += 1) {
    if (round > 500) throw new Error('the rows never come to rest');
    const jobs: readonly Job[] = await plain.store.work(clock.now());
    for (const job of jobs) await runJob(ports, job).catch(() => undefined);
    // What is to be tried again later becomes work when time has passed.
    clock.pass(10 * 60_000);
    idle = jobs.length === 0 ? idle + 1 : 0;
  }
}

function drivenClock(): DrivenClock {
  let now = Date.parse('2026-11-23T10:00:00Z');
  return {
    now: () => new Date(now),
    pass: (ms) => {
      now += ms;
    },
  };
}
