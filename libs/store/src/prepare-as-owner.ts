import type { DatabaseOptions } from './open-database.js';
import { migrate, openDatabase } from './open-database.js';
import { openJobs } from './jobs/jobs.js';

export interface Owned {
  /** As the role that owns the tables. */
  readonly ownerUrl: string;
  /** As the role that the application works as. */
  readonly url: string;
}

/**
 * Brings a database up to date as the role that owns its tables, the tables of the job queue too, and lets the application's role work
 * on them. Returns the names of the migrations that ran. Throws Unavailable as `migrate` does.
 */
export async function prepareAsOwner(
  { ownerUrl, url }: Owned,
  { applicationName }: Pick<DatabaseOptions, 'applicationName'>,
): Promise<readonly string[]> {
  // It makes and upgrades its tables when it is opened, and does nothing else before it is stopped again.
  const jobs = await openJobs(ownerUrl, () => undefined);
  await jobs.stop();
  const owner = await openDatabase({ url: ownerUrl, poolSize: 1, applicationName });
  try {
    return await migrate(owner, { application: decodeURIComponent(new URL(url).username) });
  } finally {
    await owner.close();
  }
}
