import { noJobs, storeIn, type Database } from '@quayside/store';
import type { Store } from '@quayside/exchange';
import { configuredDatabase, type Config } from './config.js';
import { runningEmbedded, startEmbeddedPostgres } from './embedded-postgres.js';
import { lockInstance } from './instance-lock.js';
import { openPrepared, type DatabaseAddress } from './open-prepared.js';

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
  const address = configuredDatabase(config) ?? (await runningEmbedded(`${config.dataDirectory}/postgres`));
  if (address) return withDatabase(address, work);
  const lock = lockInstance(config.dataDirectory);
  try {
    const postgres = await startEmbeddedPostgres(`${config.dataDirectory}/postgres`, config.postgresPort);
    try {
      return await withDatabase(postgres, work);
    } finally {
      await postgres.stop();
    }
  } finally {
    lock.release();
  }
}

async function withDatabase<T>(address: DatabaseAddress, work: (beside: BesideGateway) => Promise<T>): Promise<T> {
  const { database } = await openPrepared(address, { poolSize: 2, applicationName: 'quayside command' });
  try {
    return await work({ database, store: storeIn(database, noJobs) });
  } finally {
    await database.close();
  }
}
