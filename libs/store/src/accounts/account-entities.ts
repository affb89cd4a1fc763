import { EntitySchema } from 'typeorm';
import { instant, key, named, text, type Stored } from '../database/columns.js';

/** Who may use the console. Of a password only the hash is kept. */
export interface AccountRow {
  readonly name: string;
  readonly passwordHash: string;
  readonly displayName: string;
}

export const accountEntity = new EntitySchema<Stored<AccountRow> & { createdAt: Date }>({
  name: 'account',
  columns: {
    name: key(text),
    passwordHash: named('password_hash', text),
    displayName: named('display_name', text),
    createdAt: named('created_at', instant),
  },
});

/** An open session of the console; of its token only the hash is kept. */
interface StoredSession {
  tokenHash: string;
  account: string;
  csrf: string;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

export const sessionEntity = new EntitySchema<StoredSession>({
  name: 'session',
  columns: {
    tokenHash: named('token_hash', key(text)),
    account: text,
    csrf: text,
    createdAt: named('created_at', instant),
    seenAt: named('seen_at', instant),
    expiresAt: named('expires_at', instant),
  },
});
