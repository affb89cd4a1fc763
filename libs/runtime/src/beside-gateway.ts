import { migrate, noJobs, openDatabase, storeIn, type Database } from '@quayside/store';
import type { Store } from '@quayside/exchange';
import type { Config } from './config.js';
import { embeddedUrl, startEmbeddedPostgres } from './embedded-postgres.js';
import { lockInstance } from './instance-lock.js';

/** What a command works on that needs the database and nothing else. */
export interface BesideGateway {
  readonly database: Database;
  readonly store: Store;
}

/**
 * Does something with the database of the gateway, whether a gateway runs or not. The bundled PostgreSQL is started for it
 * where it does not run, and stopped again; no gateway can start meanwhile.
 */
export async function besideGateway<T>(config: Config, work: (beside: BesideGateway) => Promise<T>): Promise<T> {
  const url = config.databaseUrl ?? (await embeddedUrl(`${config.dataDirectory}/postgres`));
  if (url) return withDatabase(url, work);
  const lock = lockInstance(config.dataDirectory);
  try {
    const postgres = await startEmbeddedPostgres(`${config.dataDirectory}/postgres`, config.postgresPort);
    try {
      return await withDatabase(postgres.url, work);
    } finally {
      await postgres.stop();
    }
  } finally {
    lock.release();
  }
}

async function withDatabase<T>(url: string, work: (beside: BesideGateway) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url, poolSize: 2, applicationName: 'quayside command' });
  try {
    await migrate(database);
    return await work({ database, store: storeIn(database, noJobs) });
  } finally {
    await database.close();
  }
}
