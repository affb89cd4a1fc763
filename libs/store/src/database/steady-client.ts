import { Client, type ClientConfig } from 'pg';

/**
 * A connection that may break while nobody waits for an answer on it: while a lock is held, or between two statements of a
 * transaction. The next statement on it says so; an event that nobody hears would end the process.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
