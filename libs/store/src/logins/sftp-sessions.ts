import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';
import { whenTransient } from '../database/transient.js';

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

const kept = `now() + interval '${placeKeptMs} milliseconds'`;

export function sftpSessionsIn(source: DataSource): SftpSessions {
  return {
    enter: (sessions) => inWords(enter(source, sessions)),
    renew: (sessions) =>
      inWords(
        rows(
          source.manager,
          `insert into sftp_session (id, login, expires_at) select id, login, ${kept} from unnest($1::uuid[], $2::text[]) as open (id, login)
           on conflict (id) do update set expires_at = excluded.expires_at`,
          [[...sessions.keys()], [...sessions.values()]],
        ),
      ).then(() => undefined),
    leave: (sessions) =>
      inWords(rows(source.manager, 'delete from sftp_session where id = any($1::uuid[])', [sessions])).then(
        () => undefined,
      ),
  };
}

/** The clock is that of the database: those of the hosts may differ. */
function enter(source: DataSource, sessions: readonly ArrivingSession[]): Promise<ReadonlySet<string>> {
  const column = <K extends keyof ArrivingSession>(key: K) => sessions.map((each) => each[key]);
  return source.transaction(async (manager) => {
    // Another process may count the same logins just now; all of them lock in one order.
    const logins = [...new Set(column('login'))].sort();
    await rows(
      manager,
      'select pg_advisory_xact_lock(hashtextextended(login, 2)) from unnest($1::text[]) with ordinality as l (login, n) order by n',
      [logins],
    );
    await rows(manager, 'delete from sftp_session where login = any($1::text[]) and expires_at < now()', [logins]);
    const taken = await rows<{ id: string }>(
      manager,
      `insert into sftp_session (id, login, expires_at) select id, login, ${kept} from (
         select *, row_number() over (partition by login order by n) as turn
         from unnest($1::uuid[], $2::text[], $3::int[]) with ordinality as arriving (id, login, most, n)) a
       where turn + (select count(*) from sftp_session s where s.login = a.login) <= most returning id`,
      [column('id'), column('login'), column('limit')],
    );
    return new Set(taken.map(({ id }) => id));
  });
}

function inWords<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw whenTransient(error);
  });
}
