import type { Job } from '@quayside/exchange';
import type { EntityManager } from 'typeorm';

/** Puts jobs into the queue with a transaction's own connection: they are committed with its rows, or not at all. */
export interface JobQueue {
  /** A row has at most one job that waits, however often it is woken. */
  enqueue(tx: EntityManager, job: Job): Promise<void>;
  /** Gives a job to every row or lane that has work now and no job that waits. Returns how many got one. */
  enqueueWork(tx: EntityManager, now: Date): Promise<number>;
}

/** For who changes rows beside the gateway, whose sweep finds what is to be done. */
export const noJobs: JobQueue = {
  enqueue: async () => undefined,
  enqueueWork: async () => 0,
};
