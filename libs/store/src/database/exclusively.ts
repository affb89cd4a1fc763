import { Unavailable } from '@quayside/exchange';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { sourceOf, type Database } from './connection.js';
import { defineCommand, defineQuery } from './define-query.js';
import { flag } from './result-columns.js';
import { sql } from './statement.js';

interface Lock {
  readonly name: string;
}

const take = defineQuery(
  sql<Lock>`select pg_try_advisory_lock(hashtextextended(${'name'}, 0)) as locked`,
  z.object({ locked: flag }),
);
const give = defineCommand(sql<Lock>`select pg_advisory_unlock(hashtextextended(${'name'}, 0))`);

/**
 * Runs `work` while no other process runs one of this name; `undefined` when another does. A session lock on a connection of
 * its own: it ends with the process, however that ends, and with the connection. Who works on under a lock that is lost in
 * this way meets the other worker at the compare-and-set of its commit.
 */
export async function exclusively<T>(database: Database, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const runner = sourceOf(database).createQueryRunner();
  const lock = { name: `quayside:${name}` };
  try {
    if (!(await take.only(runner.manager, lock)).locked) return undefined;
    try {
      return await work();
    } finally {
      await giveBack(runner.manager, lock);
    }
  } finally {
    await runner.release();
  }
}

/** With its connection the lock is gone already, and what was done under it is done. */
async function giveBack(connection: EntityManager, lock: Lock): Promise<void> {
  await give(connection, lock).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) throw error;
  });
}
