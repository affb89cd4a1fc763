import { registry } from './models/registry.js';
import { Database } from './orm/database.js';
import type { Model } from './orm/model.js';
import { Loaded, NotLoaded } from './orm/loaded.js';
import type { StandInTransaction } from './orm/records.js';

/**
 * Does something with the records, of which only what it asks for is loaded. It is done again from its beginning each time that
 * something is missing, so it must have no other effect.
 */
export async function onRecords<T>(
  records: StandInTransaction,
  work: (db: Database) => T,
  models: ReadonlyMap<string, Model> = registry,
  now: Date = new Date(),
): Promise<{ readonly db: Database; readonly result: T }> {
  const loaded = new Loaded();
  const startedAt = now.toISOString().slice(0, 19).replace('T', ' ');
  for (;;) {
    const db = new Database(models, loaded, startedAt);
    try {
      return { db, result: work(db) };
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      await error.load(loaded, records);
    }
  }
}
