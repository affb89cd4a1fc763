import type { Job } from '@quayside/exchange';
import { PgBoss, type IDatabase } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { rows } from './database.js';
import type { Enqueue } from './transaction.js';

export const queues = ['file', 'arrival', 'lane', 'dispatch'] as const satisfies readonly Job['queue'][];

/**
 * Each queue has its own limits. A job only wakes a row: failing is noted on the row, the job itself ends well. What pg-boss
 * retries is a worker that died; what it loses for good, the sweep finds.
 */
const limits = {
  policy: 'short',
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 30 * 60,
  retentionSeconds: 24 * 3600,
  deleteAfterSeconds: 3600,
} as const;

export interface Jobs {
  readonly enqueue: Enqueue;
  /** Takes jobs of all queues until `stop`; `run` must not throw for what is a row's trouble. */
  work(run: (job: Job) => Promise<void>, onError: (error: unknown) => void): Promise<void>;
  stop(): Promise<void>;
}

/** Opens pg-boss in its own schema of the same database; with `take: false` only to enqueue. */
export async function openJobs(url: string, onError: (error: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', max: 4, useListenNotify: true, schedule: false });
  boss.on('error', onError);
  await boss.start();
  for (const name of queues) {
    await boss.createQueue(name, { ...limits, notify: true });
    await boss.updateQueue(name, { ...withoutPolicy });
  }
  return {
    async enqueue(manager, job, startAfter) {
      const options = { db: through(manager), singletonKey: job.key, ...(startAfter ? { startAfter } : {}) };
      await boss.send(job.queue, { key: job.key }, options);
    },
    async work(run) {
      for (const name of queues) {
        await boss.work<{ key: string }>(
          name,
          { batchSize: 10, pollingIntervalSeconds: 2, burstWhenBatchFull: true },
          async (batch) => {
            for (const job of batch) await run({ queue: name, key: job.data.key });
          },
        );
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

const { policy: _policy, ...withoutPolicy } = limits;

/** pg-boss's statements on the transaction's own connection: the job is committed with its row, or not at all. */
function through(manager: EntityManager): IDatabase {
  return { executeSql: async (sql, values) => ({ rows: await rows(manager, sql, values ?? []) }) };
}
