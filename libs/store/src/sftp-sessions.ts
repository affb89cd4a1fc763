import type { DataSource } from 'typeorm';
import { rows } from './database.js';
import { whenTransient } from './transient.js';

/** How long a place is kept without a word of the process that has it: a dead one keeps its places no longer. */
export const placeKeptMs = 30_000;

/** The sessions of our SFTP server that are open, over all processes. Throws Unavailable when the database is away. */
export interface SftpSessions {
  /** Takes a place for a session of a login, unless so many are open already; says whether there was room. */
  enter(session: string, login: string, limit: number): Promise<boolean>;
  /** Says that these sessions (and whose they are) are still open. One whose place had lapsed gets it back: it is there. */
  renew(sessions: ReadonlyMap<string, string>): Promise<void>;
  leave(sessions: readonly string[]): Promise<void>;
}

const kept = `now() + interval '${placeKeptMs} milliseconds'`;

export function sftpSessionsIn(source: DataSource): SftpSessions {
  return {
    enter: (session, login, limit) => inWords(enter(source, session, login, limit)),
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
function enter(source: DataSource, session: string, login: string, limit: number): Promise<boolean> {
  return source.transaction(async (manager) => {
    // Many may log in at the same moment.
    await rows(manager, 'select pg_advisory_xact_lock(hashtextextended($1, 2))', [login]);
    await rows(manager, 'delete from sftp_session where login = $1 and expires_at < now()', [login]);
    const taken = await rows(
      manager,
      `insert into sftp_session (id, login, expires_at) select $1, $2, ${kept}
       where (select count(*) from sftp_session where login = $2) < $3 returning id`,
      [session, login, limit],
    );
    return taken.length > 0;
  });
}

function inWords<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw whenTransient(error);
  });
}
