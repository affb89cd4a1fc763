import type { Unavailable } from '@quayside/exchange';

/** What cannot be asked just now, in words for whoever asked. What the database says of itself is for the log. */
export function whatIsAway({ system, message }: Unavailable): string {
  return system === 'postgres' ? 'the database does not answer. Try again in a moment.' : message;
}
