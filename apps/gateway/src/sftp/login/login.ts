import { createHash, timingSafeEqual } from 'node:crypto';
import type { PartnerBook } from '@quayside/exchange';
import { accountOf, type PartnerChannel } from '@quayside/partners';
import { isPassword } from '@quayside/runtime';
import ssh2, { type AuthContext } from 'ssh2';
import type { MailboxAccount } from '../mailbox/mailbox-files.js';

type Drop = Extract<PartnerChannel, { kind: 'sftp-drop' }>;

export interface Login {
  readonly account: MailboxAccount;
  readonly channel: Drop;
}

/** The mailbox that a login opens, by the live profiles. */
export async function findLogin(book: PartnerBook, login: string): Promise<Login | undefined> {
  for (const { partner } of await book.all()) {
    const channel = partner.profile.channels.find(
      (each): each is Drop => each.kind === 'sftp-drop' && each.login === login,
    );
    if (!channel) continue;
    const usage = channel.usage === 'both' ? null : channel.usage;
    const { maxFileSize, quota } = channel;
    return { channel, account: { partner: partner.id, login: accountOf(channel), usage, maxFileSize, quota } };
  }
  return undefined;
}

type KeyAttempt = Extract<AuthContext, { method: 'publickey' }>;

/** Whether this is the password of the login; how long the answer takes does not tell whether there is such a login. */
export function hasPassword(login: Login | undefined, password: string): Promise<boolean> {
  return isPassword(login?.channel.password?.argon2id, password);
}

/** `known`: it is a key of the login; `proven`: it was also used to sign. Why a key is not taken goes into the journal. */
export type KeyVerdict = 'proven' | 'known' | { readonly refused: string };

export function judgeKey(login: Login | undefined, { key, hashAlgo, signature, blob }: KeyAttempt): KeyVerdict {
  const shown = `key ${keyFingerprint(key.data)}`;
  const line = login?.channel.publicKeys.find((each) => isSame(each, key.data));
  if (!login || line === undefined) return { refused: `${shown} is not in the profile` };
  // "ssh-rsa" without a newer hash is a signature over SHA-1.
  if (key.algo === 'ssh-rsa' && !hashAlgo && login.channel.algorithms === 'modern') {
    return { refused: `${shown} is right, but the client signs with SHA-1` };
  }
  // Without a signature the client only asks whether the key would do.
  if (!signature || !blob) return 'known';
  return isSigned(line, blob, signature, hashAlgo)
    ? 'proven'
    : { refused: `${shown} is in the profile, but the signature is wrong` };
}

function isSigned(line: string, blob: Buffer, signature: Buffer, hash: string | undefined): boolean {
  const key = ssh2.utils.parseKey(line);
  return !(key instanceof Error) && key.verify(blob, signature, hash) === true;
}

function isSame(line: string, data: Buffer): boolean {
  const key = ssh2.utils.parseKey(line);
  if (key instanceof Error) return false;
  const known = key.getPublicSSH();
  return known.length === data.length && timingSafeEqual(known, data);
}

function keyFingerprint(data: Buffer): string {
  return `SHA256:${createHash('sha256').update(data).digest('base64').replace(/=+$/, '')}`;
}
