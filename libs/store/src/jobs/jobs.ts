import type { Job } from '@quayside/exchange';
import { PgBoss, type ConnectionOptions, type WorkOptions } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { send } from '../database/connection.js';
import { whenTransient } from '../database/transient.js';
import type { JobQueue } from './job-queue.js';
import { workWithoutJob } from './work.js';

type Queue = Job['queue'];

/** How many workers of one process take from a queue, and how many jobs each takes at once. */
const queues: readonly { readonly queue: Queue; readonly workers: number; readonly batchSize: number }[] = [
  { queue: 'file', workers: 1, batchSize: 10 },
  { queue: 'arrival', workers: 2, batchSize: 5 },
  // A lane may take minutes while Odoo is slow: one job a worker, so that lanes do not wait for each other.
  { queue: 'lane', workers: 4, batchSize: 1 },
  // A partner's server may not answer for a minute: those of others go on beside it.
  { queue: 'dispatch', workers: 4, batchSize: 10 },
];

/**
 * A job only wakes a row: failing is noted on the row, the job itself ends well. What pg-boss retries is a worker that died;
 * what it loses for good, the sweep finds. Policy `short`: at most one job waits for a row, however often it is woken.
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

/** A NOTIFY wakes the workers; they look by themselves now and then, and more often while nothing can be notified. */
const pace: WorkOptions = { notifyPollingIntervalSeconds: 10, pollingIntervalSeconds: 2, burstWhenBatchFull: true };

export interface Jobs extends JobQueue {
  /** Takes jobs of all queues until `stop`; what `run` throws is pg-boss's to retry. */
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
    await boss.createQueue(queue, { ...limits, policy: 'short', notify: true });
    await boss.updateQueue(queue, limits);
  }
  return {
    async enqueue(tx, job) {
      await boss.send(job.queue, { key: job.key }, { db: through(tx), singletonKey: job.key });
    },
    async enqueueWork(tx, now) {
      const missing = await workWithoutJob.all(tx, { now });
      for (const [queue, jobs] of Map.groupBy(missing, (each) => each.queue)) {
        await boss.insert(
          queue,
          jobs.map(({ key }) => ({ data: { key }, singletonKey: key })),
          { db: through(tx) },
        );
      }
      return missing.length;
    },
    async work(run) {
      for (const { queue, workers, batchSize } of queues) {
        for (let worker = 0; worker < workers; worker += 1) await startWorker(boss, queue, batchSize, run);
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

async function startWorker(
  boss: PgBoss,
  queue: Queue,
  batchSize: number,
  run: (job: Job) => Promise<void>,
): Promise<void> {
  const worker = boss.work<{ key: string }>(queue, { ...pace, batchSize }, async (batch) => {
    for (const job of batch) await run({ queue, key: job.data.key });
    // Where there was work there may be more, which a worker of one job at a time would else leave lying until it looks again.
    boss.notifyWorker(await worker);
  });
  await worker;
}

/** pg-boss's statements on the transaction's own connection: the job is committed with its row, or not at all. */
function through(tx: EntityManager): NonNullable<ConnectionOptions['db']> {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({
      rows: [...(await send(tx, text, values ?? [])).records],
    }),
  };
}
