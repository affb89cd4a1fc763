import type { Narrowing } from './authority.js';
import type { Role } from './roles.js';

/** Somebody who may use the console. Of a password only the hash is kept; the secret of an authenticator is sealed. */
export interface Account extends Narrowing {
  /** The name that is typed, and that stands in the journal. It never changes. */
  readonly name: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
  /** Nothing before an invitation was followed, or where somebody else vouches for the person. */
  readonly passwordHash: string | null;
  /** Sealed; nothing where no second factor was ever begun. */
  readonly oneTimeSecret: string | null;
  /** Since when a code is asked for; nothing before the first code was shown. */
  readonly oneTimeSince: Date | null;
  /** The step of the code that was used last. */
  readonly oneTimeStep: number | null;
  /** The identity provider that vouches for the person, and by what it knows them: both or none. */
  readonly issuer: string | null;
  readonly subject: string | null;
  /** Since when it opens nothing. */
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
}

/** What an administrator says about somebody. */
export type AccountTerms = Pick<Account, 'displayName' | 'email' | 'roles' | 'partners' | 'companies'>;

/** An open session as its owner and administrators see it. */
export interface OpenSession {
  /** Not its token: it opens nothing. */
  readonly id: string;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly address: string;
  /** What the browser called itself. */
  readonly agent: string;
}

/** Why somebody holds a link that sets a password. */
export type LinkPurpose = 'invitation' | 'reset';

export interface NewLink {
  readonly tokenHash: string;
  readonly account: string;
  readonly purpose: LinkPurpose;
  readonly expiresAt: Date;
}

/** Whether a code of an authenticator is asked for at sign-in. */
export function asksForCode({ oneTimeSecret, oneTimeSince }: Account): boolean {
  return oneTimeSecret !== null && oneTimeSince !== null;
}
