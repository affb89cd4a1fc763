import type { Order } from '@quayside/canonical';
import type { Level, Sighting } from '@quayside/exchange';
import { order } from '@quayside/heart';
import { decimalOf, localDateOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertDocument } from './rows.js';
import type { Given } from './store-under-test.js';

interface Standing {
  readonly received?: number;
  readonly billed?: number;
  readonly due?: string;
  readonly state?: Order['state'];
}

/** Two lines, the first as it is given and the second a week later, of 10 pieces each. */
function standing(
  number: string,
  { received = 0, billed = 0, due = '2026-12-01', state = 'confirmed' }: Standing,
): Order {
  const plain = order(number);
  const lines = plain.lines.map((line, index) => ({
    ...line,
    quantity: { ...line.quantity, value: decimalOf(10) },
    ...(index === 0
      ? { received: decimalOf(received), billed: decimalOf(billed), deliveryDate: localDateOf(due) }
      : { deliveryDate: localDateOf('2026-12-08') }),
  }));
  return { ...plain, state, lines };
}

export function levelContract(given: Given): void {
  const all = { limit: 10 };

  /** An order that we send, as it was read at one second after the other. */
  async function watched(partner: string, number: string, ...read: readonly Standing[]): Promise<Sighting> {
    const sighting: Sighting = {
      ...{ id: crypto.randomUUID(), partner, usage: 'live', connection: 'default', company: null, number },
      ...{ state: 'confirmed', writtenAt: at(0), seenAt: at(0), dueAt: null, earlier: false },
    };
    await given().store.commit((tx) => tx.noteSightings([sighting]));
    for (const [second, each] of read.entries()) {
      await given().store.commit((tx) => tx.saveOrder(partner, 'default', standing(number, each), at(second)));
    }
    return sighting;
  }

  describe('lines of orders', () => {
    it('are due until they are received whole, those due first', async () => {
      const partner = fresh('partner');
      const [late, soon, there] = [
        await watched(partner, 'P2', { due: '2026-12-02' }),
        await watched(partner, 'P1', { received: 4 }),
        await watched(partner, 'P3', {}, { received: 10 }),
      ];
      const due = await given().store.ordersDue(partner, '2026-12-02', all);
      expect(due).toEqual([
        {
          ...{ id: soon.id, partner, orderNumber: 'P1' },
          lines: [{ line: '10', dueOn: '2026-12-01', quantity: '10', received: '4' }],
        },
        {
          ...{ id: late.id, partner, orderNumber: 'P2' },
          lines: [{ line: '10', dueOn: '2026-12-02', quantity: '10', received: '0' }],
        },
      ]);
      expect(await given().store.ordersDue(partner, '2026-12-02', { limit: 1 })).toEqual(due.slice(0, 1));
      const one = await given().store.ordersDue(partner, '2026-12-08', { ...all, id: there.id });
      expect(one.map(({ lines }) => lines.map(({ line }) => line))).toEqual([['20']]);
    });

    it('are due of orders that we send only, and of none that was taken back', async () => {
      const partner = fresh('partner');
      const number = fresh('P');
      await given().store.commit((tx) => tx.saveOrder(partner, 'default', standing(number, {}), at(0)));
      await watched(partner, 'P1', {}, { state: 'cancelled' });
      const { id } = await watched(partner, 'P2', {});
      await given().store.commit((tx) => tx.setEarlier(id, true));
      expect(await given().store.ordersDue(partner, '2026-12-31', all)).toEqual([]);
    });

    it('are unbilled since they were received, the oldest first', async () => {
      const partner = fresh('partner');
      const second = await watched(partner, 'P1', {}, {}, { received: 2 });
      const first = await watched(partner, 'P2', {}, { received: 2 });
      await watched(partner, 'P3', {}, { received: 2, billed: 2 });
      const found = await given().store.ordersUnbilled(partner, at(60), all);
      expect(found).toEqual([
        { id: first.id, partner, orderNumber: 'P2', since: at(1) },
        { id: second.id, partner, orderNumber: 'P1', since: at(2) },
      ]);
      expect(await given().store.ordersUnbilled(partner, at(1), all)).toEqual(found.slice(0, 1));
      expect(await given().store.ordersUnbilled(partner, at(60), { ...all, id: second.id })).toEqual(found.slice(1));
    });

    it('are not asked for while what is asked for is on its way, or held', async () => {
      const partner = fresh('partner');
      await watched(partner, 'P1', {}, { received: 2 });
      const asked = async () => [
        (await given().store.ordersDue(partner, '2026-12-01', all)).length,
        (await given().store.ordersUnbilled(partner, at(60), all)).length,
      ];
      await insertDocument(given(), { partner, type: 'ship-notice', state: 'delivered', orders: ['P1'] });
      await insertDocument(given(), { partner, type: 'invoice', state: 'rejected', orders: ['P1'] });
      expect(await asked()).toEqual([1, 1]);
      await insertDocument(given(), { partner, type: 'ship-notice', state: 'held', orders: ['P1'] });
      expect(await asked()).toEqual([0, 1]);
      await insertDocument(given(), { partner, type: 'invoice', state: 'accepted', orders: ['P1'] });
      expect(await asked()).toEqual([0, 0]);
    });
  });

  describe('what people have settled of what is late', () => {
    it('is kept by row, level and time, and the last word counts', async () => {
      const settled = (what: Level, until: Date | null, subject: string = crypto.randomUUID()) => ({
        ...{ subject, what, due: at(9), until },
      });
      const first = settled('answer', at(20));
      const other = settled('invoice', null, first.subject);
      await given().store.commit(async (tx) => {
        await tx.settleLevel(first);
        await tx.settleLevel(other);
        await tx.settleLevel(settled('answer', null));
      });
      expect(await given().store.settledLevels([first.subject])).toEqual([first, other]);
      const again = { ...first, until: null };
      const later = { ...first, due: at(10) };
      await given().store.commit(async (tx) => {
        await tx.settleLevel(later);
        await tx.settleLevel(again);
      });
      expect(await given().store.settledLevels([first.subject])).toEqual([again, later, other]);
      expect(await given().store.settledLevels([])).toEqual([]);
    });
  });
}
