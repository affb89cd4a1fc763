import { z } from 'zod';
import { Any } from 'typeorm';
import { managerOf, transaction, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { uuid } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { sftpSessionEntity } from './login-entities.js';

/** How long a place is kept without a word of the process that has it: a dead one keeps its places no longer. */
export const placeKeptMs = 30_000;

/** A session that asks for a place. */
export interface ArrivingSession {
  readonly id: string;
  readonly login: string;
  /** How many sessions the login may have open. */
  readonly limit: number;
}

/** The sessions of our SFTP server that are open, over all processes. Throws Unavailable when the database is away. */
export interface SftpSessions {
  /** Takes places for sessions, first come first served, unless so many of their login are open already; says which have one. */
  enter(sessions: readonly ArrivingSession[]): Promise<ReadonlySet<string>>;
  /** Says that these sessions (and whose they are) are still open. One whose place had lapsed gets it back: it is there. */
  renew(sessions: ReadonlyMap<string, string>): Promise<void>;
  leave(sessions: readonly string[]): Promise<void>;
}

interface Sessions {
  readonly ids: readonly string[];
  readonly logins: readonly string[];
}

// The clock is that of the database: those of the hosts may differ.
const kept = raw(`now() + interval '${placeKeptMs} milliseconds'`);
const renew = defineCommand(sql<Sessions>`
  insert into sftp_session (id, login, expires_at)
  select id, login, ${kept} from unnest(${'ids'}::uuid[], ${'logins'}::text[]) as open (id, login)
  on conflict (id) do update set expires_at = excluded.expires_at`);
// Another process may count the same logins just now; all of them lock in one order.
const lock = defineCommand(sql<{ logins: readonly string[] }>`
  select pg_advisory_xact_lock(hashtextextended(login, 2))
  from unnest(${'logins'}::text[]) with ordinality as l (login, n) order by n`);
const removeLapsed = defineCommand(sql<{ logins: readonly string[] }>`
  delete from sftp_session where login = any(${'logins'}::text[]) and expires_at < now()`);
const enter = defineQuery(
  sql<Sessions & { limits: readonly number[] }>`
    insert into sftp_session (id, login, expires_at) select id, login, ${kept} from (
      select *, row_number() over (partition by login order by n) as turn
      from unnest(${'ids'}::uuid[], ${'logins'}::text[], ${'limits'}::int[]) with ordinality as arriving (id, login, most, n)) a
    where turn + (select count(*) from sftp_session s where s.login = a.login) <= most returning id`,
  z.object({ id: uuid }),
);

export function sftpSessionsIn(database: Database): SftpSessions {
  return {
    enter: (sessions) =>
      transaction(database, async (tx) => {
        const column = <K extends keyof ArrivingSession>(key: K) => sessions.map((each) => each[key]);
        const logins = [...new Set(column('login'))].sort();
        await lock(tx, { logins });
        await removeLapsed(tx, { logins });
        const taken = await enter.all(tx, { ids: column('id'), logins: column('login'), limits: column('limit') });
        return new Set(taken.map(({ id }) => id));
      }),
    async renew(sessions) {
      await renew(database, { ids: [...sessions.keys()], logins: [...sessions.values()] });
    },
    async leave(sessions) {
      await managerOf(database).delete(sftpSessionEntity, { id: Any(sessions) });
    },
  };
}
