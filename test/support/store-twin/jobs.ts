import type { Job, Tx } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { workOf } from './work.js';

export const jobs = table<Job>('job', ({ queue, whose }) => [queue, whose]);

export function waitingJobs(rows: Rows): readonly Job[] {
  return rows.all(jobs);
}

/** Of a queue nobody has more than one turn that waits; `notMade` hears of each that was not made for this reason. */
export function jobWrites(tx: Transaction, notMade: (job: Job) => void): Pick<Tx, 'enqueue' | 'enqueueWork'> {
  const enqueue = async ({ queue, whose }: Job) => {
    const job = { queue, whose };
    const waits = () => {
      notMade(job);
      return undefined;
    };
    // One that is committed is only looked at, as PostgreSQL does: whoever takes it waits for nobody.
    if (tx.get(jobs, jobs.keyOf(job))) waits();
    else await tx.upsert(jobs, job, waits);
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
