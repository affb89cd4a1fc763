import type { Account } from '@quayside/partners';
import type { Order } from '@quayside/canonical';
import type { ChannelPatch, Job } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertArrival, insertDispatch, insertDocument, insertFile } from './rows.js';
import { meet, type Given } from './store-under-test.js';

/** What there is to do, and the jobs that wake it. */
export function workContract(given: Given): void {
  const isWork = async (job: Job, now = at(0)) =>
    (await given().store.work(now)).some(({ queue, key }) => queue === job.queue && key === job.key);
  const waiting = async (job: Job) =>
    (await given().jobs()).filter(({ queue, key }) => queue === job.queue && key === job.key).length;

  describe('work', () => {
    it('is every file that is not split and every arrival that is not read', async () => {
      const file = await insertFile(given());
      const arrival = await insertArrival(given());
      const read = await insertDocument(given());
      expect(await isWork({ queue: 'file', key: file.id })).toBe(true);
      expect(await isWork({ queue: 'file', key: arrival.file })).toBe(false);
      expect(await isWork({ queue: 'arrival', key: arrival.id })).toBe(true);
      expect(await isWork({ queue: 'arrival', key: read.arrival })).toBe(false);
    });

    it('is every lane with an accepted document, once', async () => {
      const lane = fresh('lane');
      for (let n = 0; n < 2; n += 1) await insertDocument(given(), { lane });
      await insertDocument(given(), { lane: null });
      const lanes = (await given().store.work(at(0))).filter(({ queue }) => queue === 'lane');
      expect(lanes.filter(({ key }) => key === lane)).toHaveLength(1);
      const held = await insertDocument(given(), { state: 'held' });
      expect(lanes.map(({ key }) => key)).not.toContain(held.lane);
    });

    it('is nothing that a person has, and nothing that is to be tried again later', async () => {
      const { store } = given();
      const file = await insertFile(given());
      const arrival = await insertArrival(given());
      const document = await insertDocument(given());
      const subjects = [
        { job: { queue: 'file', key: file.id }, kind: 'file', attempt: 'file', row: file.id },
        { job: { queue: 'arrival', key: arrival.id }, kind: 'arrival', attempt: 'arrival', row: arrival.id },
        { job: { queue: 'lane', key: document.lane ?? '' }, kind: 'inbound', attempt: 'document', row: document.id },
      ] as const;
      for (const { job, kind, attempt, row } of subjects) {
        const failed = { kind: attempt, row, count: 1, since: at(0), failedAt: at(0), retryAt: at(30), error: 'away' };
        await store.commit((tx) => tx.failed(failed));
        expect([await isWork(job, at(29)), await isWork(job, at(30))]).toEqual([false, true]);
        await store.commit((tx) => tx.succeeded(attempt, row));
        expect(await isWork(job)).toBe(true);
        const about = { subjectKind: kind, subject: row, partner: 'acme', owner: 'operations' } as const;
        await store.commit((tx) => tx.openException({ ...about, code: 'step-broken', message: 'broken' }, at(0)));
        expect(await isWork(job)).toBe(false);
        const settled = { at: at(1), by: 'ann', choice: 'process-again', reason: 'mended' };
        await store.commit((tx) => tx.closeExceptions(kind, row, settled));
        expect(await isWork(job)).toBe(true);
      }
    });

    it('is one dispatch of each channel through which we send, unless that is paused or failing', async () => {
      const { store } = given();
      const account = fresh('box');
      const rows = [
        await insertDispatch(given(), { account: account as Account }),
        await insertDispatch(given(), { account: account as Account }),
      ];
      const pulled = await insertDispatch(given(), { channel: 'sftp-drop' });
      const key = rows.map(({ id }) => id).toSorted()[0] ?? '';
      const mine = async (now = at(0)) => {
        const own = new Set([...rows.map(({ id }) => id), pulled.id]);
        return (await store.work(now)).filter((job) => job.queue === 'dispatch' && own.has(job.key));
      };
      const whole = [{ queue: 'dispatch', key }];
      expect(await mine()).toEqual(whole);
      const patch = (values: ChannelPatch) => store.commit((tx) => tx.patchChannel(account as Account, values));
      await store.commit((tx) =>
        tx.ensureChannel({ account: account as Account, partner: 'acme', kind: 'sftp-poll' }, at(0)),
      );
      expect(await mine()).toEqual(whole);
      await patch({ pausedAt: at(0) });
      expect(await mine()).toEqual([]);
      await patch({ pausedAt: null, retryAt: at(30), failingIn: 'send' });
      expect([await mine(at(29)), await mine(at(30))]).toEqual([[], whole]);
      await patch({ failingIn: 'fetch' });
      expect(await mine(at(29))).toEqual(whole);
      const later = { kind: 'dispatch', row: key, count: 1, since: at(0), failedAt: at(0), error: 'refused' } as const;
      await store.commit((tx) => tx.failed({ ...later, retryAt: at(50) }));
      expect(await mine(at(29))).toEqual([{ queue: 'dispatch', key: rows.find(({ id }) => id !== key)?.id }]);
    });
  });

  describe('jobs', () => {
    it('wait once for a row, however often it is woken', async () => {
      const { store } = given();
      const job = { queue: 'lane', key: fresh('lane') } as const;
      await store.commit(async (tx) => {
        await tx.enqueue(job);
        await tx.enqueue(job);
      });
      await store.commit((tx) => tx.enqueue(job));
      await store.commit((tx) => tx.enqueue({ ...job, queue: 'file' }));
      expect(await waiting(job)).toBe(1);
    });

    it('wait once for a row that two wake at the same moment', async () => {
      const job = { queue: 'lane', key: fresh('lane') } as const;
      const [first, second] = await meet(
        given(),
        (tx) => tx.enqueue(job),
        (tx) => tx.enqueue(job),
      );
      expect([first.status, second.status, await waiting(job)]).toEqual(['fulfilled', 'fulfilled', 1]);
    });

    it('are given by the sweep to what has work and none', async () => {
      const { store } = given();
      const sweep = () => store.commit((tx) => tx.enqueueWork(at(0)));
      await sweep();
      expect(await sweep()).toBe(0);
      const file = await insertFile(given());
      const document = await insertDocument(given());
      await store.commit((tx) => tx.enqueue({ queue: 'file', key: file.id }));
      expect(await sweep()).toBe(1);
      expect(await waiting({ queue: 'file', key: file.id })).toBe(1);
      expect(await waiting({ queue: 'lane', key: document.lane ?? '' })).toBe(1);
    });
  });

  describe('attempts', () => {
    it('are noted with when the row first failed, until it succeeds', async () => {
      const { store } = given();
      const row = crypto.randomUUID();
      const first = { kind: 'file', row, count: 1, since: at(1), failedAt: at(1), retryAt: at(9), error: 'a' } as const;
      await store.commit((tx) => tx.failed(first));
      expect(await store.attempt('file', row)).toEqual(first);
      expect(await store.attempt('arrival', row)).toBeUndefined();
      const second = { ...first, count: 2, since: at(5), failedAt: at(5), retryAt: at(20), error: 'b' };
      await store.commit((tx) => tx.failed(second));
      expect(await store.attempt('file', row)).toEqual({ ...second, since: at(1) });
      await store.commit((tx) => tx.succeeded('file', row));
      expect(await store.attempt('file', row)).toBeUndefined();
    });

    it('of outside systems say when one served last, and since when it fails', async () => {
      const { store } = given();
      const system = fresh('odoo');
      expect(await store.system(system)).toBeUndefined();
      await store.commit((tx) => tx.systemFailed(system, at(1), 'away'));
      await store.commit((tx) => tx.systemFailed(system, at(2), 'still away'));
      expect(await store.system(system)).toEqual({ system, servedAt: null, failingSince: at(1), error: 'still away' });
      await store.commit((tx) => tx.systemServed(system, at(3)));
      const served = { system, servedAt: at(3), failingSince: null, error: null };
      expect(await store.system(system)).toEqual(served);
      await store.commit((tx) => tx.systemFailed(system, at(4), 'away'));
      expect(await store.system(system)).toEqual({ ...served, failingSince: at(4), error: 'away' });
    });
  });

  it('a copy of an order is the last one that was read', async () => {
    const { store, orders } = given();
    const partner = fresh('acme');
    const order = (number: string, currency: string): Order => ({ type: 'order', number, currency, lines: [] });
    await store.commit((tx) => tx.saveOrder(partner, 'demo', order('P1', 'EUR'), at(0)));
    await store.commit((tx) => tx.saveOrder(partner, 'demo', order('P2', 'EUR'), at(0)));
    await store.commit((tx) => tx.saveOrder(partner, 'demo', order('P1', 'USD'), at(1)));
    expect(await orders(partner)).toEqual([
      { number: 'P1', currency: 'USD' },
      { number: 'P2', currency: 'EUR' },
    ]);
  });
}
