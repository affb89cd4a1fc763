import type { LoginLock, LoginReads, LoginWrites } from '@quayside/exchange';
import { MoreThan } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { int } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { loginLockEntity } from './login-entities.js';

// Of the index alone, and never more of it than the bound: about 40 pages where 10,000 are counted.
const countsAtLeast = defineQuery(
  sql<{ rows: number }>`
    select count(*)::int as counted from (select 1 from login_lock limit ${'rows'}) l`,
  z.object({ counted: int }),
);

/** Reads of the tries that are remembered. */
export function loginReads(connection: Connection): LoginReads {
  const manager = managerOf(connection);
  return {
    loginLock: async (login, address) => (await manager.findOneBy(loginLockEntity, { login, address })) ?? undefined,
    loginLocks: (login, now) =>
      manager.find(loginLockEntity, { where: { login, lockedUntil: MoreThan(now) }, order: { address: 'ASC' } }),
    countsAtLeast: async (rows) => (await countsAtLeast.only(connection, { rows })).counted >= rows,
  };
}

/** Where logins are locked now, for who looks at all of them. */
export function loginLocksNow(database: Database, now: Date): Promise<readonly LoginLock[]> {
  const order = { login: 'ASC', address: 'ASC' } as const;
  return managerOf(database).find(loginLockEntity, { where: { lockedUntil: MoreThan(now) }, order });
}

// Counting takes the lock of the row, so that none is lost.
const countTry = defineQuery(
  sql<{ login: string; address: string; at: Date; since: Date }>`
    insert into login_lock (login, address, failures, failed_at) values (${'login'}, ${'address'}, 1, ${'at'})
    on conflict (login, address) do update set failed_at = excluded.failed_at,
      failures = case when login_lock.failed_at < ${'since'} then 1 else login_lock.failures + 1 end
    where login_lock.locked_until is null or login_lock.locked_until <= ${'at'}
    returning failures`,
  z.object({ failures: int }),
);
const forgetBefore = defineCommand(sql<{ time: Date; cameIn: Date }>`
  delete from login_lock where failed_at < ${'time'} and (came_in_at is null or came_in_at < ${'cameIn'})`);

/** One row a login and address, the same for every process. */
export function loginWrites(connection: Connection): LoginWrites {
  const manager = managerOf(connection);
  return {
    countTry: async (login, address, at, since) =>
      (await countTry.first(connection, { login, address, at, since }))?.failures,
    async lockLogin(login, address, until) {
      await manager.update(loginLockEntity, { login, address }, { lockedUntil: until });
    },
    async letIn(login, address, at) {
      await manager.update(loginLockEntity, { login, address }, { failures: 0, lockedUntil: null, cameInAt: at });
    },
    async forgetTries(login) {
      await manager.delete(loginLockEntity, { login });
    },
    async forgetTriesBefore(time, cameIn) {
      await forgetBefore(connection, { time, cameIn });
    },
  };
}
