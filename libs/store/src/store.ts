import type { Store } from '@quayside/exchange';
import type { DataSource } from 'typeorm';
import { payloadsIn } from './payloads/payloads.js';
import { readsThrough } from './reads.js';
import { txThrough, type Enqueue } from './transaction.js';
import { whenTransient } from './database/transient.js';

/** Postgres behind the Store port. */
export function storeIn(source: DataSource, enqueue: Enqueue): Store {
  return {
    ...readsThrough(source.manager),
    payloads: payloadsIn(source),
    async commit(work) {
      try {
        return await source.transaction((manager) => work(txThrough(manager, enqueue)));
      } catch (error) {
        throw whenTransient(error);
      }
    },
    exclusively: (name, work) => exclusively(source, name, work),
  };
}

/** A session lock on a connection of its own: it ends with the process, however that ends. */
async function exclusively<T>(source: DataSource, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const runner = source.createQueryRunner();
  try {
    await runner.connect();
    const [row] = (await runner.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [
      `quayside:${name}`,
    ])) as { locked: boolean }[];
    if (!row?.locked) return undefined;
    try {
      return await work();
    } finally {
      await runner.query('select pg_advisory_unlock(hashtextextended($1, 0))', [`quayside:${name}`]);
    }
  } catch (error) {
    throw whenTransient(error);
  } finally {
    await runner.release();
  }
}
