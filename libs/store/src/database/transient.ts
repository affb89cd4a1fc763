import { Unavailable } from '@quayside/exchange';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';

/**
 * States of PostgreSQL (SQLSTATE) in which the same statement may well succeed a moment later, on another connection or
 * another server. Source: PostgreSQL 18, appendix A.
 */
const transientStates = [
  '08...', // the connection broke, or was refused
  '57P0[1-5]', // shut down, crashed, starting up, its database dropped under it, idle for too long
  '57014', // cancelled: by an operator, or by statement_timeout
  '40001', // could not serialise
  '40P01', // deadlock
  '55P03', // a lock was not to be had in time
  '55006', // in use
  '25006', // a server that only reads: a standby that is about to take over
  '25P0[34]', // the transaction was idle, or took, for too long
  '53...', // out of connections, memory or disk
  '58...', // input and output failed
].join('|');
const transientState = new RegExp(`^(${transientStates})$`);
const transientWords =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOENT.*PGSQL|terminat|timeout|Connection ended|not queryable|shutting down|closed the connection/i;

/** Turns "the database is away or busy" into Unavailable, so that it is tried again; every other error stays what it is. */
export function whenTransient(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Unavailable) return error;
  return isTransient(error)
    ? new Unavailable('postgres', `the database cannot answer: ${error.message}`, { cause: error })
    : error;
}

/** A row that another one refers to is not there. */
export function violatesForeignKey(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '23503';
}

function isTransient(error: Error): boolean {
  // A connection that broke in the middle of a transaction is given back by TypeORM at once: what comes after finds it gone.
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  const code = codeOf(error);
  // What PostgreSQL answered has a state of five characters, and its words are about the statement.
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E')) return transientState.test(code);
  return transientWords.test(code) || transientWords.test(error.message);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
