import type { OrderWatch, Sighting, Usage } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertDocument } from './rows.js';
import { meet, type Given } from './store-under-test.js';

const sighting = (values: Partial<Sighting> = {}): Sighting => ({
  id: crypto.randomUUID(),
  partner: fresh('acme'),
  usage: 'live',
  connection: 'default',
  company: null,
  number: 'P00001',
  state: 'confirmed',
  writtenAt: at(0),
  seenAt: at(1),
  dueAt: null,
  earlier: false,
  ...values,
});

export function watchContract(given: Given): void {
  const note = (...sightings: Sighting[]) => given().store.commit((tx) => tx.noteSightings(sightings));
  const found = async ({ partner, usage, number }: Sighting) =>
    (await given().store.watchedOrders(partner, usage, [number, 'P99999']))[0];

  describe('watched orders', () => {
    it('are noted as they were seen, and once each', async () => {
      const first = sighting({ company: 2 });
      await note(first);
      expect(await found(first)).toEqual({ ...first, lookedAt: null, lookedAsOf: null, asked: 0 });
      const again = { ...first, id: crypto.randomUUID(), state: 'cancelled', writtenAt: at(7), seenAt: at(8) } as const;
      await note({ ...again, earlier: true });
      const { id } = first;
      expect(await found(first)).toEqual({ ...again, id, lookedAt: null, lookedAsOf: null, asked: 0 });
      expect(await given().store.watchedOrder(id)).toEqual(await found(first));
      expect(await given().store.watchedOrder(again.id)).toBeUndefined();
    });

    it('of other usages and partners are other ones', async () => {
      const live = sighting();
      const [test, other] = [
        { ...live, id: crypto.randomUUID(), usage: 'test' } as const,
        { ...live, id: crypto.randomUUID(), partner: fresh('other') },
      ];
      await note(live, test, other);
      expect([(await found(live))?.id, (await found(test))?.id, (await found(other))?.id]).toEqual([
        ...[live.id, test.id, other.id],
      ]);
    });

    it('are looked at when they are due, those due longest first', async () => {
      const partner = fresh('acme');
      const [late, early, never] = [
        sighting({ partner, number: 'P1', dueAt: at(20) }),
        sighting({ partner, number: 'P2', dueAt: at(10) }),
        sighting({ partner, number: 'P3' }),
      ];
      await note(late, early, never);
      const next = (second: number) => given().store.nextOrders(partner, at(second), 10);
      const turns = async (second: number) =>
        (await given().store.work(at(second))).filter(({ whose }) => whose === partner).map(({ queue }) => queue);
      expect([await next(9), await turns(9)]).toEqual([[], []]);
      expect([await next(10), await turns(10)]).toEqual([[early.id], ['order']]);
      expect(await next(20)).toEqual([early.id, late.id]);
      expect(await given().store.nextOrders(partner, at(20), 1)).toEqual([early.id]);
    });

    it('that are due come no later when they are seen again', async () => {
      const first = sighting({ dueAt: at(10) });
      await note(first);
      await note({ ...first, dueAt: at(60) });
      expect(await found(first)).toMatchObject({ dueAt: at(10), asked: 2 });
      await note({ ...first, dueAt: null });
      expect(await found(first)).toMatchObject({ dueAt: at(10), asked: 2 });
      await note({ ...first, dueAt: at(5) });
      expect(await found(first)).toMatchObject({ dueAt: at(5), asked: 3 });
    });

    it('have been looked at as of what was seen; what was asked meanwhile is still due', async () => {
      const first = sighting({ dueAt: at(10) });
      await note(first);
      const taken = await found(first);
      if (!taken) throw new Error('it is gone');
      await note({ ...first, writtenAt: at(12), dueAt: at(12) });
      await given().store.commit((tx) => tx.orderLookedAt(taken, at(13), at(99)));
      expect(await found(first)).toMatchObject({
        lookedAt: at(13),
        lookedAsOf: at(0),
        writtenAt: at(12),
        dueAt: at(10),
      });
      const now = await found(first);
      if (!now) throw new Error('it is gone');
      await given().store.commit((tx) => tx.orderLookedAt(now, at(14), null));
      expect(await found(first)).toMatchObject({ lookedAt: at(14), lookedAsOf: at(12), dueAt: null });
      await given().store.commit((tx) => tx.orderLookedAt(now, at(15), at(99)));
      expect(await found(first)).toMatchObject({ lookedAt: at(15), dueAt: at(99) });
    });

    it('that a person has, or that are to be tried again later, are passed over', async () => {
      const partner = fresh('acme');
      const [one, two] = [
        sighting({ partner, number: 'P1', dueAt: at(0) }),
        sighting({ partner, number: 'P2', dueAt: at(0) }),
      ];
      await note(one, two);
      const attempt = { kind: 'order', row: two.id, count: 1, since: at(0), failedAt: at(0), error: 'away' } as const;
      await given().store.commit(async (tx) => {
        const why = { partner, owner: 'operations', code: 'step-broken', message: 'broken' } as const;
        await tx.openException({ subjectKind: 'order', subject: one.id, ...why }, at(0));
        await tx.failed({ ...attempt, retryAt: at(30) });
      });
      const turn = async (second: number) =>
        (await given().store.work(at(second))).some(({ whose }) => whose === partner);
      expect([await given().store.nextOrders(partner, at(29), 10), await turn(29)]).toEqual([[], false]);
      expect([await given().store.nextOrders(partner, at(30), 10), await turn(30)]).toEqual([[two.id], true]);
    });

    it('of which something is late are looked at all the same', async () => {
      const late = sighting({ dueAt: at(0) });
      await note(late);
      const why = { partner: late.partner, owner: 'warehouse', code: 'ship-notice-late', message: 'late' } as const;
      await given().store.commit((tx) => tx.openException({ subjectKind: 'order', subject: late.id, ...why }, at(0)));
      expect(await given().store.nextOrders(late.partner, at(1), 10)).toEqual([late.id]);
    });

    it('are asked for one by one, and may be from before', async () => {
      const order = sighting({ earlier: true });
      await note(order);
      await given().store.commit(async (tx) => {
        await tx.setEarlier(order.id, false);
        await tx.askForOrder(order.id, at(3));
      });
      expect(await found(order)).toMatchObject({ earlier: false, dueAt: at(3), asked: 1 });
    });

    it('that a comparison of all did not see are asked for', async () => {
      const partner = fresh('acme');
      const of = (number: string, values: Partial<Sighting> = {}) => sighting({ partner, number, ...values });
      const all = [
        of('P1'),
        of('P2', { state: 'locked' }),
        ...[of('P3', { state: 'cancelled' }), of('P4', { seenAt: at(9) }), of('P5', { company: 2 })],
        ...[of('P6', { connection: 'other' }), of('P7', { earlier: true }), of('P8', { usage: 'test' })],
      ];
      await note(...all);
      const where = { connection: 'default', company: null };
      const when = { before: at(9), at: at(10) };
      const asked = await given().store.commit((tx) => tx.askForUnseen(partner, 'live', where, when));
      expect(asked).toBe(2);
      const numbers = all.map(({ number }) => number);
      const due = (await given().store.watchedOrders(partner, 'live', numbers)).filter(({ dueAt }) => dueAt !== null);
      expect(due.map(({ number }) => number)).toEqual(['P1', 'P2']);
    });

    it('are being answered while a document about them is on its way to the ERP', async () => {
      const orderNumber = fresh('P');
      const document = await insertDocument(given(), { orders: ['P00001', orderNumber] });
      const asked = (number: string, usage: Usage = 'live') =>
        given().store.isBeingDelivered(document.partner, usage, number);
      expect([await asked(orderNumber), await asked(fresh('P')), await asked(orderNumber, 'test')]).toEqual([
        ...[true, false, false],
      ]);
      await given().store.commit((tx) => tx.move('inbound', { ...document, state: 'accepted' }, 'delivered'));
      expect(await asked(orderNumber)).toBe(false);
    });

    it('are noted by two at the same moment', async () => {
      const one = sighting({ dueAt: at(4) });
      const two = { ...one, id: crypto.randomUUID(), writtenAt: at(2) };
      const ended = await meet(
        given(),
        (tx) => tx.noteSightings([one]),
        (tx) => tx.noteSightings([two]),
      );
      expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await found(one)).toMatchObject({ id: one.id, writtenAt: at(2), asked: 2 });
    });
  });

  describe('where orders are looked for', () => {
    const watch = (values: Partial<OrderWatch> = {}): OrderWatch => ({
      ...{ name: `${fresh('odoo')}/default`, since: null, comparedAt: null, dueAt: at(60), uncertainUntil: null },
      ...values,
    });

    it('is kept how far the last look came', async () => {
      const { store } = given();
      const first = watch();
      await store.commit((tx) => tx.saveOrderWatch(first));
      const next = { ...first, since: at(30), comparedAt: at(31), dueAt: at(90) };
      await store.commit((tx) => tx.saveOrderWatch(next));
      expect(await store.orderWatch(first.name)).toEqual(next);
      expect(await store.orderWatch(fresh('odoo'))).toBeUndefined();
    });

    it('is looked at at once after a hint', async () => {
      const { store } = given();
      const first = watch();
      await store.commit((tx) => tx.saveOrderWatch(first));
      await store.commit((tx) => tx.wakeOrderWatch(first.name, at(10)));
      expect((await store.orderWatch(first.name))?.dueAt).toEqual(at(10));
      await store.commit((tx) => tx.wakeOrderWatch(first.name, at(20)));
      expect((await store.orderWatch(first.name))?.dueAt).toEqual(at(10));
    });

    it('is in doubt after a restore, up to the last one', async () => {
      const { store } = given();
      const first = watch();
      await store.commit((tx) => tx.saveOrderWatch(first));
      await store.commit((tx) => tx.doubtOrders(at(20)));
      await store.commit((tx) => tx.doubtOrders(at(10)));
      expect((await store.orderWatch(first.name))?.uncertainUntil).toEqual(at(20));
    });

    it('orders go out to a partner since it was noted first', async () => {
      const { store } = given();
      const partner = fresh('acme');
      await store.commit((tx) => tx.beginOrders(partner, 'live', at(1)));
      await store.commit((tx) => tx.beginOrders(partner, 'live', at(2)));
      expect([await store.ordersBegan(partner, 'live'), await store.ordersBegan(partner, 'test')]).toEqual([
        ...[at(1), undefined],
      ]);
      expect(await store.partnersWithOrders()).toContainEqual({ partner, usage: 'live' });
      await store.commit((tx) => tx.endOrders(partner, 'test'));
      expect(await store.ordersBegan(partner, 'live')).toEqual(at(1));
      await store.commit((tx) => tx.endOrders(partner, 'live'));
      expect(await store.ordersBegan(partner, 'live')).toBeUndefined();
    });
  });
}
