import { z } from 'zod';
import { accountRow } from '@quayside/exchange';
import { managerOf, transaction, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { text } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { writeJournal } from '../journal/journal-lines.js';
import { accountEntity, sessionEntity, type AccountRow } from './account-entities.js';

export interface SessionRow {
  readonly account: string;
  readonly displayName: string;
  readonly csrf: string;
}

interface NewSession {
  readonly tokenHash: string;
  readonly account: string;
  readonly csrf: string;
  readonly expiresAt: Date;
  /** Of the password that was shown. */
  readonly passwordHash: string;
}

/** Console accounts and their sessions. Only hashes are kept: of passwords, and of session tokens. */
export interface Accounts {
  find(name: string): Promise<AccountRow | undefined>;
  /** Says whether it was made; an account that is there stays as it is. */
  add(account: AccountRow): Promise<boolean>;
  /** Ends all sessions of the account; `by` whom stands in the journal, by which every process hears of it. */
  setPassword(name: string, passwordHash: string, by: string): Promise<void>;
  /** Opens nothing, and says so, when the account has another password by now. */
  openSession(session: NewSession): Promise<boolean>;
  /** The session that this token opened, if it is still open; notes that it was seen. */
  session(tokenHash: string, now: Date): Promise<SessionRow | undefined>;
  closeSession(tokenHash: string): Promise<void>;
}

const insertAccount = defineCommand(sql<AccountRow>`
  insert into account (name, password_hash, display_name, created_at)
  values (${'name'}, ${'passwordHash'}, ${'displayName'}, now()) on conflict do nothing`);
const insertSession = defineCommand(sql<NewSession>`
  insert into session (token_hash, account, csrf, created_at, seen_at, expires_at)
  select ${'tokenHash'}, name, ${'csrf'}, now(), now(), ${'expiresAt'}::timestamptz from account
  where name = ${'account'} and password_hash = ${'passwordHash'} for share`);
const seeSession = defineQuery(
  sql<{ tokenHash: string; now: Date }>`
    update session s set seen_at = ${'now'} from account a
    where s.token_hash = ${'tokenHash'} and s.expires_at > ${'now'} and a.name = s.account
    returning s.account, a.display_name as "displayName", s.csrf`,
  z.object({ account: text, displayName: text, csrf: text }),
);

const endSessions = defineCommand(sql`delete from session`);

/** Everybody has to sign in anew. */
export async function closeAllSessions(database: Database): Promise<void> {
  await endSessions(database);
}

export function accountsIn(database: Database): Accounts {
  const manager = managerOf(database);
  return {
    find: async (name) => (await manager.findOneBy(accountEntity, { name })) ?? undefined,
    add: async (account) => (await insertAccount(database, account)) > 0,
    setPassword: (name, passwordHash, by) =>
      transaction(database, async (tx) => {
        await tx.update(accountEntity, { name }, { passwordHash });
        const { affected } = await tx.delete(sessionEntity, { account: name });
        const what = `a new password was set; open sessions ended: ${affected ?? 0}`;
        await writeJournal(tx, { kind: 'account', row: accountRow(name), to: 'password', what, actor: by });
      }),
    openSession: async (session) => (await insertSession(database, session)) > 0,
    session: (tokenHash, now) => seeSession.first(database, { tokenHash, now }),
    async closeSession(tokenHash) {
      await manager.delete(sessionEntity, { tokenHash });
    },
  };
}
