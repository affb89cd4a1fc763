import type { Statement } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh } from './rows.js';
import type { Given } from './store-under-test.js';

export function pauseContract(given: Given): void {
  describe('the pause of the gateway', () => {
    it('is there with its reason until it is lifted', async () => {
      const { store } = given();
      expect(await store.gatewayPause()).toBeUndefined();
      const pause = { since: at(1), by: 'anna', reason: 'Odoo is moved' };
      await store.commit((tx) => tx.setGatewayPause(pause));
      expect(await store.gatewayPause()).toEqual(pause);
      await store.commit((tx) => tx.setGatewayPause({ ...pause, restored: true }));
      expect(await store.gatewayPause()).toEqual({ ...pause, restored: true });
      await store.commit((tx) => tx.setGatewayPause({ ...pause, by: 'ben' }));
      expect(await store.gatewayPause()).toEqual({ ...pause, by: 'ben' });
      await store.commit((tx) => tx.setGatewayPause(null));
      expect(await store.gatewayPause()).toBeUndefined();
    });
  });

  describe('the reconciliation statement', () => {
    it('is the one that was kept last, with its instants and its holes', async () => {
      const { store } = given();
      const made = (n: number): Statement => ({
        ...{ at: at(n), since: null, bytes: 5, bytesOut: 0, records: 2, holeCount: 1, unasked: [] },
        ...{ files: { done: 1 }, arrivals: {}, documents: {}, outbound: {}, dispatches: {} },
        holes: [{ code: 'set-lost', kind: 'document', id: '1', partner: 'acme', message: 'a set is lost' }],
        alterations: [{ id: '2', partner: 'acme', message: 'P00001: price 1.30 → 1.25' }],
        alterationCount: 1,
        audit: { verified: 7, fault: null, heads: [{ day: '2026-11-23', number: 7, hash: 'f00d' }] },
      });
      for (const n of [1, 2]) await store.commit((tx) => tx.keepStatement(made(n)));
      expect(await store.lastStatement()).toEqual(made(2));
    });
  });

  describe('the installation', () => {
    it('has one id and one beginning, before everything else', async () => {
      const { store } = given();
      const { id, since } = await store.installation();
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(since.getTime()).toBeLessThan(Date.now());
      expect(await store.installation()).toMatchObject({ id, since });
    });
  });

  describe('a jump of our control numbers', () => {
    it('takes each of them further on, and those that begin later', async () => {
      const { store } = given();
      const next = (partner: string, start: number) =>
        store.commit((tx) => tx.nextControlNumber(partner, 'interchange/live', start));
      const [one, near, later] = [fresh('acme'), fresh('kern'), fresh('nordwind')];
      expect([await next(one, 500), await next(near, 999_999_998)]).toEqual([500, 999_999_998]);
      const before = (await store.installation()).jumped;
      await store.commit((tx) => tx.jumpControlNumbers(1000));
      expect((await store.installation()).jumped).toBe(before + 1000);
      expect(await next(one, 500)).toBe(1501);
      expect(await next(near, 999_999_998)).toBe(1000);
      expect(await next(later, 7)).toBe(before + 1007);
      expect(await next(fresh('delta'), 999_999_999)).toBe(before + 1000);
      await store.commit((tx) => tx.jumpControlNumbers(5));
      expect([await next(one, 500), await next(later, 7)]).toEqual([1507, before + 1013]);
    });
  });
}
