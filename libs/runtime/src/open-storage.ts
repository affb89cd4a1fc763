import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '@quayside/exchange';
import { openChanges, openJobs, type Changes, type Database, type Jobs } from '@quayside/store';
import { configuredDatabase, type Config } from './config.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import type { Logger } from './log.js';
import { openPrepared, type DatabaseAddress } from './open-prepared.js';
import { StartupError } from './startup-error.js';

/** What is kept, and what tells of it. */
export interface Storage {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly changes: Changes;
}

/** Each worker and each look at a channel may hold two: one for its lock, and one for what it does. */
const poolSize = 32;
const shortestPauseMs = 500;
const longestPauseMs = 10_000;

/** Opens the database, brings it up to date and opens what works on it. What it opened, `closers` close again. */
export async function openStorage(config: Config, log: Logger, closers: (() => Promise<void>)[]): Promise<Storage> {
  const address = configuredDatabase(config) ?? (await startBundled(config, closers));
  const { url } = address;
  const { database, jobs } = await whenItAnswers(config, url, log, () => openOnce(address, log));
  const changes = openChanges({
    url,
    applicationName: nameOfProcess(),
    onError: (error) => log.warn({ event: 'changes.error', err: error }, 'changes are not heard of for the moment'),
  });
  closers.push(
    () => database.close(),
    () => jobs.stop(),
    () => changes.close(),
  );
  return { database, jobs, changes };
}

async function startBundled(config: Config, closers: (() => Promise<void>)[]): Promise<DatabaseAddress> {
  const { stop, ...address } = await startEmbeddedPostgres(`${config.dataDirectory}/postgres`, config.postgresPort);
  closers.push(stop);
  return address;
}

/** All of it, or nothing: what was opened before something failed is closed. */
async function openOnce(address: DatabaseAddress, log: Logger): Promise<Pick<Storage, 'database' | 'jobs'>> {
  const { database, ran } = await openPrepared(address, { poolSize, applicationName: nameOfProcess() });
  try {
    if (ran.length > 0) log.info({ event: 'migrated', migrations: ran }, `${ran.length} migrations ran`);
    const jobs = await openJobs(address.url, (error) =>
      log.warn({ event: 'jobs.error', err: error }, 'the job queue had an error'),
    );
    return { database, jobs };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A database that is slow or not there yet is waited for, for as long as it takes; whatever else is wrong ends the start. */
async function whenItAnswers<T>(config: Config, url: string, log: Logger, open: () => Promise<T>): Promise<T> {
  let said: string | undefined;
  for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw notOpened(config, url, error);
      const line = `${whichOf(config, url)} does not answer yet: Quayside waits for it. ${sentence(error)}`;
      log.warn({ event: 'database.waiting', err: error }, line);
      if (line !== said) process.stderr.write(`quayside: ${line}\n`);
      said = line;
      await pause(pauseMs);
    }
  }
}

function notOpened(config: Config, url: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const why = `${whichOf(config, url)} cannot be used (${error.message}): check that name and password are right`;
  return new StartupError(why, { cause: error });
}

/** Without the name and the password that the address holds. */
function whichOf(config: Config, url: string): string {
  const { host, pathname } = new URL(url);
  const where = `database ${pathname.slice(1)} at ${host}`;
  return config.databaseUrl ? `DATABASE_URL: ${where}` : `the bundled PostgreSQL, ${where},`;
}

function sentence({ message }: Error): string {
  return `(${message})`;
}

function nameOfProcess(): string {
  return `quayside ${process.pid}`;
}
