import { Test } from '@nestjs/testing';
import type { Job } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { waitFor } from '../../../../test/support/wait-for.js';
import { WorkerModule } from './worker.module.js';
import type { WorkerPorts } from './worker.js';

const away = () => Promise.reject(new Error('away'));
const pace = {
  sweepMs: 1,
  profilesMs: 1,
  ordersMs: 1,
  ordersOutMs: 1,
  channelsMs: 1,
  levelsMs: 1,
  reconcileMs: 1,
  uploadsMs: 1,
  healthMs: 1,
};

/** A worker to which nothing behind it answers: what it was told to run, and what it has logged of its looks. */
async function lonelyWorker() {
  const taken: ((job: Job) => Promise<void>)[] = [];
  const failed = new Map<string, number>();
  const ports = {
    jobs: { work: (run: (job: Job) => Promise<void>) => Promise.resolve(void taken.push(run)) },
    log: { error: ({ event }: { event: string }) => failed.set(event, (failed.get(event) ?? 0) + 1) },
    ports: {
      clock: { now: () => new Date(0) },
      partners: { all: away, byId: away },
      store: {
        exclusively: away,
        gatewayPause: away,
        work: away,
        commit: away,
        system: away,
        channels: away,
        channel: away,
      },
    },
    uploads: { abandonOlderThan: away },
    requests: { forgetBefore: away },
    mailbox: { use: away },
    connections: [{ name: 'default' }],
  } as unknown as WorkerPorts;
  const worker = await Test.createTestingModule({ imports: [WorkerModule.register({ ports, pace })] }).compile();
  return { worker, taken, failed };
}

it('takes jobs and goes on looking for what no job told, also after a look has failed', async () => {
  const { worker, taken, failed } = await lonelyWorker();
  await worker.init();
  expect(taken).toHaveLength(1);
  const looks = ['channels', 'sweep', 'profiles', 'orders', 'orders-out', 'levels', 'uploads', 'health'].map(
    (each) => `${each}.failed`,
  );
  await waitFor('every look to be made twice', () => looks.every((each) => (failed.get(each) ?? 0) >= 2));
  await worker.close();
});
