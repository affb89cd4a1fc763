import type { Job, Store, Tx } from '@quayside/exchange';
import { transaction, type Database } from './database/connection.js';
import { exclusively } from './database/exclusively.js';
import type { JobQueue } from './jobs/job-queue.js';
import { payloadsIn } from './payloads/payloads.js';
import { readsThrough } from './reads.js';
import { txThrough } from './transaction.js';

/**
 * Postgres behind the Store port. Whatever cannot be asked just now throws Unavailable; a commit whose work throws leaves nothing
 * behind, and one that throws Unavailable at its very end may have been made all the same.
 */
export function storeIn(database: Database, jobs: JobQueue): Store {
  return {
    ...readsThrough(database),
    payloads: payloadsIn(database),
    commit: (work) => commit(database, jobs, work),
    exclusively: (name, work) => exclusively(database, name, work),
  };
}

/** Commits, and makes sure that every turn that was asked for begins after that. */
async function commit<T>(database: Database, jobs: JobQueue, work: (tx: Tx) => Promise<T>): Promise<T> {
  const notMade: Job[] = [];
  const noting: JobQueue = {
    ...jobs,
    async enqueue(manager, job) {
      const made = await jobs.enqueue(manager, job);
      if (!made) notMade.push(job);
      return made;
    },
  };
  const result = await transaction(database, (manager) => work(txThrough(manager, noting)));
  if (notMade.length > 0) await jobs.enqueueAgain(notMade);
  return result;
}
