import type { LoginLock, LoginReads, LoginWrites } from '@quayside/exchange';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

const loginLocks = table<LoginLock>('login lock', ({ login, address }) => [login, address]);

export function loginReads(rows: Rows): LoginReads {
  return {
    loginLock: async (login, address) => rows.get(loginLocks, keyed(login, address)),
    async loginLocks(login, now) {
      const locked = rows.all(loginLocks, (each) => each.login === login && (each.lockedUntil ?? now) > now);
      return inOrder(locked, ({ address }) => [address]);
    },
    countsAtLeast: async (least) => rows.all(loginLocks).length >= least,
  };
}

export function loginWrites(tx: Transaction): LoginWrites {
  const isOf = (login: string, address: string) => (each: LoginLock) =>
    each.login === login && each.address === address;
  return {
    async countTry(login, address, failedAt, since) {
      const first = { login, address, failures: 1, failedAt, lockedUntil: null, cameInAt: null };
      const counted = await tx.upsert(loginLocks, first, (old) => {
        if (old.lockedUntil && old.lockedUntil > failedAt) return undefined;
        return { ...old, failedAt, failures: old.failedAt < since ? 1 : old.failures + 1 };
      });
      return counted?.failures;
    },
    async lockLogin(login, address, until) {
      await tx.update(loginLocks, isOf(login, address), () => ({ lockedUntil: until }));
    },
    async letIn(login, address, at) {
      await tx.update(loginLocks, isOf(login, address), () => ({ failures: 0, lockedUntil: null, cameInAt: at }));
    },
    async forgetTries(login) {
      await tx.remove(loginLocks, (each) => each.login === login);
    },
    async forgetTriesBefore(time, cameIn) {
      await tx.remove(
        loginLocks,
        ({ failedAt, cameInAt }) => failedAt < time && (cameInAt === null || cameInAt < cameIn),
      );
    },
  };
}
