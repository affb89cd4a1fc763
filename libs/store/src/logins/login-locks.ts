import type { LoginLock, LoginReads, LoginWrites } from '@quayside/exchange';
import type { EntityManager } from 'typeorm';
import { rows } from '../database/database.js';

const columns = `login, address, failures, failed_at as "failedAt", locked_until as "lockedUntil"`;

/** Reads of the wrong passwords that are remembered. */
export function loginReads(manager: EntityManager): LoginReads {
  return {
    async loginLock(login, address) {
      const sql = `select ${columns} from login_lock where login = $1 and address = $2`;
      return (await rows<LoginLock>(manager, sql, [login, address]))[0];
    },
    loginLocks: (login, now) =>
      rows(manager, `select ${columns} from login_lock where login = $1 and locked_until > $2 order by address`, [
        login,
        now,
      ]),
  };
}

/** One row a login and address, the same for every process: counting takes its lock, so that none is lost. */
export function loginWrites(manager: EntityManager): LoginWrites {
  return {
    async countWrongPassword(login, address, at, since) {
      const [row] = await rows<{ failures: number }>(
        manager,
        `insert into login_lock (login, address, failures, failed_at) values ($1, $2, 1, $3)
         on conflict (login, address) do update set failed_at = excluded.failed_at,
           failures = case when login_lock.failed_at < $4 then 1 else login_lock.failures + 1 end
         returning failures`,
        [login, address, at, since],
      );
      return row?.failures ?? 1;
    },
    async lockLogin(login, address, until) {
      await rows(manager, 'update login_lock set locked_until = $3 where login = $1 and address = $2', [
        login,
        address,
        until,
      ]);
    },
    async forgetWrongPasswords(login, address) {
      await rows(manager, 'delete from login_lock where login = $1 and ($2::text is null or address = $2)', [
        login,
        address ?? null,
      ]);
    },
    async forgetWrongPasswordsBefore(time) {
      await rows(manager, 'delete from login_lock where failed_at < $1', [time]);
    },
  };
}
