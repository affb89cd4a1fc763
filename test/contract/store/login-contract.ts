import { describe, expect, it } from 'vitest';
import { at, fresh } from './rows.js';
import type { Given } from './store-under-test.js';

export function loginContract(given: Given): void {
  const count = (login: string, address: string, seconds: number, since = 0) =>
    given().store.commit((tx) => tx.countTry(login, address, at(seconds), at(since)));

  describe('tries', () => {
    it('are counted by login and address, from 1 when the last one is older than is remembered', async () => {
      const { store } = given();
      const login = fresh('acme');
      expect(await store.loginLock(login, '10.0.0.1')).toBeUndefined();
      expect([await count(login, '10.0.0.1', 1), await count(login, '10.0.0.1', 2)]).toEqual([1, 2]);
      expect(await count(login, '10.0.0.2', 2)).toBe(1);
      expect(await count(login, '10.0.0.1', 9, 2)).toBe(3);
      expect(await count(login, '10.0.0.1', 30, 10)).toBe(1);
      const lock = { login, address: '10.0.0.1', failures: 1, failedAt: at(30), lockedUntil: null, cameInAt: null };
      expect(await store.loginLock(login, '10.0.0.1')).toEqual(lock);
    });

    it('are all counted, however many come at once', async () => {
      const login = fresh('acme');
      const counted = await Promise.all(Array.from({ length: 10 }, () => count(login, '10.0.0.1', 1)));
      expect(counted.toSorted((a = 0, b = 0) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    it('lock a login where they came from, for a time, and are not counted meanwhile', async () => {
      const { store } = given();
      const login = fresh('acme');
      for (const address of ['10.0.0.2', '10.0.0.1', '10.0.0.3']) await count(login, address, 1);
      await store.commit(async (tx) => {
        await tx.lockLogin(login, '10.0.0.2', at(60));
        await tx.lockLogin(login, '10.0.0.1', at(30));
        await tx.lockLogin(fresh('nobody'), '10.0.0.1', at(60));
      });
      const locked = async (seconds: number) =>
        (await store.loginLocks(login, at(seconds))).map(({ address }) => address);
      expect([await locked(1), await locked(30), await locked(60)]).toEqual([
        ['10.0.0.1', '10.0.0.2'],
        ['10.0.0.2'],
        [],
      ]);
      expect((await store.loginLock(login, '10.0.0.1'))?.lockedUntil).toEqual(at(30));
      expect([await count(login, '10.0.0.1', 29), await count(login, '10.0.0.1', 30)]).toEqual([undefined, 2]);
    });

    it('are over from an address from which the right password came, which is known then', async () => {
      const { store } = given();
      const login = fresh('acme');
      for (const address of ['10.0.0.1', '10.0.0.2']) await count(login, address, 1);
      await store.commit(async (tx) => {
        await tx.lockLogin(login, '10.0.0.1', at(60));
        await tx.letIn(login, '10.0.0.1', at(2));
      });
      const [known, other] = [await store.loginLock(login, '10.0.0.1'), await store.loginLock(login, '10.0.0.2')];
      expect(known).toMatchObject({ failures: 0, lockedUntil: null, cameInAt: at(2) });
      expect(other).toMatchObject({ failures: 1, cameInAt: null });
    });

    it('are forgotten when a person says so, or when they are old and the address is not known', async () => {
      const { store } = given();
      const login = fresh('acme');
      const addresses = ['10.0.0.1', '10.0.0.2', '10.0.0.3'];
      const left = async () =>
        (await Promise.all(addresses.map((address) => store.loginLock(login, address)))).flatMap(
          (lock) => lock?.address ?? [],
        );
      const begin = async () => {
        for (const n of [1, 2, 3]) await count(login, `10.0.0.${n}`, n);
      };
      await begin();
      await store.commit((tx) => tx.forgetTries(login));
      expect(await left()).toEqual([]);
      await begin();
      await store.commit((tx) => tx.letIn(login, '10.0.0.1', at(1)));
      await store.commit((tx) => tx.forgetTriesBefore(at(3), at(1)));
      expect(await left()).toEqual(['10.0.0.1', '10.0.0.3']);
      await store.commit((tx) => tx.forgetTriesBefore(at(3), at(2)));
      expect(await left()).toEqual(['10.0.0.3']);
    });

    it('are as many as they are', async () => {
      const { store } = given();
      const login = fresh('acme');
      for (const n of [1, 2, 3]) await count(login, `10.0.0.${n}`, 1);
      expect([await store.countsAtLeast(3), await store.countsAtLeast(1_000)]).toEqual([true, false]);
    });
  });
}
