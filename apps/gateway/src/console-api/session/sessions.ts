import { createHash, randomBytes } from 'node:crypto';
import {
  accountRow,
  networkOf,
  plainAddress,
  signIn,
  TooBusy,
  type FewAtATime,
  type FoldedLines,
  type Ports,
  type SignedIn,
} from '@quayside/exchange';
import { isPassword, type Metrics } from '@quayside/runtime';
import type { AccountRow, Accounts, SessionRow } from '@quayside/store';

const sessionMs = 12 * 3600 * 1000;

/** A session that was just opened; nobody but the browser keeps its token. */
export interface OpenedSession {
  readonly token: string;
  /** What our own pages show with each change. */
  readonly csrf: string;
  readonly expiresAt: Date;
}

/** Who shows which password, and from where. */
export interface Shown {
  readonly name: string;
  readonly password: string;
  readonly address: string;
}

/** Who is signed in to the console. */
export interface Sessions {
  find(token: string): Promise<SessionRow | undefined>;
  /** Whose password it is; or when it is worth to try again. Throws TooBusy. */
  signIn(shown: Shown): Promise<SignedIn<AccountRow>>;
  /** Nothing when its password was changed a moment ago. */
  open(account: AccountRow): Promise<OpenedSession | undefined>;
  /** Ends the session of somebody who says so. */
  close(token: string, session: SessionRow, address: string): Promise<void>;
}

export const SESSIONS = Symbol('sessions');

export interface SessionParts extends Pick<Ports, 'store' | 'clock'> {
  readonly accounts: Accounts;
  readonly few: FewAtATime;
  readonly journal: FoldedLines;
  readonly signIns: Metrics['signIns'];
}

export function sessionsIn({ accounts, store, clock, few, journal, signIns }: SessionParts): Sessions {
  return {
    find: (token) => accounts.session(tokenHash(token), clock.now()),
    async signIn({ name, password, address: from }) {
      const address = plainAddress(from);
      const answer = await signIn(
        { store, clock, few, journal },
        {
          ...{ name, address, network: networkOf(address) },
          find: () => accounts.find(name),
          proves: (account) => isPassword(account?.passwordHash, password),
        },
      ).catch((error: unknown) => {
        if (error instanceof TooBusy) signIns.inc({ outcome: 'busy' });
        throw error;
      });
      signIns.inc({ outcome: answer.is });
      return answer;
    },
    async open({ name, passwordHash }) {
      const token = randomBytes(32).toString('base64url');
      const csrf = randomBytes(24).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + sessionMs);
      const session = { tokenHash: tokenHash(token), account: name, csrf, expiresAt, passwordHash };
      return (await accounts.openSession(session)) ? { token, csrf, expiresAt } : undefined;
    },
    async close(token, { account }, from) {
      await accounts.closeSession(tokenHash(token));
      const line = { kind: 'account', row: accountRow(account), to: 'out', actor: account } as const;
      await store.commit((tx) => tx.journal({ ...line, what: `signed out, from ${plainAddress(from)}` }));
    },
  };
}

/** Only this is kept: a stolen database opens no session. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
