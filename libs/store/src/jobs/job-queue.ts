import type { Job } from '@quayside/exchange';
import type { EntityManager } from 'typeorm';

/** Puts turns into the queue with a transaction's own connection: they are committed with its rows, or not at all. */
export interface JobQueue {
  /** Returns whether a turn was made: of a queue nobody has more than one that waits. */
  enqueue(tx: EntityManager, job: Job): Promise<boolean>;
  /** Gives a turn to everybody who has work now and waits for none. Returns to how many. */
  enqueueWork(tx: EntityManager, now: Date): Promise<number>;
  /**
   * To be called when the transaction is committed in which these were not made because one waited already: that one may have
   * begun before, and then it has not seen what was committed. Throws nothing: what is lost here, the sweep finds.
   */
  enqueueAgain(jobs: readonly Job[]): Promise<void>;
}

/** For who changes rows beside the gateway, whose sweep finds what is to be done. */
export const noJobs: JobQueue = {
  enqueue: async () => true,
  enqueueWork: async () => 0,
  enqueueAgain: async () => undefined,
};
