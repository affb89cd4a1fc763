import { randomUUID } from 'node:crypto';
import type { PeoplePorts } from '@quayside/accounts';
import { openChannels, openWrappers } from '@quayside/channels';
import {
  BacklogGauge,
  isPolled,
  liveChannels,
  reconcileWhenDue,
  type FileRow,
  type Ports,
  type Statement,
} from '@quayside/exchange';
import { planEffects } from '@quayside/odoo';
import { seedStandIn } from '@quayside/odoo-stand-in';
import type { ProfileSources } from '@quayside/partners';
import { systemClock } from '@quayside/std';
import {
  booksIn,
  consoleSessionsIn,
  demoRecordsIn,
  mailboxIn,
  peopleIn,
  releasesIn,
  requestsIn,
  settingsIn,
  standingOf,
  sftpSessionsIn,
  storeIn,
  uploadsIn,
  type Changes,
  type ConsoleSessions,
  type Database,
  type Jobs,
  type Mailbox,
  type Releases,
  type Requests,
  type Settings,
  type SftpSessions,
  type Uploads,
} from '@quayside/store';
import type { Config, OdooConnection } from './config.js';
import { runningEmbedded } from './embedded-postgres.js';
import { erpConnections } from './erp-connections.js';
import { exposureOf } from './exposure.js';
import { foldLines, type Folded } from './fold-lines.js';
import type { Logger } from './log.js';
import { identityProvider, type IdentityProvider } from './oidc/identity-provider.js';
import { countFile, openMetrics, type Metrics } from './metrics.js';
import { hashPassword, isPassword } from './passwords.js';
import { partnerBook } from './partner-book.js';
import { profileImporter, type Imported } from './profile-import.js';
import { openStandIn, withStandIn } from './open-stand-in.js';
import { openStorage } from './open-storage.js';
import { withoutPublished, withoutPublishedKeys } from './published-keys.js';
import { ReadingPool, readingThreads } from './reading-pool.js';
import { sealWith } from './sealing.js';
import { secretsFrom } from './secrets.js';
import { openStandingMetrics } from './standing-metrics.js';
import { toldStore } from './told-store.js';

/** Everything that a gateway process runs on, assembled in the one place that knows every adapter. */
export interface Runtime {
  readonly config: Config;
  /** Why what everybody can read opens no door here; nothing where it does. */
  readonly exposure: string | undefined;
  readonly ports: Ports;
  readonly database: Database;
  /** What is committed, as it is committed. */
  readonly changes: Changes;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly mailbox: Mailbox;
  readonly releases: Releases<ProfileSources>;
  /** Who may use the console, and how they prove who they are. */
  readonly people: PeoplePorts;
  /** Who vouches for people beside their passwords. */
  readonly provider: IdentityProvider | undefined;
  readonly consoleSessions: ConsoleSessions;
  readonly requests: Requests;
  readonly settings: Settings;
  readonly sftpSessions: SftpSessions;
  /** What outsiders may make happen as often as they like. */
  readonly folded: Folded;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Configured connections, and the stand-in as `demo`. */
  readonly connections: readonly OdooConnection[];
  importProfiles(): Promise<Imported>;
  /** Adds up the books where a night has passed, or a restore waits for it. */
  reconcileWhenDue(): Promise<Statement | undefined>;
  close(): Promise<void>;
}

/** Opens what lies outside, in order, and closes it in the opposite one. Throws StartupError with the remedy. */
export async function openRuntime(config: Config, log: Logger): Promise<Runtime> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    return await assemble(config, log, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(
  config: Config,
  log: Logger,
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Runtime> {
  const { database, jobs, changes } = await openStorage(config, log, closers);
  await seedStandIn({ records: demoRecordsIn(database) });
  const standIn = await openStandIn(database);
  closers.push(() => standIn.close());
  const connections = withStandIn(config.odoo, standIn.connection);
  const reading = new ReadingPool({ ...config.reading, threads: readingThreads });
  closers.push(() => reading.close());
  const releases = releasesIn<ProfileSources>(database);
  const folders = { profiles: config.profileDirectory, mappings: config.mappingDirectory };
  const importNow = profileImporter(folders, releases, log);
  const exposure = exposureOf(config);
  const metrics = openMetrics();
  const ports = portsOf(config, { store: storeIn(database, jobs), partners: partnerBook(releases, log) }, metrics, {
    reading,
    ...erpConnections(() => connections),
  });
  watchStanding(config, metrics, database, ports, connections);
  const { folded, close: endFolding } = foldLines(ports.store, log);
  closers.push(endFolding);
  return {
    ...{ config, exposure, ports, database, changes, jobs, releases, connections, folded, metrics, log, close },
    ...roomsOf(database),
    people: await peopleOf(config, database),
    provider: config.oidc && identityProvider(config.oidc),
    importProfiles: () => importNow(systemClock.now()),
    reconcileWhenDue: () =>
      reconcileWhenDue(ports, booksIn(database), { hour: config.reconcileHour, timeZone: config.timeZone }),
  };
}

/** What stands beside the Store port. */
function roomsOf(database: Database) {
  return {
    uploads: uploadsIn(database),
    mailbox: mailboxIn(database),
    consoleSessions: consoleSessionsIn(database),
    requests: requestsIn(database),
    settings: settingsIn(database),
    sftpSessions: sftpSessionsIn(database),
  };
}

async function peopleOf({ sealingKey, dataDirectory }: Config, database: Database): Promise<PeoplePorts> {
  const seal = await sealWith(sealingKey, dataDirectory);
  return {
    people: peopleIn(database),
    clock: systemClock,
    passwords: { hash: hashPassword, matches: isPassword },
    seal,
  };
}

/** All that the journeys need of the world; every file that comes is counted. */
function portsOf(
  config: Config,
  { store, partners }: Pick<Ports, 'store' | 'partners'>,
  metrics: Metrics,
  rest: Pick<Ports, 'reading' | 'erp' | 'orders' | 'receipts'>,
): Ports {
  const exposure = exposureOf(config);
  const secrets = withoutPublished(secretsFrom(process.env, config.secretDirectory), exposure);
  const backlogs = new BacklogGauge(store, systemClock, config.backlog);
  const received = (file: FileRow) => {
    countFile(metrics, file);
    backlogs.add(file.partner);
  };
  return {
    ...rest,
    store: toldStore(store, received),
    backlogs,
    partners,
    channels: openChannels({ secrets, allowed: config.allowedAddresses }),
    wrappers: withoutPublishedKeys(openWrappers({ secrets }), exposure),
    planEffects,
    orderSearch: config.orderSearch,
    clock: systemClock,
    random: Math.random,
    id: randomUUID,
  };
}

function watchStanding(
  { dataDirectory: directory }: Config,
  { registry }: Metrics,
  database: Database,
  { store, partners, clock }: Ports,
  connections: readonly OdooConnection[],
): void {
  openStandingMetrics(registry, {
    clock,
    directory,
    standing: async () => ({ ...(await standingOf(database)), pause: await store.gatewayPause() }),
    names: async () => ({
      systems: connections.map(({ name }) => name),
      channels: (await liveChannels(partners)).filter(isPolled).map(({ account }) => account),
    }),
  });
}

/** The database that a gateway with this configuration works on; nothing while its embedded server does not run. */
export async function databaseUrlOf(config: Config): Promise<string | undefined> {
  return config.databaseUrl ?? (await runningEmbedded(`${config.dataDirectory}/postgres`))?.url;
}
