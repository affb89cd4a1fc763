import { statfs } from 'node:fs/promises';
import { Unavailable, type GatewayPause } from '@quayside/exchange';
import type { Clock } from '@quayside/std';
import type { Standing } from '@quayside/store';
import { Gauge, type Registry } from 'prom-client';

export interface Watched {
  readonly clock: Clock;
  /** Throws Unavailable while the database does not answer. */
  standing(): Promise<Standing & { readonly pause: GatewayPause | undefined }>;
  /** Odoo connections and channels: each has a figure also while nothing is wrong with it. */
  names(): Promise<{ readonly systems: readonly string[]; readonly channels: readonly string[] }>;
  /** Where our own files are. */
  readonly directory: string;
}

/** A scrape that comes sooner gets the figures of the one before. */
const freshMs = 2_000;

/**
 * Figures of how everything stands. Every process reads them from the database when it is scraped: of several all say the same,
 * so they are not to be added up. While the database is away it is told, and the disk; nothing else is known then.
 */
export function openStandingMetrics(registry: Registry, watched: Watched): void {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const look = async (into: Gauges) => {
    const now = watched.clock.now().getTime();
    if (now - lookedAt < freshMs && now >= lookedAt) return;
    await readDisk(into, watched.directory);
    await readDatabase(into, watched);
    lookedAt = now;
  };
  // All figures of a scrape are collected at the same moment: the first one looks, for all of them.
  const collect = async () => {
    looking ??= look(gauges).finally(() => (looking = undefined));
    await looking;
  };
  const gauges = openGauges(registry, collect);
}

interface Gauges {
  readonly databaseUp: Gauge;
  readonly waiting: Gauge<'step'>;
  readonly oldestWaiting: Gauge<'step'>;
  readonly toBeRead: Gauge<'partner'>;
  readonly exceptions: Gauge<'owner' | 'code'>;
  readonly oldestException: Gauge<'owner' | 'code'>;
  readonly odooFailing: Gauge<'connection'>;
  readonly channelFailing: Gauge<'channel'>;
  readonly paused: Gauge;
  readonly diskFree: Gauge;
  readonly diskSize: Gauge;
}

function openGauges(registry: Registry, collect: () => Promise<void>): Gauges {
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge<L>({ name: `quayside_${name}`, help, labelNames, registers: [registry], collect });
  return {
    databaseUp: gauge('database_up', 'Whether the database answers: 1 or 0'),
    waiting: gauge('waiting', 'What waits for a step, and for no person', 'step'),
    oldestWaiting: gauge('oldest_waiting_seconds', 'How long the oldest of it has been here', 'step'),
    toBeRead: gauge('to_be_read', 'Files and interchanges that are not read yet, of the hundred with most', 'partner'),
    exceptions: gauge('exceptions_open', 'What waits for a person', 'owner', 'code'),
    oldestException: gauge('oldest_exception_seconds', 'How long the oldest of it has waited', 'owner', 'code'),
    odooFailing: gauge('odoo_failing_seconds', 'Since when an Odoo cannot be reached; 0 while it can', 'connection'),
    channelFailing: gauge('channel_failing_seconds', 'Since when a channel fails; 0 while it works', 'channel'),
    paused: gauge('paused_seconds', 'Since when the gateway is paused; 0 while it is not'),
    diskFree: gauge('data_free_bytes', 'Free space where QUAYSIDE_DATA lies'),
    diskSize: gauge('data_size_bytes', 'Size of the file system on which QUAYSIDE_DATA lies'),
  };
}

async function readDisk({ diskFree, diskSize }: Gauges, directory: string): Promise<void> {
  const { bavail, blocks, bsize } = await statfs(directory);
  diskFree.set(bavail * bsize);
  diskSize.set(blocks * bsize);
}

async function readDatabase(gauges: Gauges, watched: Watched): Promise<void> {
  const { databaseUp, waiting, oldestWaiting, toBeRead, exceptions, oldestException, paused } = gauges;
  const found = await watched.standing().catch((error: unknown) => {
    // Anything else is a fault of ours, and no outage.
    if (!(error instanceof Unavailable)) throw error;
    return undefined;
  });
  databaseUp.set(found ? 1 : 0);
  for (const each of [waiting, oldestWaiting, toBeRead, exceptions, oldestException, paused]) each.reset();
  if (!found) return;
  const seconds = secondsSince(watched.clock.now());
  for (const { step, n, oldest } of found.waiting) {
    waiting.set({ step }, n);
    oldestWaiting.set({ step }, oldest ? seconds(oldest) : 0);
  }
  for (const { partner, n } of found.toBeRead) toBeRead.set({ partner }, n);
  for (const { owner, code, n, oldest } of found.exceptions) {
    exceptions.set({ owner, code }, n);
    oldestException.set({ owner, code }, seconds(oldest));
  }
  paused.set(found.pause ? seconds(found.pause.since) : 0);
  await readFailing(gauges, watched, found);
}

const systemPrefix = 'odoo:';

async function readFailing(
  { odooFailing, channelFailing }: Gauges,
  { names, clock }: Watched,
  { failing }: Standing,
): Promise<void> {
  const { systems, channels } = await names();
  const seconds = secondsSince(clock.now());
  const since = (kind: string, name: string) => {
    const found = failing.find((each) => each.kind === kind && each.name === name);
    return found ? seconds(found.since) : 0;
  };
  odooFailing.reset();
  channelFailing.reset();
  for (const connection of systems) odooFailing.set({ connection }, since('system', `${systemPrefix}${connection}`));
  for (const channel of channels) channelFailing.set({ channel }, since('channel', channel));
}

/** Never negative, where clocks of two machines differ. At least 1, since 0 says that there is nothing. */
function secondsSince(now: Date): (at: Date) => number {
  return (at) => Math.max(1, Math.round((now.getTime() - at.getTime()) / 1000));
}
