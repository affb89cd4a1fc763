import { migrate, openDatabase, prepareAsOwner, type Database, type DatabaseOptions } from '@quayside/store';

/** How a database is reached: as the application, and as the role that owns its tables where that is another one. */
export interface DatabaseAddress {
  readonly url: string;
  readonly ownerUrl: string | undefined;
}

/** A database that is up to date, and the migrations that brought it there. */
export interface Prepared {
  readonly database: Database;
  readonly ran: readonly string[];
}

/** Opens a database as the application, and brings it up to date as the role that may. Throws Unavailable while it does not answer. */
export async function openPrepared(
  { url, ownerUrl }: DatabaseAddress,
  options: Omit<DatabaseOptions, 'url'>,
): Promise<Prepared> {
  const asOwner = ownerUrl === undefined ? undefined : await prepareAsOwner({ ownerUrl, url }, options);
  const database = await openDatabase({ ...options, url });
  if (asOwner) return { database, ran: asOwner };
  try {
    return { database, ran: await migrate(database) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
