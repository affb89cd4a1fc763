import type { ControlText } from '@quayside/exchange';
import { MovedMeanwhile, type ControlNumber, type Tx } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { at, fresh, insertArrival } from './rows.js';
import { meet, type Given } from './store-under-test.js';

export function numberContract(given: Given): void {
  const number = (): ControlNumber => ({
    sender: fresh('ZZ/ACME'),
    receiver: 'ZZ/US',
    usage: 'live',
    number: '000000001' as ControlText,
  });
  const arrival = async () => (await insertArrival(given())).id;
  const claim = (
    control: ControlNumber,
    by: string,
    when: { readonly at?: Date; readonly since?: Date; readonly over?: string } = {},
    sha256 = 'ab12',
  ) =>
    given().store.commit((tx) =>
      tx.claim(
        control,
        { arrival: by, sha256 },
        { at: when.at ?? at(10), since: when.since ?? at(0), over: when.over },
      ),
    );

  describe('a control number of a sender', () => {
    it('belongs to the arrival that claimed it, within the window', async () => {
      const { store } = given();
      const [control, by] = [number(), await arrival()];
      expect(await store.claimOf(control, at(0))).toBeUndefined();
      await claim(control, by);
      expect(await store.claimOf(control, at(0))).toEqual({ arrival: by, sha256: 'ab12' });
      expect(await store.claimOf(control, at(10))).toBeUndefined();
    });

    it('is another one for another sender, receiver, usage or number', async () => {
      const [control, by] = [number(), await arrival()];
      await claim(control, by);
      for (const other of [
        { ...control, sender: 'ZZ/X' },
        { ...control, receiver: 'ZZ/X' },
        { ...control, usage: 'test' } as const,
        { ...control, number: '2' as ControlText },
      ]) {
        expect(await given().store.claimOf(other, at(0))).toBeUndefined();
      }
    });

    it('is not taken from the arrival that has it', async () => {
      const [control, by] = [number(), await arrival()];
      await claim(control, by);
      await expect(claim(control, await arrival())).rejects.toEqual(
        new MovedMeanwhile('control number', '000000001', 'unclaimed'),
      );
      expect((await given().store.claimOf(control, at(0)))?.arrival).toBe(by);
    });

    it('is claimed again by the same arrival, over a named one, or over one from before the window', async () => {
      const { store } = given();
      const [control, first, second, third] = [number(), await arrival(), await arrival(), await arrival()];
      await claim(control, first);
      await claim(control, first, {}, 'cd34');
      expect(await store.claimOf(control, at(0))).toEqual({ arrival: first, sha256: 'cd34' });
      await claim(control, second, { over: first });
      expect((await store.claimOf(control, at(0)))?.arrival).toBe(second);
      await expect(claim(control, third, { over: first })).rejects.toBeInstanceOf(MovedMeanwhile);
      await claim(control, third, { at: at(99), since: at(10) });
      expect((await store.claimOf(control, at(10)))?.arrival).toBe(third);
    });

    it.each(['commits', 'fails'] as const)(
      'is claimed once by two at the same moment: the first one %s',
      async (end) => {
        const { store } = given();
        const [control, one, other] = [number(), await arrival(), await arrival()];
        const by = (id: string) => (tx: Tx) =>
          tx.claim(control, { arrival: id, sha256: id }, { at: at(10), since: at(0) });
        const [, second] = await meet(given(), by(one), by(other), end);
        if (end === 'commits') expect(second).toMatchObject({ reason: { name: 'MovedMeanwhile' } });
        expect((await store.claimOf(control, at(0)))?.arrival).toBe(end === 'commits' ? one : other);
      },
    );

    it('is given back with all that its arrival claimed', async () => {
      const { store } = given();
      const [one, two, by, other] = [number(), number(), await arrival(), await arrival()];
      await claim(one, by);
      await claim(two, other);
      await store.commit((tx) => tx.releaseClaims(by));
      expect(await store.claimOf(one, at(0))).toBeUndefined();
      expect((await store.claimOf(two, at(0)))?.arrival).toBe(other);
      await claim(one, other);
    });
  });

  describe('our own control numbers', () => {
    const next = (partner: string, scope = 'interchange/live', start = 1) =>
      given().store.commit((tx) => tx.nextControlNumber(partner, scope, start));

    it('count from the start of a partner and scope', async () => {
      const partner = fresh('acme');
      expect([await next(partner, 'live', 500), await next(partner, 'live', 500)]).toEqual([500, 501]);
      expect([await next(partner, 'test'), await next(fresh('kern'), 'live')]).toEqual([1, 1]);
    });

    it('are remembered', async () => {
      const partner = fresh('acme');
      const last = (scope: string) => given().store.lastControlNumber(partner, scope);
      expect(await last('live')).toBeUndefined();
      await next(partner, 'live', 500);
      await next(partner, 'live', 500);
      expect([await last('live'), await last('test')]).toEqual([501, undefined]);
    });

    it('begin again at 1 after 999999999', async () => {
      const partner = fresh('acme');
      expect([await next(partner, 'live', 999_999_999), await next(partner, 'live')]).toEqual([999_999_999, 1]);
    });

    it('are never given twice, however many ask at once', async () => {
      const partner = fresh('acme');
      const taken = await Promise.all(Array.from({ length: 40 }, () => next(partner)));
      expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    });

    it('leave out none that a failed transaction took', async () => {
      const partner = fresh('acme');
      const [, second] = await meet(
        given(),
        (tx) => tx.nextControlNumber(partner, 'live', 1),
        (tx) => tx.nextControlNumber(partner, 'live', 1),
        'fails',
      );
      expect(second).toMatchObject({ value: 1 });
    });
  });
}
