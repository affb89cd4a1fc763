import { largeArrival } from '../model/large-arrival.js';
import type { ArrivalRow } from '../model/rows.js';
import type { Job, Tx } from '../ports/store.js';

/** The turn in which an arrival is read. */
export function turnToRead({ partner, length }: Pick<ArrivalRow, 'partner' | 'length'>): Job {
  return { queue: length > largeArrival ? 'large-arrival' : 'arrival', whose: partner };
}

/** Turns for all of these arrivals: one for each kind of them, however many there are. */
export async function wakeReading(tx: Tx, arrivals: readonly Pick<ArrivalRow, 'partner' | 'length'>[]): Promise<void> {
  const turns = new Map(arrivals.map(turnToRead).map((turn) => [`${turn.queue} ${turn.whose}`, turn]));
  for (const turn of turns.values()) await tx.enqueue(turn);
}

/** An arrival is read, or a person has it: its own documents may be delivered, and so may those that waited behind it. */
export async function wakeLanes(tx: Tx, ...partners: readonly string[]): Promise<void> {
  for (const whose of new Set(partners)) await tx.enqueue({ queue: 'lane', whose });
}
