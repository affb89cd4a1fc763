import { assertNever } from '@quayside/std';
import { deliverLane, readArrival, sendDispatch, splitFile } from './journey.js';
import type { Ports } from './ports/ports.js';
import type { Job } from './ports/store.js';
import { guarded, type StepOutcome } from './step/guarded.js';

/** Does what a job says. The job itself carries nothing: the row decides, and a row without work makes it do nothing. */
export async function runJob(ports: Ports, { queue, key }: Job): Promise<StepOutcome> {
  switch (queue) {
    case 'file':
      return alone(ports, queue, key, splitFile);
    case 'arrival':
      return alone(ports, queue, key, readArrival);
    case 'lane':
      // Guards each of its documents by itself.
      await deliverLane(ports, key);
      return 'done';
    case 'dispatch':
      // Notes by channel, for both directions alike, what goes wrong.
      await sendDispatch(ports, key);
      return 'done';
    default:
      return assertNever(queue);
  }
}

/** A row that another worker is at is that worker's: reading it twice would cost twice and end in a lost race. */
async function alone(
  ports: Ports,
  kind: 'file' | 'arrival',
  row: string,
  step: (ports: Ports, id: string) => Promise<void>,
): Promise<StepOutcome> {
  const partner = (await ports.store[kind](row))?.partner ?? '';
  return guarded(ports, { kind, row, partner }, async () => {
    await ports.store.exclusively(`${kind}:${row}`, () => step(ports, row));
  });
}

/** Gives a job to every row that has work and none: whatever was lost on the way is found here, whenever it runs. */
export function sweep(ports: Ports): Promise<number> {
  return ports.store.commit((tx) => tx.enqueueWork(ports.clock.now()));
}
