import type { Store } from '@quayside/exchange';
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
    commit: (work) => transaction(database, (manager) => work(txThrough(manager, jobs))),
    exclusively: (name, work) => exclusively(database, name, work),
  };
}
