import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';

export interface AccountRow {
  readonly name: string;
  readonly passwordHash: string;
  readonly displayName: string;
}

export interface SessionRow {
  readonly account: string;
  readonly displayName: string;
  readonly csrf: string;
}

/** Console accounts and their sessions. Only hashes are kept: of passwords, and of session tokens. */
export interface Accounts {
  find(name: string): Promise<AccountRow | undefined>;
  /** Says whether it was made; an account that is there stays as it is. */
  add(account: AccountRow): Promise<boolean>;
  setPassword(name: string, passwordHash: string): Promise<void>;
  openSession(session: { tokenHash: string; account: string; csrf: string; expiresAt: Date }): Promise<void>;
  session(tokenHash: string, now: Date): Promise<SessionRow | undefined>;
  closeSession(tokenHash: string): Promise<void>;
}

export function accountsIn(source: DataSource): Accounts {
  const { manager } = source;
  return {
    find: async (name) =>
      (
        await rows<AccountRow>(
          manager,
          `select name, password_hash as "passwordHash", display_name as "displayName" from account where name = $1`,
          [name],
        )
      )[0],
    add: async ({ name, passwordHash, displayName }) =>
      (
        await rows(
          manager,
          `insert into account (name, password_hash, display_name, created_at) values ($1, $2, $3, now()) on conflict do nothing returning name`,
          [name, passwordHash, displayName],
        )
      ).length > 0,
    async setPassword(name, passwordHash) {
      await rows(manager, 'update account set password_hash = $2 where name = $1', [name, passwordHash]);
    },
    async openSession({ tokenHash, account, csrf, expiresAt }) {
      await rows(
        manager,
        `insert into session (token_hash, account, csrf, created_at, seen_at, expires_at) values ($1, $2, $3, now(), now(), $4)`,
        [tokenHash, account, csrf, expiresAt],
      );
    },
    session: async (tokenHash, now) =>
      (
        await rows<SessionRow>(
          manager,
          `update session s set seen_at = $2 from account a where s.token_hash = $1 and s.expires_at > $2 and a.name = s.account
           returning s.account, a.display_name as "displayName", s.csrf`,
          [tokenHash, now],
        )
      )[0],
    async closeSession(tokenHash) {
      await rows(manager, 'delete from session where token_hash = $1', [tokenHash]);
    },
  };
}
