import type { Clock } from '@quayside/std';
import type { Account, AccountTerms, LinkPurpose, NewLink, OpenSession } from './account.js';
import type { Identity } from './vouched.js';

/** A change of an account that would have left nobody to administer the others. */
export type LastAdmin = 'last-admin';

/** An account to be made. */
export interface NewAccount {
  readonly name: string;
  readonly passwordHash: string | null;
  /** Where a provider vouches for the person. */
  readonly identity?: Identity;
}

/** Where accounts are kept. Each change is in the journal, by whom it was made, in the transaction that makes it. */
export interface PeopleStore {
  find(name: string): Promise<Account | undefined>;
  all(): Promise<readonly Account[]>;
  /** The account that is bound to an identity. */
  ofIdentity(identity: Identity): Promise<Account | undefined>;
  /** Binds an account to an identity; says whether it did: both must be free. */
  join(name: string, identity: Identity): Promise<boolean>;
  /** Takes all roles and ends the sessions. The last administrator keeps the roles, not the sessions. */
  takeRoles(name: string, by: string): Promise<void>;
  /** Says whether it was made: an account that is there stays as it is. */
  add(account: NewAccount & AccountTerms, by: string): Promise<boolean>;
  changeTerms(name: string, terms: AccountTerms, by: string): Promise<LastAdmin | undefined>;
  /** Ends its sessions. */
  disable(name: string, by: string, now: Date): Promise<LastAdmin | undefined>;
  enable(name: string, by: string): Promise<void>;
  /** Ends its sessions, but for the one that says so. */
  setPassword(name: string, passwordHash: string, by: string, except?: string): Promise<void>;

  addLink(link: NewLink, by: string): Promise<void>;
  /** Whose it is, while it is good. */
  link(tokenHash: string, now: Date): Promise<{ readonly account: string; readonly purpose: LinkPurpose } | undefined>;
  /** Sets the password and ends the account's links and sessions; says whether the link was still good. */
  useLink(tokenHash: string, passwordHash: string, now: Date): Promise<boolean>;

  /** Keeps a sealed secret of which no code was shown yet. */
  beginOneTime(name: string, sealed: string): Promise<void>;
  /** From now on codes are asked for. */
  confirmOneTime(name: string, step: number, codeHashes: readonly string[], now: Date): Promise<void>;
  endOneTime(name: string, by: string): Promise<void>;
  /** Notes a code as used; says whether it was the first to do so. */
  useStep(name: string, step: number): Promise<boolean>;
  /** Notes a recovery code as used; says whether it was there and unused. */
  useRecoveryCode(name: string, codeHash: string, now: Date): Promise<boolean>;
  recoveryCodesLeft(name: string): Promise<number>;

  sessions(name: string, now: Date): Promise<readonly OpenSession[]>;
  /** Says whether it was open. */
  endSession(name: string, id: string, by: string): Promise<boolean>;
}

export interface PeoplePorts {
  readonly people: PeopleStore;
  readonly clock: Clock;
  /** Passwords, slowly. */
  readonly passwords: {
    hash(password: string): Promise<string>;
    matches(kept: string | undefined, password: string): Promise<boolean>;
  };
  /** Keeps a secret so that the database alone does not open it. Opening throws where the key is another one. */
  readonly seal: { close(text: string): string; open(sealed: string): string };
}
