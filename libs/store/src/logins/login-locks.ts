import type { LoginLock, LoginReads, LoginWrites } from '@quayside/exchange';
import { LessThan, MoreThan } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { int } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { loginLockEntity } from './login-entities.js';

/** Reads of the wrong passwords that are remembered. */
export function loginReads(connection: Connection): LoginReads {
  const manager = managerOf(connection);
  return {
    loginLock: async (login, address) => (await manager.findOneBy(loginLockEntity, { login, address })) ?? undefined,
    loginLocks: (login, now) =>
      manager.find(loginLockEntity, { where: { login, lockedUntil: MoreThan(now) }, order: { address: 'ASC' } }),
  };
}

/** Where logins are locked now, for who looks at all of them. */
export function loginLocksNow(database: Database, now: Date): Promise<readonly LoginLock[]> {
  const order = { login: 'ASC', address: 'ASC' } as const;
  return managerOf(database).find(loginLockEntity, { where: { lockedUntil: MoreThan(now) }, order });
}

// Counting takes the lock of the row, so that none is lost.
const countWrongPassword = defineQuery(
  sql<{ login: string; address: string; at: Date; since: Date }>`
    insert into login_lock (login, address, failures, failed_at) values (${'login'}, ${'address'}, 1, ${'at'})
    on conflict (login, address) do update set failed_at = excluded.failed_at,
      failures = case when login_lock.failed_at < ${'since'} then 1 else login_lock.failures + 1 end
    returning failures`,
  z.object({ failures: int }),
);

/** One row a login and address, the same for every process. */
export function loginWrites(connection: Connection): LoginWrites {
  const manager = managerOf(connection);
  return {
    countWrongPassword: async (login, address, at, since) =>
      (await countWrongPassword.only(connection, { login, address, at, since })).failures,
    async lockLogin(login, address, until) {
      await manager.update(loginLockEntity, { login, address }, { lockedUntil: until });
    },
    async forgetWrongPasswords(login, address) {
      await manager.delete(loginLockEntity, address === undefined ? { login } : { login, address });
    },
    async forgetWrongPasswordsBefore(time) {
      await manager.delete(loginLockEntity, { failedAt: LessThan(time) });
    },
  };
}
