import type { Account, NewLink } from '@quayside/accounts';
import { EntitySchema } from 'typeorm';
import { instant, key, named, nullable, size, text, texts, uuid, type Stored } from '../database/columns.js';

export const accountEntity = new EntitySchema<Stored<Account>>({
  name: 'account',
  columns: {
    name: key(text),
    passwordHash: named('password_hash', nullable(text)),
    displayName: named('display_name', text),
    email: nullable(text),
    roles: texts,
    partners: nullable(texts),
    companies: nullable(texts),
    oneTimeSecret: named('one_time_secret', nullable(text)),
    oneTimeSince: named('one_time_since', nullable(instant)),
    oneTimeStep: named('one_time_step', nullable(size)),
    issuer: nullable(text),
    subject: nullable(text),
    disabledAt: named('disabled_at', nullable(instant)),
    createdAt: named('created_at', instant),
  },
});

/** An open session of the console; of its token only the hash is kept. */
interface StoredSession {
  tokenHash: string;
  id: string;
  account: string;
  csrf: string;
  address: string;
  agent: string;
  issuer: string | null;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

export const sessionEntity = new EntitySchema<StoredSession>({
  name: 'session',
  columns: {
    tokenHash: named('token_hash', key(text)),
    id: uuid,
    account: text,
    csrf: text,
    address: text,
    agent: text,
    issuer: nullable(text),
    createdAt: named('created_at', instant),
    seenAt: named('seen_at', instant),
    expiresAt: named('expires_at', instant),
  },
});

/** A link by which a password is set; of its token only the hash is kept. */
export const accountLinkEntity = new EntitySchema<Stored<NewLink>>({
  name: 'account_link',
  columns: {
    tokenHash: named('token_hash', key(text)),
    account: text,
    purpose: text,
    expiresAt: named('expires_at', instant),
  },
});

interface StoredRecoveryCode {
  account: string;
  codeHash: string;
  usedAt: Date | null;
}

export const recoveryCodeEntity = new EntitySchema<StoredRecoveryCode>({
  name: 'recovery_code',
  columns: {
    account: key(text),
    codeHash: named('code_hash', key(text)),
    usedAt: named('used_at', nullable(instant)),
  },
});
