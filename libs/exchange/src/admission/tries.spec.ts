import { storeTwin } from '@quayside/store-twin';
import { describe, expect, it } from 'vitest';
import { countWrong, forgetOldTries, forgiveTries, takeTry } from './tries.js';
import type { Try } from './try-place.js';

const day = 24 * 3600_000;

function world() {
  let now = Date.parse('2026-11-23T10:00:00Z');
  const { store } = storeTwin();
  const ports = { store, clock: { now: () => new Date(now) } };
  const settle = (attempt: Try, right: boolean) =>
    store.commit((tx) =>
      right ? forgiveTries(tx, attempt, new Date(now)) : countWrong(tx, attempt, new Date(now)).then(() => undefined),
    );
  return {
    ports,
    pass: (ms: number) => void (now += ms),
    /** Whether it was looked at. */
    async shows(attempt: Try, right: boolean): Promise<boolean> {
      if (await takeTry(ports, attempt)) return false;
      await settle(attempt, right);
      return true;
    },
    lockedFor: async ({ name, address }: Try) =>
      ((await store.loginLock(`console:${name}`, address))?.lockedUntil?.getTime() ?? now) - now,
  };
}

const admin: Try = { door: 'console', name: 'admin', address: '192.0.2.7', exists: true };
const from = (n: number, attempt = admin) => ({ ...attempt, address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}` });

describe('an account that is guessed from everywhere', () => {
  it('is open to whoever shows the right password first, from wherever', async () => {
    const { shows } = world();
    for (let n = 0; n < 300; n += 1) await shows(from(n), false);
    expect(await shows(from(9_999), true)).toBe(true);
    expect(await shows(from(9_999), true)).toBe(true);
  });

  it('costs an address that is not known an hour for each wrong one, and a known one no more than before', async () => {
    const { shows, lockedFor } = world();
    expect(await shows(admin, true)).toBe(true);
    for (let n = 0; n < 60; n += 1) await shows(from(n), false);
    await shows(from(7_000), false);
    expect(await lockedFor(from(7_000))).toBe(3600_000);
    await shows(admin, false);
    expect(await lockedFor(admin)).toBe(0);
  });
});

describe('what is counted', () => {
  it('stays small, however many names come from however many addresses, and knows the addresses that it knew', async () => {
    const { shows, ports } = world();
    await shows(admin, true);
    const seen = ports.clock.now();
    await ports.store.commit(async (tx) => {
      for (let n = 0; n < 10_000; n += 1) await tx.countTry(`console:n${n}`, from(n).address, seen, new Date(0));
    });
    for (let n = 20_000; n < 20_100; n += 1) {
      await shows(from(n), false);
      await shows(from(n, { ...admin, name: `guess-${n}`, exists: false }), false);
    }
    expect(await ports.store.countsAtLeast(10_000 + 2 * 64 + 10)).toBe(false);
    expect(await shows(admin, true), 'from its usual address').toBe(true);
  });

  it('is a day old at most, and a month where somebody came in', async () => {
    const { shows, ports, pass } = world();
    await shows(admin, true);
    await shows(from(1), false);
    pass(2 * day);
    await forgetOldTries(ports);
    const left = async () => [
      await ports.store.loginLock('console:admin', admin.address),
      await ports.store.loginLock('console:admin', from(1).address),
    ];
    expect(await left()).toMatchObject([{ failures: 0 }, undefined]);
    pass(30 * day);
    await forgetOldTries(ports);
    expect(await left()).toEqual([undefined, undefined]);
  });

  it('is counted by each door for itself', async () => {
    const { shows } = world();
    for (let n = 0; n < 9; n += 1) await shows({ ...admin, door: 'sftp' }, false);
    expect(await shows(admin, true)).toBe(true);
  });
});
