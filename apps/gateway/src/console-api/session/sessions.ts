import { randomBytes, randomUUID } from 'node:crypto';
import { asksForCode, provesByCode, tokenHash, type Account, type PeoplePorts } from '@quayside/accounts';
import {
  networkOf,
  plainAddress,
  signIn,
  TooBusy,
  type FewAtATime,
  type FoldedLines,
  type PartnerBook,
  type Ports,
  type Proof,
  type SignedIn,
} from '@quayside/exchange';
import type { Metrics } from '@quayside/runtime';
import type { ConsoleSessions, SessionRow } from '@quayside/store';
import type { Signed } from './current-session.js';
import { seenBy } from './seen-by.js';

const sessionMs = 12 * 3600 * 1000;

/** A session that was just opened; nobody but the browser keeps its token. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Who shows what, and from where. */
export interface Shown {
  readonly name: string;
  readonly password: string;
  /** Of the second factor: of an authenticator, or a recovery code. */
  readonly code?: string | undefined;
  readonly address: string;
}

/** From where, and with what, somebody signs in. */
export interface CameFrom {
  readonly address: string;
  readonly agent: string;
}

/** How somebody proved who they are: by their own password, or by the provider that vouches for them. */
export type ProvedBy = 'password' | 'provider';

/** Who is signed in to the console. */
export interface Sessions {
  /** Notes that it was seen. */
  find(token: string): Promise<Signed | undefined>;
  isOpen(token: string): Promise<boolean>;
  /** Whose password it is; or when it is worth to try again. Throws TooBusy. */
  signIn(shown: Shown): Promise<SignedIn<Account>>;
  /** Nothing when its password or identity was changed a moment ago. */
  open(account: Account, from: CameFrom, by: ProvedBy): Promise<OpenedSession | undefined>;
  /** Ends the session of somebody who says so. */
  close(token: string, session: SessionRow, address: string): Promise<void>;
}

export const SESSIONS = Symbol('sessions');

export interface SessionParts extends Pick<Ports, 'store' | 'clock'> {
  readonly people: PeoplePorts;
  readonly sessions: ConsoleSessions;
  readonly partners: Pick<PartnerBook, 'all'>;
  readonly few: FewAtATime;
  readonly journal: FoldedLines;
  readonly signIns: Metrics['signIns'];
}

export function sessionsIn(parts: SessionParts): Sessions {
  const { people, sessions, partners, store, clock, few, journal, signIns } = parts;
  return {
    async find(token) {
      const row = await sessions.see(tokenHash(token), clock.now());
      return row && { ...row, among: await amongOf(row, partners) };
    },
    isOpen: (token) => sessions.isOpen(tokenHash(token), clock.now()),
    async signIn({ name, password, code, address: from }) {
      const address = plainAddress(from);
      const answer = await signIn(
        { store, clock, few, journal },
        {
          ...{ name, address, network: networkOf(address) },
          find: () => people.people.find(name),
          proves: (account) => proofOf(people, account, password, code),
        },
      ).catch((error: unknown) => {
        if (error instanceof TooBusy) signIns.inc({ outcome: 'busy' });
        throw error;
      });
      signIns.inc({ outcome: answer.is });
      return answer;
    },
    open: (account, from, by) => openSession(parts, account, from, by),
    async close(token, { account }, from) {
      await sessions.close(tokenHash(token), { account, address: plainAddress(from) });
    },
  };
}

async function openSession(
  { sessions, clock }: SessionParts,
  account: Account,
  { address, agent }: CameFrom,
  by: ProvedBy,
): Promise<OpenedSession | undefined> {
  const { name, issuer, subject, passwordHash } = account;
  const proof =
    by === 'password' ? { passwordHash, issuer: null, subject: null } : { passwordHash: null, issuer, subject };
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + sessionMs);
  const session = {
    ...{ id: randomUUID(), tokenHash: tokenHash(token), account: name, ...proof, expiresAt },
    ...{ csrf: randomBytes(24).toString('base64url'), address: plainAddress(address), agent: agent.slice(0, 300) },
  };
  return (await sessions.open(session, now)) ? { token, expiresAt } : undefined;
}

/** What somebody shows is looked at as slowly where there is no such account, or where it is disabled. */
async function proofOf(
  ports: PeoplePorts,
  account: Account | undefined,
  password: string,
  code: string | undefined,
): Promise<Proof> {
  const kept = account?.disabledAt === null ? (account.passwordHash ?? undefined) : undefined;
  if (!(await ports.passwords.matches(kept, password)) || !account) return 'wrong-password';
  if (!asksForCode(account)) return 'right';
  if (code === undefined) return 'code';
  return (await provesByCode(ports, account, code)) ? 'right' : 'wrong-code';
}

/** The partners that an account sees, by the profiles that are live now. */
async function amongOf(row: SessionRow, partners: Pick<PartnerBook, 'all'>): Promise<Signed['among']> {
  return row.partners === null && row.companies === null ? null : seenBy(row, await partners.all());
}
