import type {
  ArrivalRow,
  Books,
  DispatchRow,
  DocumentRow,
  FileRow,
  Job,
  JournalLine,
  OutboundRow,
  Store,
  Tx,
  WatchedOrder,
} from '@quayside/exchange';
import type { Uploads } from '@quayside/store';
import { MemoryDatabase } from './database/memory-database.js';
import { arrivals } from './arrivals.js';
import { booksOf } from './books.js';
import { dispatches } from './dispatches.js';
import { documents } from './documents.js';
import { files } from './files.js';
import { exceptions, type SettledException } from './exceptions.js';
import { jobs, waitingJobs } from './jobs.js';
import { journalLines } from './journal.js';
import { savedOrders, type SavedOrder } from './orders.js';
import { outbounds } from './outbound.js';
import { watchedOrders } from './watch.js';
import { looseBytes } from './loose-bytes.js';
import { payloadsIn } from './payloads.js';
import { readsOf } from './reads.js';
import { uploadsIn } from './uploads.js';
import { writesOf } from './writes.js';

/** The Store port without a server, and what a test wants to see of it that the port does not show. */
export interface StoreTwin {
  readonly store: Store;
  readonly uploads: Uploads;
  readonly books: Books;
  /** Turns that wait, in the order in which they were given. */
  jobs(): readonly Job[];
  /** Takes a turn, as a worker does. */
  take(job: Job): Promise<void>;
  journal(): readonly JournalLine[];
  /** Every committed row, in the order in which they were inserted. */
  readonly rows: {
    files(): readonly FileRow[];
    arrivals(): readonly ArrivalRow[];
    documents(): readonly DocumentRow[];
    dispatches(): readonly DispatchRow[];
    /** Also those that are closed. */
    exceptions(): readonly SettledException[];
    orders(): readonly SavedOrder[];
    outbounds(): readonly OutboundRow[];
    watched(): readonly WatchedOrder[];
  };
  /** Payloads that no row has: bytes that nobody would ever find again. */
  looseBytes(): readonly string[];
  /** Whether a transaction waits for another one just now. */
  readonly contested: boolean;
}

/**
 * The twin of `libs/store`. One conformance suite (test/contract/store) runs on both: what is true of one is true of the other,
 * with the isolation of PostgreSQL (see `MemoryDatabase`).
 */
export function storeTwin(): StoreTwin {
  const database = new MemoryDatabase();
  const running = new Set<string>();
  return {
    store: {
      ...readsOf(database),
      payloads: payloadsIn(database),
      commit: (work) => commit(database, work),
      async exclusively(name, work) {
        if (running.has(name)) return undefined;
        running.add(name);
        try {
          return await work();
        } finally {
          running.delete(name);
        }
      },
    },
    uploads: uploadsIn(database),
    books: booksOf(database),
    jobs: () => waitingJobs(database),
    async take(job) {
      await database.transaction((tx) => tx.remove(jobs, (each) => jobs.keyOf(each) === jobs.keyOf(job)));
    },
    journal: () => journalLines(database),
    rows: {
      files: () => database.all(files),
      arrivals: () => database.all(arrivals),
      documents: () => database.all(documents),
      dispatches: () => database.all(dispatches),
      exceptions: () => database.all(exceptions),
      orders: () => savedOrders(database),
      outbounds: () => database.all(outbounds),
      watched: () => database.all(watchedOrders),
    },
    looseBytes: () => looseBytes(database),
    get contested() {
      return database.locks.contested;
    },
  };
}

/** Commits; who had a turn that waited, which may have been taken meanwhile, has one that waits from now on. */
async function commit<T>(database: MemoryDatabase, work: (tx: Tx) => Promise<T>): Promise<T> {
  const notMade: Job[] = [];
  const result = await database.transaction((tx) => work(writesOf(tx, (job) => notMade.push(job))));
  if (notMade.length > 0) {
    await database.transaction(async (tx) => {
      for (const job of notMade) await writesOf(tx).enqueue(job);
    });
  }
  return result;
}
