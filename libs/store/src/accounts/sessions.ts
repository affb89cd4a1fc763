import type { Account } from '@quayside/accounts';
import { accountRow } from '@quayside/exchange';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import { transaction, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { instant, text, uuid, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { writeJournal } from '../journal/journal-lines.js';

/** Nobody who was away so long is still there. */
export const idleHours = 2;

const sessionRow = z.object({
  id: uuid,
  account: text,
  displayName: text,
  csrf: text,
  issuer: text.nullable(),
  roles: z.array(word<Account['roles'][number]>()),
  partners: z.array(text).nullable(),
  companies: z.array(text).nullable(),
});

/** Who is signed in, as the account stands now. */
export type SessionRow = Readonly<z.infer<typeof sessionRow>>;

export interface NewSession {
  readonly id: string;
  readonly tokenHash: string;
  readonly account: string;
  readonly csrf: string;
  readonly address: string;
  readonly agent: string;
  readonly expiresAt: Date;
  /** Of the password that was shown; nothing where a provider vouched for the person. */
  readonly passwordHash: string | null;
  /** The provider that vouched, and for whom; both or none. */
  readonly issuer: string | null;
  readonly subject: string | null;
}

/** Sessions of the console: each ends by its age, and when nothing was asked in it for a while. */
export interface ConsoleSessions {
  /** Opens nothing, and says so, when the account has another password or identity by now or is disabled. */
  open(session: NewSession, now: Date): Promise<boolean>;
  /** The session that this token opened, if it is still open; notes that it was seen. */
  see(tokenHash: string, now: Date): Promise<SessionRow | undefined>;
  /** Whether it is still open; it is not seen by that. */
  isOpen(tokenHash: string, now: Date): Promise<boolean>;
  /** Somebody signs out. */
  close(tokenHash: string, who: Pick<NewSession, 'account' | 'address'>): Promise<void>;
}

const insertSession = defineCommand(sql<NewSession & { now: Date }>`
  insert into session (token_hash, id, account, csrf, address, agent, issuer, created_at, seen_at, expires_at)
  select ${'tokenHash'}, ${'id'}::uuid, name, ${'csrf'}, ${'address'}, ${'agent'}, ${'issuer'}, ${'now'}::timestamptz, ${'now'}::timestamptz, ${'expiresAt'}::timestamptz
  from account where name = ${'account'} and (password_hash = ${'passwordHash'} or (issuer = ${'issuer'} and subject = ${'subject'})) and disabled_at is null for share`);

type Asked = { tokenHash: string; now: Date };

export const stillOpen = sql<{ now: Date }>`s.expires_at > ${'now'}::timestamptz
  and s.seen_at > ${'now'}::timestamptz - interval '${raw(String(idleHours))} hours'`;

const seeSession = defineQuery(
  sql<Asked>`
    update session s set seen_at = ${'now'}::timestamptz from account a
    where s.token_hash = ${'tokenHash'} and ${stillOpen} and a.name = s.account and a.disabled_at is null
    returning s.id, s.account, a.display_name as "displayName", s.csrf, s.issuer, a.roles, a.partners, a.companies`,
  sessionRow,
);
const openSession = defineQuery(
  sql<Asked>`select s.seen_at as at from session s where s.token_hash = ${'tokenHash'} and ${stillOpen}`,
  z.object({ at: instant }),
);
const endSession = defineCommand(sql<{ tokenHash: string }>`delete from session where token_hash = ${'tokenHash'}`);
const endAll = defineCommand(sql`delete from session`);

/** Everybody has to sign in anew. */
export async function closeAllSessions(database: Database): Promise<void> {
  await endAll(database);
}

export function consoleSessionsIn(database: Database): ConsoleSessions {
  return {
    open: (session, now) =>
      transaction(database, async (tx) => {
        const { account: actor, address, agent } = session;
        const opened = (await insertSession(tx, { ...session, now })) > 0;
        const subject = { kind: 'account', id: accountRow(actor) };
        const changed = { session: session.id, address, agent };
        if (opened) appendAudit(tx, { actor, action: 'session.in', subject, partner: null, changed });
        return opened;
      }),
    see: (tokenHash, now) => seeSession.first(database, { tokenHash, now }),
    isOpen: async (tokenHash, now) => (await openSession.first(database, { tokenHash, now })) !== undefined,
    close: (tokenHash, { account: actor, address }) =>
      transaction(database, async (tx) => {
        await endSession(tx, { tokenHash });
        const line = { kind: 'account', row: accountRow(actor), to: 'out', actor } as const;
        await writeJournal(tx, { ...line, what: `signed out, from ${address}`, audited: 'session.out' });
      }),
  };
}
