import type { Job } from '@quayside/exchange';
import { PgBoss, type ConnectionOptions, type WorkOptions } from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { send } from '../database/connection.js';
import { whenTransient } from '../database/transient.js';
import type { JobQueue } from './job-queue.js';
import { queueName } from './queue-name.js';
import { workWithoutTurn } from './work.js';

type Queue = Job['queue'];

interface Workers {
  readonly queue: Queue;
  /** Turns that one process takes at the same time. */
  readonly workers: number;
  /** Of those, turns of one partner: so that whoever comes next always finds a worker. */
  readonly ofOne: number;
}

const queues: readonly Workers[] = [
  { queue: 'file', workers: 3, ofOne: 2 },
  { queue: 'arrival', workers: 3, ofOne: 2 },
  { queue: 'large-arrival', workers: 2, ofOne: 1 },
  // A document may take seconds while Odoo is slow: lanes do not wait for each other.
  { queue: 'lane', workers: 4, ofOne: 3 },
  // A partner's server may not answer for a minute: those of others go on beside it.
  { queue: 'dispatch', workers: 4, ofOne: 1 },
];

/**
 * A job says only whose turn it is: failing is noted on the row, the job itself ends well. What pg-boss retries is a worker that
 * died; what it loses for good, the sweep finds. Policy `short`: nobody has more than one turn of a queue that waits.
 */
const limits = {
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 30 * 60,
  retentionSeconds: 24 * 3600,
  deleteAfterSeconds: 3600,
} as const;

/** A NOTIFY wakes the workers; they look by themselves now and then, and more often while nothing can be notified. */
const pace: WorkOptions = { notifyPollingIntervalSeconds: 10, pollingIntervalSeconds: 2 };

export interface Jobs extends JobQueue {
  /** Takes turns of all queues until `stop`; what `run` throws is pg-boss's to retry. */
  work(run: (job: Job) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Opens pg-boss in a schema of its own in the same database. */
export async function openJobs(url: string, onError: (error: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', max: 6, useListenNotify: true, schedule: false });
  boss.on('error', onError);
  await boss.start().catch((error: unknown) => {
    throw whenTransient(error);
  });
  for (const { queue } of queues) {
    await boss.createQueue(queueName(queue), { ...limits, policy: 'short', notify: true });
    await boss.updateQueue(queueName(queue), limits);
  }
  return {
    enqueue: async (tx, job) => (await insert(boss, job.queue, [job], through(tx))).length > 0,
    async enqueueWork(tx, now) {
      const missing = await workWithoutTurn.all(tx, { now });
      for (const [queue, jobs] of Map.groupBy(missing, (each) => each.queue)) {
        await insert(boss, queue, jobs, through(tx));
      }
      return missing.length;
    },
    async enqueueAgain(jobs) {
      for (const [queue, some] of Map.groupBy(jobs, (each) => each.queue)) {
        await insert(boss, queue, some).catch(onError);
      }
    },
    async work(run) {
      for (const each of queues) await startWorkers(boss, each, run);
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

/** Returns the ids of the turns that were made. */
async function insert(
  boss: PgBoss,
  queue: Queue,
  jobs: readonly Job[],
  db?: NonNullable<ConnectionOptions['db']>,
): Promise<readonly string[]> {
  const turns = jobs.map(({ whose }) => ({ data: { whose }, singletonKey: whose, group: { id: whose } }));
  return (await boss.insert(queueName(queue), turns, { returnId: true, ...(db && { db }) })) ?? [];
}

async function startWorkers(
  boss: PgBoss,
  { queue, workers, ofOne }: Workers,
  run: (job: Job) => Promise<void>,
): Promise<void> {
  const options = { ...pace, batchSize: 1, localConcurrency: workers, localGroupConcurrency: ofOne };
  const worker = boss.work<{ whose: string }>(queueName(queue), options, async (batch) => {
    for (const job of batch) await run({ queue, whose: job.data.whose });
    // Where there was work there may be more, which a worker of one job at a time would else leave lying until it looks again.
    boss.notifyWorker(await worker);
  });
  await worker;
}

/** pg-boss's statements on the transaction's own connection: the job is committed with its row, or not at all. */
function through(tx: EntityManager): NonNullable<ConnectionOptions['db']> {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({
      rows: [...(await send(tx, text, values ?? [])).records],
    }),
  };
}
