import type { Job, JournalLine, Store, Tx } from '@quayside/exchange';
import type { Uploads } from '@quayside/store';
import { waitFor } from '../../support/wait-for.js';

/** A store, and what must be seen of it that its port does not show. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly uploads: Uploads;
  /** Turns that wait. */
  jobs(): Promise<readonly Job[]>;
  /** Takes a turn, as a worker does. */
  take(job: Job): Promise<void>;
  /** The lines of one row, oldest first. */
  journal(row: string): Promise<readonly Pick<JournalLine, 'from' | 'to' | 'what' | 'actor'>[]>;
  /** The orders of a partner that we have a copy of, by number. */
  orders(partner: string): Promise<readonly { readonly number: string; readonly currency: string }[]>;
  /** How an exception was settled. */
  settled(exception: string): Promise<{ readonly closedBy: string; readonly choice: string; readonly reason: string }>;
  /** Whether a transaction waits for another one just now. */
  contested(): Promise<boolean>;
}

/** The store of the running suite: it is opened before the first test. */
export type Given = () => StoreUnderTest;

/** How each of two transactions ended. */
type Ended<A, B> = readonly [PromiseSettledResult<A>, PromiseSettledResult<B>];

/**
 * Two transactions at the same moment: the first has done its work and has not ended yet when the second does its own. It ends
 * when the second is done, or waits for it: with a commit, or with a failure.
 */
export async function meet<A, B>(
  { store, contested }: StoreUnderTest,
  first: (tx: Tx) => Promise<A>,
  second: (tx: Tx) => Promise<B>,
  end: 'commits' | 'fails' = 'commits',
): Promise<Ended<A, B>> {
  const worked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const one = store.commit(async (tx) => {
    const result = await first(tx).finally(() => worked.resolve());
    await released.promise;
    if (end === 'fails') throw new Error('the first one failed');
    return result;
  });
  await worked.promise;
  let done = false;
  const two = store.commit(second).finally(() => (done = true));
  const both = Promise.allSettled([one, two]);
  await waitFor('the second transaction', async () => done || (await contested()));
  released.resolve();
  return both;
}
