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
  };
}

export function loginWrites(tx: Transaction): LoginWrites {
  return {
    async countWrongPassword(login, address, failedAt, since) {
      const first = { login, address, failures: 1, failedAt, lockedUntil: null };
      const counted = await tx.upsert(loginLocks, first, (old) => ({
        ...old,
        failedAt,
        failures: old.failedAt < since ? 1 : old.failures + 1,
      }));
      return counted?.failures ?? 1;
    },
    async lockLogin(login, address, until) {
      await tx.update(
        loginLocks,
        (each) => each.login === login && each.address === address,
        () => ({ lockedUntil: until }),
      );
    },
    async forgetWrongPasswords(login, address) {
      const ofLogin = (each: LoginLock) => each.login === login && (address ?? each.address) === each.address;
      await tx.remove(loginLocks, ofLogin);
    },
    async forgetWrongPasswordsBefore(time) {
      await tx.remove(loginLocks, ({ failedAt }) => failedAt < time);
    },
  };
}
