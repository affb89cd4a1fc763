import { sourceOf, type Database } from './connection.js';
import { defineCommand, defineQuery } from './define-query.js';
import { flag } from './result-columns.js';
import { sql } from './statement.js';
import { z } from 'zod';

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
 * its own: it ends with the process, however that ends.
 */
export async function exclusively<T>(database: Database, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const runner = sourceOf(database).createQueryRunner();
  const lock = { name: `quayside:${name}` };
  try {
    if (!(await take.only(runner.manager, lock)).locked) return undefined;
    try {
      return await work();
    } finally {
      await give(runner.manager, lock);
    }
  } finally {
    await runner.release();
  }
}
