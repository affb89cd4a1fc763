import type { Account } from '@quayside/partners';
import type { Order } from '@quayside/canonical';
import { largeArrival, type ArrivalRow, type ChannelPatch, type Job } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertArrival, insertDispatch, insertDocument, insertFile } from './rows.js';
import { meet, type Given } from './store-under-test.js';

/** What there is to do, and whose turn it is. */
export function workContract(given: Given): void {
  const isWork = async (job: Job, now = at(0)) =>
    (await given().store.work(now)).some(({ queue, whose }) => queue === job.queue && whose === job.whose);
  const waiting = async (job: Job) =>
    (await given().jobs()).filter(({ queue, whose }) => queue === job.queue && whose === job.whose).length;
  const turn = (queue: Job['queue'], whose: string): Job => ({ queue, whose });

  describe('work', () => {
    it('is that of whoever has a file that is not split or an arrival that is not read', async () => {
      const file = await insertFile(given(), { partner: fresh('acme') });
      const small = await insertArrival(given(), { partner: fresh('acme'), length: largeArrival });
      const large = await insertArrival(given(), { partner: fresh('acme'), length: largeArrival + 1 });
      const read = await insertDocument(given(), { partner: fresh('acme') });
      const queues = async (whose: string) =>
        (await given().store.work(at(0))).filter((job) => job.whose === whose).map(({ queue }) => queue);
      expect(await queues(file.partner)).toEqual(['file']);
      expect(await queues(small.partner)).toEqual(['arrival']);
      expect(await queues(large.partner)).toEqual(['large-arrival']);
      expect(await queues(read.partner)).toEqual(['lane']);
    });

    it('is that of whoever has a lane with an accepted document, once', async () => {
      const [partner, other] = [fresh('acme'), fresh('acme')];
      for (let n = 0; n < 2; n += 1) await insertDocument(given(), { partner, lane: fresh('lane') });
      await insertDocument(given(), { partner: other, lane: null });
      await insertDocument(given(), { partner: other, state: 'held' });
      const lanes = (await given().store.work(at(0))).filter(({ queue }) => queue === 'lane');
      expect(lanes.filter(({ whose }) => whose === partner)).toHaveLength(1);
      expect(lanes.filter(({ whose }) => whose === other)).toEqual([]);
    });

    it('comes in its order, of one partner and no more than was asked for', async () => {
      const { store } = given();
      const partner = fresh('acme');
      const files = [];
      for (let n = 0; n < 3; n += 1) files.push(await insertFile(given(), { partner }));
      const [first, second, third] = files;
      expect(await store.nextFiles(partner, at(0), 2)).toEqual([first?.id, second?.id]);
      if (!first || !second || !third) throw new Error('no files');
      const later: ArrivalRow[] = [];
      for (const [of, length] of [
        [third, 1],
        [first, largeArrival + 1],
        [second, 1],
        [first, 1],
      ] as const) {
        later.push(await insertArrival(given(), { of, partner, length, index: later.length }));
      }
      const ids = (...indices: readonly number[]) => indices.map((index) => later[index]?.id);
      expect(await store.nextArrivals(partner, 'small', at(0), 9)).toEqual(ids(3, 2, 0));
      expect(await store.nextArrivals(partner, 'small', at(0), 1)).toEqual(ids(3));
      expect(await store.nextArrivals(partner, 'large', at(0), 9)).toEqual(ids(1));
      for (const lane of ['b', 'a', 'b']) await insertDocument(given(), { partner, lane });
      expect(await store.nextLanes(partner, at(0), 9)).toEqual(['a', 'b']);
      expect(await store.nextLanes(partner, at(0), 1)).toEqual(['a']);
      expect(await store.nextLanes(fresh('nobody'), at(0), 9)).toEqual([]);
    });

    it('is nothing that a person has, and nothing that is to be tried again later', async () => {
      const { store } = given();
      const file = await insertFile(given(), { partner: fresh('acme') });
      const arrival = await insertArrival(given(), { partner: fresh('acme') });
      const document = await insertDocument(given(), { partner: fresh('acme') });
      const next = {
        file: (now: Date) => store.nextFiles(file.partner, now, 9),
        arrival: (now: Date) => store.nextArrivals(arrival.partner, 'small', now, 9),
        lane: (now: Date) => store.nextLanes(document.partner, now, 9),
      };
      const subjects = [
        { queue: 'file', whose: file.partner, kind: 'file', attempt: 'file', row: file.id },
        { queue: 'arrival', whose: arrival.partner, kind: 'arrival', attempt: 'arrival', row: arrival.id },
        { queue: 'lane', whose: document.partner, kind: 'inbound', attempt: 'document', row: document.id },
      ] as const;
      for (const { queue, whose, kind, attempt, row } of subjects) {
        const there = async (now = at(0)) => {
          const isTurn = await isWork(turn(queue, whose), now);
          expect((await next[queue](now)).length > 0).toBe(isTurn);
          return isTurn;
        };
        const failed = { kind: attempt, row, count: 1, since: at(0), failedAt: at(0), retryAt: at(30), error: 'away' };
        await store.commit((tx) => tx.failed(failed));
        expect([await there(at(29)), await there(at(30))]).toEqual([false, true]);
        await store.commit((tx) => tx.succeeded(attempt, row));
        expect(await there()).toBe(true);
        const about = { subjectKind: kind, subject: row, partner: 'acme', owner: 'operations' } as const;
        await store.commit((tx) => tx.openException({ ...about, code: 'step-broken', message: 'broken' }, at(0)));
        expect(await there()).toBe(false);
        const settled = { at: at(1), by: 'ann', choice: 'process-again', reason: 'mended' };
        await store.commit((tx) => tx.closeExceptions(kind, row, settled));
        expect(await there()).toBe(true);
      }
    });

    it('that is to be read is counted by partner, up to a bound and without what a person has', async () => {
      const { store } = given();
      const partner = fresh('acme');
      const file = await insertFile(given(), { partner });
      for (let n = 0; n < 2; n += 1) await insertArrival(given(), { partner });
      await insertDocument(given(), { partner });
      expect([await store.waitingToBeRead(partner, 9), await store.waitingToBeRead(partner, 1)]).toEqual([3, 2]);
      const about = { subjectKind: 'file', subject: file.id, partner, owner: 'operations' } as const;
      await store.commit((tx) => tx.openException({ ...about, code: 'step-broken', message: 'broken' }, at(0)));
      expect(await store.waitingToBeRead(partner, 9)).toBe(2);
      expect(await store.waitingToBeRead(fresh('nobody'), 9)).toBe(0);
    });

    it('is that of each account through which we send, unless its channel is paused or failing', async () => {
      const { store } = given();
      const account = fresh('box') as Account;
      const rows = [await insertDispatch(given(), { account }), await insertDispatch(given(), { account })];
      const pulled = await insertDispatch(given(), { channel: 'sftp-drop', account: fresh('drop') as Account });
      expect(await isWork(turn('dispatch', pulled.account))).toBe(false);
      const mine = async (now = at(0)) =>
        (await store.work(now)).filter(({ queue, whose }) => queue === 'dispatch' && whose === account);
      const whole = [turn('dispatch', account)];
      expect(await mine()).toEqual(whole);
      const patch = (values: ChannelPatch) => store.commit((tx) => tx.patchChannel(account, values));
      await store.commit((tx) => tx.ensureChannel({ account, partner: 'acme', kind: 'sftp-poll' }, at(0)));
      expect(await mine()).toEqual(whole);
      await patch({ pausedAt: at(0) });
      expect(await mine()).toEqual([]);
      await patch({ pausedAt: null, retryAt: at(30), failingIn: 'send' });
      expect([await mine(at(29)), await mine(at(30))]).toEqual([[], whole]);
      await patch({ failingIn: 'fetch' });
      expect(await mine(at(29))).toEqual(whole);
      const later = { kind: 'dispatch', count: 1, since: at(0), failedAt: at(0), error: 'refused' } as const;
      const [first, second] = rows.map(({ id }) => ({ ...later, row: id, retryAt: at(50) }));
      if (!first || !second) throw new Error('no dispatches');
      await store.commit((tx) => tx.failed(first));
      expect(await mine(at(29))).toEqual(whole);
      await store.commit((tx) => tx.failed(second));
      expect(await mine(at(29))).toEqual([]);
    });
  });

  describe('turns', () => {
    it('wait once for a partner, however often it is given one', async () => {
      const { store } = given();
      const job = turn('lane', fresh('acme'));
      await store.commit(async (tx) => {
        await tx.enqueue(job);
        await tx.enqueue(job);
      });
      await store.commit((tx) => tx.enqueue(job));
      await store.commit((tx) => tx.enqueue({ ...job, queue: 'file' }));
      expect(await waiting(job)).toBe(1);
    });

    it('wait once for a partner that two give one at the same moment', async () => {
      const job = turn('lane', fresh('acme'));
      const [first, second] = await meet(
        given(),
        (tx) => tx.enqueue(job),
        (tx) => tx.enqueue(job),
      );
      expect([first.status, second.status, await waiting(job)]).toEqual(['fulfilled', 'fulfilled', 1]);
    });

    it('that begin before a commit is there to be seen are followed by another one', async () => {
      const { store, take } = given();
      const job = turn('file', fresh('acme'));
      await store.commit((tx) => tx.enqueue(job));
      await store.commit(async (tx) => {
        await tx.enqueue(job);
        await take(job);
        expect(await waiting(job)).toBe(0);
      });
      expect(await waiting(job)).toBe(1);
    });

    it('are given by the sweep to whoever has work and waits for none', async () => {
      const { store } = given();
      const sweep = () => store.commit((tx) => tx.enqueueWork(at(0)));
      await sweep();
      expect(await sweep()).toBe(0);
      const file = await insertFile(given(), { partner: fresh('acme') });
      const document = await insertDocument(given(), { partner: fresh('acme') });
      await store.commit((tx) => tx.enqueue(turn('file', file.partner)));
      expect(await sweep()).toBe(1);
      expect(await waiting(turn('file', file.partner))).toBe(1);
      expect(await waiting(turn('lane', document.partner))).toBe(1);
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
