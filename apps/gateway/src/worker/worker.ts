import {
  askForUnknownOrders,
  findOrders,
  findReceipts,
  forgetOldTries,
  inShort,
  runJob,
  settleQuotas,
  sweep,
  systemOf,
  watchServiceLevels,
  type Job,
} from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { every } from './every.js';
import { createPoller } from './poller.js';

/** What the worker works with. */
export type WorkerPorts = Pick<
  Runtime,
  | 'jobs'
  | 'ports'
  | 'uploads'
  | 'requests'
  | 'mailbox'
  | 'connections'
  | 'importProfiles'
  | 'reconcileWhenDue'
  | 'log'
  | 'metrics'
>;

/** How often what is found by looking is looked for. A test passes shorter ones. */
export interface WorkerPace {
  readonly sweepMs: number;
  readonly profilesMs: number;
  readonly ordersMs: number;
  /** Whether a look for orders that go out is due: how often one is, the settings say. */
  readonly ordersOutMs: number;
  readonly channelsMs: number;
  readonly levelsMs: number;
  /** Whether a reconciliation is due: it is once a night, and after a restore. */
  readonly reconcileMs: number;
  readonly uploadsMs: number;
  readonly healthMs: number;
}

export const usualPace: WorkerPace = {
  sweepMs: 5_000,
  profilesMs: 2_000,
  ordersMs: 15_000,
  ordersOutMs: 1_000,
  channelsMs: 1_000,
  levelsMs: 60_000,
  reconcileMs: 60_000,
  uploadsMs: 3_600_000,
  healthMs: 30_000,
};

/** Bytes that never became a file, and keys of requests: a sender that tries for longer sends anew. */
const uploadsKeptMs = 7 * 24 * 3600 * 1000;

/** Takes turns, and keeps looking for what nobody told. Returns what stops it. */
export async function startWorker(worker: WorkerPorts, pace: WorkerPace): Promise<() => Promise<void>> {
  const { jobs, ports, uploads, requests, mailbox, log } = worker;
  await jobs.work((job) => takeTurn(worker, job));
  const poller = createPoller(worker);
  const stops = [
    every(log, 'channels', pace.channelsMs, () => poller.tick()),
    every(log, 'sweep', pace.sweepMs, () => sweep(ports)),
    every(log, 'profiles', pace.profilesMs, () => ports.store.exclusively('profiles', () => worker.importProfiles())),
    every(log, 'orders', pace.ordersMs, () => ports.store.exclusively('orders', () => askForUnknownOrders(ports))),
    every(log, 'orders-out', pace.ordersOutMs, () => findOrders(ports)),
    every(log, 'receipts-out', pace.ordersOutMs, () => findReceipts(ports)),
    every(log, 'levels', pace.levelsMs, () => ports.store.exclusively('levels', () => watchServiceLevels(ports))),
    every(log, 'reconcile', pace.reconcileMs, () => ports.store.exclusively('reconcile', () => reconcileIfDue(worker))),
    every(log, 'uploads', pace.uploadsMs, async () => {
      const before = new Date(ports.clock.now().getTime() - uploadsKeptMs);
      await uploads.abandonOlderThan(before);
      await requests.forgetBefore(before);
    }),
    every(log, 'logins', pace.uploadsMs, () => forgetOldTries(ports)),
    every(log, 'quotas', pace.healthMs, () => settleQuotas(ports, mailbox.use)),
    every(log, 'health', pace.healthMs, () => checkFailingSystems(worker)),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await poller.stop();
  };
}

async function reconcileIfDue({ reconcileWhenDue, log }: WorkerPorts): Promise<void> {
  const statement = await reconcileWhenDue();
  if (statement === undefined) return;
  const { holeCount, unasked } = statement;
  const line = { event: 'reconciled', holes: holeCount, unasked: unasked.length, msg: inShort(statement) };
  if (holeCount > 0) log.error(line);
  else log.info(line);
}

/** One wide line a step: what it was, how it ended, how long it took. A turn for which there was nothing to do is no step. */
async function takeTurn({ ports, log, metrics }: WorkerPorts, job: Job): Promise<void> {
  const begun = performance.now();
  const taken = await runJob(ports, job);
  if (!taken) return;
  const { step, row, outcome } = taken;
  const ms = Math.round(performance.now() - begun);
  metrics.steps.inc({ step, outcome });
  metrics.stepSeconds.observe({ step }, ms / 1000);
  log.info({ event: 'step.finished', step, row, partner: job.whose, outcome, ms });
}

/** An Odoo that was away is asked whether it is back, so that the console tells the truth without waiting for a document. */
async function checkFailingSystems({ connections, ports }: WorkerPorts): Promise<void> {
  for (const { name } of connections) {
    const system = systemOf({ connection: name, vendor: {} });
    const state = await ports.store.system(system);
    if (!state?.failingSince) continue;
    const erp = ports.erp({ connection: name, vendor: {} });
    const error = await erp.check().then(
      () => undefined,
      (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
    );
    const at = ports.clock.now();
    await ports.store.commit((tx) =>
      error === undefined ? tx.systemServed(system, at) : tx.systemFailed(system, at, error),
    );
  }
}
