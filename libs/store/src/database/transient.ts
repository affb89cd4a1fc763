import { Unavailable } from '@quayside/exchange';

// Connection exceptions, cannot connect now, admin shutdown, serialization failure, deadlock, disk full, too many connections.
const transientCodes = /^(08...|57P0[123]|40001|40P01|53...)$/;
const transientErrors =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOENT.*PGSQL|terminat|timeout exceeded|Connection ended|not queryable|shutting down/i;

/** Turns "the database is away or busy" into Unavailable, so that it is tried again; every other error stays what it is. */
export function whenTransient(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Unavailable) return error;
  const { code } = error as { code?: unknown };
  const transient =
    (typeof code === 'string' && (transientCodes.test(code) || transientErrors.test(code))) ||
    transientErrors.test(error.message);
  return transient
    ? new Unavailable('postgres', `the database cannot answer: ${error.message}`, { cause: error })
    : error;
}
