import type { Account } from '@quayside/partners';
import { assertNever } from '@quayside/std';
import { deliverLane, draftDocument, envelopeDocument, readArrival, sendWaiting, splitFile } from './journey.js';
import type { Ports } from './ports/ports.js';
import type { Job } from './ports/store.js';
import { guarded, type StepOutcome } from './step/guarded.js';

/** What was done in a turn: which step, of which file, arrival, lane or account, and how it ended. */
export interface StepTaken {
  readonly step: 'file' | 'arrival' | 'lane' | 'order' | 'outbound' | 'dispatch';
  readonly row: string;
  readonly outcome: StepOutcome;
}

/** Rows that a turn looks at: other workers may be at the first ones. */
const looked = 8;

/** Documents of a lane that are delivered in one turn. */
const deliveredATurn = 5;

/**
 * Takes a turn: one file, one arrival, a few documents of one lane, what waits for one account. Where more waits, the next turn
 * is asked for as soon as this one has begun, so that idle workers help; it comes behind those of everybody else. A turn for
 * which there is nothing to do ends at once.
 */
export async function runJob(ports: Ports, job: Job): Promise<StepTaken | undefined> {
  const { queue, whose } = job;
  const { store, clock } = ports;
  switch (queue) {
    case 'file':
      return takeRow(ports, job, 'file', await store.nextFiles(whose, clock.now(), looked), splitFile);
    case 'arrival':
    case 'large-arrival': {
      const which = queue === 'arrival' ? 'small' : 'large';
      return takeRow(ports, job, 'arrival', await store.nextArrivals(whose, which, clock.now(), looked), readArrival);
    }
    case 'lane':
      return takeLane(ports, job, await store.nextLanes(whose, clock.now(), looked));
    case 'order':
      return takeRow(ports, job, 'order', await store.nextOrders(whose, clock.now(), looked), draftDocument);
    case 'outbound':
      return takeRow(ports, job, 'outbound', await store.nextDrafts(whose, clock.now(), looked), envelopeDocument);
    case 'dispatch':
      return takeAccount(ports, job);
    default:
      return assertNever(queue);
  }
}

/** A row that another worker is at is that worker's: reading it twice would cost twice and end in a lost race. */
async function takeRow(
  ports: Ports,
  job: Job,
  kind: 'file' | 'arrival' | 'order' | 'outbound',
  rows: readonly string[],
  step: (ports: Ports, id: string) => Promise<void>,
): Promise<StepTaken | undefined> {
  for (const [n, row] of rows.entries()) {
    const outcome = await ports.store.exclusively(`${kind}:${row}`, async () => {
      if (n + 1 < rows.length) await again(ports, job);
      return guarded(ports, { kind, row, partner: job.whose }, () => step(ports, row));
    });
    if (outcome) return { step: kind, row, outcome };
  }
  return undefined;
}

/** A lane in which nothing can be delivered just now is passed over, and asks for no turn: who makes way for it does. */
async function takeLane(ports: Ports, job: Job, lanes: readonly string[]): Promise<StepTaken | undefined> {
  for (const [n, lane] of lanes.entries()) {
    const begins = async () => void (n + 1 < lanes.length && (await again(ports, job)));
    const end = await deliverLane(ports, lane, { most: deliveredATurn, begins });
    if (!end || end.delivered === 0) continue;
    if (end.more) await again(ports, job);
    // It guards each of its documents by itself.
    return { step: 'lane', row: lane, outcome: 'done' };
  }
  return undefined;
}

/** It notes by channel, for both directions alike, what goes wrong. */
async function takeAccount(ports: Ports, job: Job): Promise<StepTaken> {
  const more = await sendWaiting(ports, job.whose as Account);
  if (more) await again(ports, job);
  return { step: 'dispatch', row: job.whose, outcome: 'done' };
}

async function again(ports: Ports, job: Job): Promise<void> {
  await ports.store.commit((tx) => tx.enqueue(job));
}

/** Gives a turn to everybody who has work and waits for none: whatever was lost on the way is found here, whenever it runs. */
export function sweep(ports: Ports): Promise<number> {
  return ports.store.commit((tx) => tx.enqueueWork(ports.clock.now()));
}
