import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '@quayside/exchange';
import { PgBoss, type ConnectionOptions, type WorkOptions } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { send } from '../database/connection.js';
import { whenTransient } from '../database/transient.js';
import type { JobQueue } from './job-queue.js';
import { TurnSlots, type SlotLimits } from './turn-slots.js';
import { queueName } from './queue-name.js';
import { workWithoutTurn } from './work.js';

type Queue = Job['queue'];

/** Of one partner at once: half of the cores at most, so that it does not take those that others need. */
const some = Math.max(1, Math.min(2, Math.floor(availableParallelism() / 2)));

const queues: readonly (SlotLimits & { readonly queue: Queue })[] = [
  { queue: 'file', slots: 3, ofOne: 1 },
  { queue: 'arrival', slots: 3, ofOne: some },
  { queue: 'large-arrival', slots: 2, ofOne: 1 },
  // A document may take seconds while Odoo is slow: lanes do not wait for each other.
  { queue: 'lane', slots: 4, ofOne: some },
  { queue: 'order', slots: 4, ofOne: 2 },
  { queue: 'outbound', slots: 2, ofOne: 1 },
  // A partner's server may not answer for a minute: those of others go on beside it.
  { queue: 'dispatch', slots: 4, ofOne: 1 },
];

/**
 * A job says only whose turn it is, and is done when that turn begins: what fails is noted on the row, and whatever is lost on the
 * way, the sweep finds. Policy `short`: nobody has more than one turn of a queue that waits.
 */
const limits = {
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 30 * 60,
  retentionSeconds: 24 * 3600,
  deleteAfterSeconds: 3600,
} as const;

/**
 * A NOTIFY wakes the one who fetches; it looks by itself now and then, and more often while nothing can be notified. There is
 * one for each queue of a process: each turn that is given would wake all of them.
 */
const pace: WorkOptions = {
  ...{ notifyPollingIntervalSeconds: 10, pollingIntervalSeconds: 2 },
  ...{ batchSize: 4, burstWhenBatchFull: true },
};

/** How long turns under way may take when everything stops. */
const patienceMs = 20_000;

export interface Jobs extends JobQueue {
  /** Takes turns of all queues until `stop`. What `run` throws is told to `onError`; the sweep gives another turn. */
  work(run: (job: Job) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Opens pg-boss in a schema of its own in the same database. */
export async function openJobs(url: string, onError: (error: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', max: 6, useListenNotify: true, schedule: false });
  boss.on('error', onError);
  await boss.start().catch((error: unknown) => {
    throw whenTransient(error);
  });
  for (const { queue } of queues) {
    await boss.createQueue(queueName(queue), { ...limits, policy: 'short', notify: true });
    await boss.updateQueue(queueName(queue), limits);
  }
  const taking: TurnSlots[] = [];
  return {
    enqueue: async (tx, job) => (await insert(boss, job.queue, [job], through(tx))).length > 0,
    async enqueueWork(tx, now) {
      const missing = await workWithoutTurn.all(tx, { now });
      for (const [queue, jobs] of Map.groupBy(missing, (each) => each.queue)) {
        await insert(boss, queue, jobs, through(tx));
      }
      return missing.length;
    },
    async enqueueAgain(jobs) {
      for (const [queue, some] of Map.groupBy(jobs, (each) => each.queue)) {
        await insert(boss, queue, some).catch(onError);
      }
    },
    async work(run) {
      const take = (job: Job) => run(job).catch(onError);
      for (const each of queues) taking.push(await startTaking(boss, each, take));
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: patienceMs });
      await Promise.race([
        Promise.all(taking.map((each) => each.close())),
        pause(patienceMs, undefined, { ref: false }),
      ]);
    },
  };
}

/** Fetches the turns of a queue, no more of them than can begin. */
async function startTaking(
  boss: PgBoss,
  { queue, ...limits }: (typeof queues)[number],
  take: (job: Job) => Promise<void>,
): Promise<TurnSlots> {
  const turns = new TurnSlots(limits, (whose) => take({ queue, whose }));
  await boss.work<{ whose: string }>(queueName(queue), pace, async (batch) => {
    for (const { data } of batch) await turns.take(data.whose);
  });
  return turns;
}

/** Returns the ids of the turns that were made. */
async function insert(
  boss: PgBoss,
  queue: Queue,
  jobs: readonly Job[],
  db?: NonNullable<ConnectionOptions['db']>,
): Promise<readonly string[]> {
  const turns = jobs.map(({ whose }) => ({ data: { whose }, singletonKey: whose }));
  return (await boss.insert(queueName(queue), turns, { returnId: true, ...(db && { db }) })) ?? [];
}

/** pg-boss's statements on the transaction's own connection: the job is committed with its row, or not at all. */
function through(tx: EntityManager): NonNullable<ConnectionOptions['db']> {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({
      rows: [...(await send(tx, text, values ?? [])).records],
    }),
  };
}
