import type { Job, Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { workOf } from './work.js';

export const jobs = table<Job>('job', ({ queue, key }) => [queue, key]);

export function waitingJobs(rows: Rows): readonly Job[] {
  return rows.all(jobs);
}

/** Of a row at most one job waits, however often it is woken. */
export function jobWrites(tx: Transaction): Pick<Tx, 'enqueue' | 'enqueueWork'> {
  const enqueue = async ({ queue, key }: Job) => {
    await tx.upsert(jobs, { queue, key }, () => undefined);
  };
  return {
    enqueue,
    async enqueueWork(now) {
      const waiting = new Set(waitingJobs(tx).map((job) => jobs.keyOf(job)));
      const missing = workOf(tx, now).filter((job) => !waiting.has(jobs.keyOf(job)));
      for (const job of missing) await enqueue(job);
      return missing.length;
    },
  };
}
