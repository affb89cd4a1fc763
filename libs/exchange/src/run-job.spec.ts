import { acknowledgement, interchange, openHeart, order, orderedLines } from '@quayside/heart';
import { describe, expect, it } from 'vitest';
import { runJob, sweep } from './run-job.js';
import { jsonText } from './model/json-text.js';

const bytes = interchange([acknowledgement('P00001', orderedLines)]);

const fileTurn = { queue: 'file', whose: 'acme' } as const;

describe('a turn', () => {
  it('of somebody without work does nothing, whatever kind it is of', async () => {
    const { ports, twin } = openHeart();
    for (const queue of ['file', 'arrival', 'large-arrival', 'lane', 'dispatch'] as const) {
      await runJob(ports, { queue, whose: 'acme' });
    }
    expect([twin.journal(), twin.rows.exceptions(), twin.jobs()]).toEqual([[], [], []]);
  });

  it('leaves a row to the worker that is at it', async () => {
    const { ports, receive, story } = openHeart();
    const { id } = await receive('in.x12', bytes);
    await ports.store.exclusively(`file:${id}`, () => runJob(ports, fileTurn));
    expect((await story(id)).file.state).toBe('stored');
    expect(await runJob(ports, fileTurn)).toEqual({ step: 'file', row: id, outcome: 'done' });
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

describe('turns', () => {
  it('go round: with 500 files of one partner waiting, the next one to come is another partner', async () => {
    const heart = openHeart();
    for (let n = 0; n < 500; n += 1) await heart.receive(`${n}.x12`, bytes);
    const turns = async (most: number, until: () => Promise<boolean>) => {
      let n = 0;
      for (; n < most && !(await until()); n += 1) {
        const [job] = heart.twin.jobs();
        if (!job) throw new Error('nobody has a turn');
        await heart.twin.take(job);
        await runJob(heart.ports, job);
      }
      return n;
    };
    await turns(20, async () => false);
    const { id } = await heart.receive('in.csv', Buffer.from('?'), { partner: 'kern' });
    // At most one turn of the other one waits before it, of each kind of work.
    const state = async () => (await heart.story(id)).file.state;
    expect(await turns(10, async () => (await state()) !== 'stored')).toBeLessThanOrEqual(4);
    const waits = async () => (await heart.story(id)).arrivals.some((each) => each.state === 'received');
    expect(await turns(10, async () => !(await waits()))).toBeLessThanOrEqual(4);
    expect(heart.twin.rows.files().filter((file) => file.state === 'stored').length).toBeGreaterThan(450);
  });

  it('of lanes go round as well, whoever has thousands of them', async () => {
    const heart = openHeart();
    heart.erp.put(order());
    heart.erp.away = 'not yet';
    await heart.drop('in.x12', bytes);
    const { documents } = await heart.drop(
      'b.x12',
      interchange([acknowledgement('P00001', orderedLines)], { control: '000000102', sender: 'DELTA' }),
      { partner: 'delta', account: 'delta-box', channel: 'sftp-poll' },
    );
    const [own] = heart.twin.rows.documents();
    if (!own) throw new Error('no document');
    const document = own.document && jsonText(JSON.stringify(own.document));
    for (let n = 0; n < 200; n += 1) {
      const id = heart.ports.id();
      const row = { ...own, id, lane: `lane ${n}`, version: n + 2, document, leftovers: jsonText('[]') };
      await heart.ports.store.commit((tx) => tx.insertDocument(row));
    }
    heart.erp.away = undefined;
    heart.pass(3600_000);
    await sweep(heart.ports);
    let turns = 0;
    const state = async () => (await heart.ports.store.document(documents[0]?.id ?? ''))?.state;
    for (; (await state()) === 'accepted' && turns < 50; turns += 1) {
      const job = heart.twin.jobs().find(({ queue }) => queue === 'lane');
      if (!job) throw new Error('nobody has a turn');
      await heart.twin.take(job);
      await runJob(heart.ports, job);
    }
    expect([await state(), turns]).toEqual(['delivered', expect.toSatisfy((n: number) => n <= 2)]);
  });

  it('are asked for again before the row is done, so that idle workers help', async () => {
    const heart = openHeart();
    for (let n = 0; n < 3; n += 1) await heart.receive(`${n}.x12`, bytes);
    await heart.twin.take(fileTurn);
    await Promise.all([runJob(heart.ports, fileTurn), runJob(heart.ports, fileTurn)]);
    expect(heart.twin.rows.files().map(({ state }) => state)).toEqual(['split', 'split', 'stored']);
    expect(heart.twin.jobs()).toContainEqual(fileTurn);
  });
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
