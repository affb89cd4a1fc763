import type { Job } from '@quayside/exchange';
import { PgBoss, type ConnectionOptions } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { rows } from '../database/database.js';
import type { Enqueue } from '../transaction.js';

/** How many workers of one process take from a queue, and how many jobs each takes at once. */
const queues = {
  file: { localConcurrency: 1, batchSize: 10 },
  arrival: { localConcurrency: 2, batchSize: 5 },
  // A lane may take minutes while Odoo is slow: one job a worker, so that lanes do not wait for each other.
  lane: { localConcurrency: 4, batchSize: 1 },
  // A partner's server may not answer for a minute: those of others go on beside it.
  dispatch: { localConcurrency: 4, batchSize: 10 },
} as const satisfies Record<Job['queue'], { localConcurrency: number; batchSize: number }>;

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

export interface Jobs {
  readonly enqueue: Enqueue;
  /** Takes jobs of all queues until `stop`; what `run` throws is pg-boss's to retry. */
  work(run: (job: Job) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Opens pg-boss in a schema of its own in the same database. */
export async function openJobs(url: string, onError: (error: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', max: 6, useListenNotify: true, schedule: false });
  boss.on('error', onError);
  await boss.start();
  for (const name of names()) {
    await boss.createQueue(name, { ...limits, policy: 'short', notify: true });
    await boss.updateQueue(name, limits);
  }
  return {
    async enqueue(manager, job) {
      await boss.send(job.queue, { key: job.key }, { db: through(manager), singletonKey: job.key });
    },
    async work(run) {
      for (const queue of names()) {
        const options = { ...queues[queue], pollingIntervalSeconds: 2, burstWhenBatchFull: true };
        await boss.work<{ key: string }>(queue, options, async (batch) => {
          for (const job of batch) await run({ queue, key: job.data.key });
        });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

function names(): Job['queue'][] {
  return Object.keys(queues) as Job['queue'][];
}

/** pg-boss's statements on the transaction's own connection: the job is committed with its row, or not at all. */
function through(manager: EntityManager): NonNullable<ConnectionOptions['db']> {
  return { executeSql: async (sql: string, values?: unknown[]) => ({ rows: await rows(manager, sql, values ?? []) }) };
}
