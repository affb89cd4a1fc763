import { Unavailable } from '@quayside/exchange';

// Connection exceptions, cannot connect now, admin shutdown, serialization failure, deadlock, disk full, too many connections.
const transientCodes = /^(08...|57P0[123]|40001|40P01|53...)$/;
const transientErrors =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOENT.*PGSQL|terminat|timeout exceeded|Connection ended|not queryable|shutting down/i;

/** Turns "the database is away or busy" into Unavailable, so that it is tried again; every other error stays what it is. */
export function whenTransient(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Unavailable) return error;
  const code = codeOf(error);
  const transient = transientCodes.test(code) || transientErrors.test(code) || transientErrors.test(error.message);
  return transient
    ? new Unavailable('postgres', `the database cannot answer: ${error.message}`, { cause: error })
    : error;
}

/** A row that another one refers to is not there. */
export function violatesForeignKey(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '23503';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
