import { acknowledgement, interchange, openHeart, order, orderedLines } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { runJob, sweep } from './run-job.js';

const bytes = interchange([acknowledgement('P00001', orderedLines)]);

describe('a job', () => {
  it('that wakes a row without work does nothing, for every kind of row', async () => {
    const { ports, twin } = openHeart();
    const key = crypto.randomUUID();
    for (const queue of ['file', 'arrival', 'lane', 'dispatch'] as const) {
      expect(await runJob(ports, { queue, key })).toBe('done');
    }
    expect([twin.journal(), twin.rows.exceptions()]).toEqual([[], []]);
  });

  it('leaves a row to the worker that is at it', async () => {
    const { ports, receive, story } = openHeart();
    const { id } = await receive('in.x12', bytes);
    await ports.store.exclusively(`file:${id}`, () => runJob(ports, { queue: 'file', key: id }));
    expect((await story(id)).file.state).toBe('stored');
    expect(await runJob(ports, { queue: 'file', key: id })).toBe('done');
    expect((await story(id)).file.state).toBe('split');
  });

  it.each(['file', 'arrival'] as const)(
    'for a %s that a fault of ours stops asks operations, and the row stays',
    async (queue) => {
      let broken = true;
      const heart = openHeart({
        around: (ports) => ({
          ...ports,
          partners: {
            all: () =>
              broken && queue === 'arrival' ? Promise.reject(new TypeError('a bad day')) : ports.partners.all(),
            byId: (id) =>
              broken && queue === 'file' ? Promise.reject(new TypeError('a bad day')) : ports.partners.byId(id),
          },
        }),
      });
      const { file, open } = await heart.drop('in.x12', bytes);
      expect(open).toMatchObject([{ subjectKind: queue, owner: 'operations', code: 'step-broken' }]);
      expect(await heart.ports.store.work(heart.ports.clock.now())).toEqual([]);
      broken = false;
      const closing = { at: heart.ports.clock.now(), by: 'ada', choice: 'process-again', reason: 'mended' };
      await heart.ports.store.commit((tx) => tx.closeExceptions(queue, open[0]?.subject ?? '', closing));
      heart.pass(3600_000);
      await heart.sweep();
      expect((await heart.story(file.id)).arrivals).toMatchObject([{ state: 'read' }]);
    },
  );
});

describe('the sweep', () => {
  it('finds every row with work, whatever became of its job', async () => {
    const heart = openHeart();
    heart.erp.put(order());
    const { id } = await heart.receive('in.x12', bytes);
    const seen: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      // Whatever the step before enqueued is lost.
      for (const job of heart.twin.jobs()) await heart.twin.take(job);
      await sweep(heart.ports);
      for (const job of heart.twin.jobs()) {
        seen.push(job.queue);
        await heart.twin.take(job);
        await runJob(heart.ports, job);
      }
    }
    expect(seen).toEqual(['file', 'arrival', 'lane']);
    expect((await heart.story(id)).documents).toMatchObject([{ state: 'delivered' }]);
  });

  it('gives no second job to a row that has one', async () => {
    const { ports, receive } = openHeart();
    await receive('in.x12', bytes);
    expect(await sweep(ports)).toBe(0);
  });
});
