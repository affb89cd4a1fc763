import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@quayside/std';
import type { AccountRow, Accounts, SessionRow } from '@quayside/store';

export const sessionCookie = 'quayside_session';
const sessionMs = 12 * 3600 * 1000;

/** A session that was just opened; nobody but the browser keeps its token. */
export interface OpenedSession {
  readonly token: string;
  /** What our own pages show with each change. */
  readonly csrf: string;
  readonly expiresAt: Date;
}

/** Who is signed in to the console. */
export interface Sessions {
  find(token: string): Promise<SessionRow | undefined>;
  open(account: AccountRow): Promise<OpenedSession>;
  close(token: string): Promise<void>;
  /** Whether browsers may show the cookie over TLS only. */
  readonly overTlsOnly: boolean;
}

export const SESSIONS = Symbol('sessions');

export function sessionsIn(accounts: Accounts, clock: Clock, overTlsOnly: boolean): Sessions {
  return {
    overTlsOnly,
    find: (token) => accounts.session(tokenHash(token), clock.now()),
    async open({ name }) {
      const token = randomBytes(32).toString('base64url');
      const csrf = randomBytes(24).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + sessionMs);
      await accounts.openSession({ tokenHash: tokenHash(token), account: name, csrf, expiresAt });
      return { token, csrf, expiresAt };
    },
    close: (token) => accounts.closeSession(tokenHash(token)),
  };
}

/** Only this is kept: a stolen database opens no session. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
