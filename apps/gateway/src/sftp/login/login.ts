import { createHash, timingSafeEqual } from 'node:crypto';
import type { PartnerBook } from '@quayside/exchange';
import { accountOf, isPublished, publishedIn, publishedWords, type PartnerChannel } from '@quayside/partners';
import { isPassword } from '@quayside/runtime';
import ssh2, { type AuthContext } from 'ssh2';
import type { MailboxAccount } from '../mailbox/mailbox-files.js';

type Drop = Extract<PartnerChannel, { kind: 'sftp-drop' }>;

export interface Login {
  readonly account: MailboxAccount;
  readonly channel: Drop;
  /** As the partner has it, to say where something stands. */
  readonly profile: { readonly file: string; readonly text: string };
}

/** The mailbox that a login opens, by the live profiles. */
export async function findLogin(book: PartnerBook, login: string): Promise<Login | undefined> {
  for (const { partner, sources } of await book.all()) {
    const channel = partner.profile.channels.find(
      (each): each is Drop => each.kind === 'sftp-drop' && each.login === login,
    );
    if (!channel) continue;
    const usage = channel.usage === 'both' ? null : channel.usage;
    const { maxFileSize, quota } = channel;
    const { profile } = sources;
    return { channel, profile, account: { partner: partner.id, login: accountOf(channel), usage, maxFileSize, quota } };
  }
  return undefined;
}

/** What is wrong with a right password that everybody has, in words for the journal; nothing where it is the login's own. */
export function publishedPassword({ channel, profile }: Login, password: string): string | undefined {
  const hash = channel.password?.argon2id ?? '';
  if (!isPublished(password) && !isPublished(hash)) return undefined;
  const place = publishedIn({ profile }).find(({ what }) => what === 'the password');
  return place ? publishedWords(place) : `${profile.file}: the password is published with Quayside, and is refused`;
}

/** The same of a key. */
export function publishedKey({ profile }: Login, line: string): string | undefined {
  if (!isPublished(line.split(' ').slice(0, 2).join(' '))) return undefined;
  const place = publishedIn({ profile }).find(({ what }) => what === 'the key');
  return place ? publishedWords(place) : `${profile.file}: the key is published with Quayside, and is refused`;
}

type KeyAttempt = Extract<AuthContext, { method: 'publickey' }>;

/** Whether this is the password of the login; how long the answer takes does not tell whether there is such a login. */
export function hasPassword(login: Login | undefined, password: string): Promise<boolean> {
  return isPassword(login?.channel.password?.argon2id, password);
}

/** `known`: it is a key of the login; `proven`: it was also used to sign. Why a key is not taken goes into the journal. */
export type KeyVerdict = 'proven' | 'known' | { readonly refused: string };

export function judgeKey(login: Login | undefined, attempt: KeyAttempt, exposure?: string): KeyVerdict {
  const { key, hashAlgo, signature, blob } = attempt;
  const shown = `key ${keyFingerprint(key.data)}`;
  const line = login?.channel.publicKeys.find((each) => isSame(each, key.data));
  if (!login || line === undefined) return { refused: `${shown} is not in the profile` };
  const refused = whyRefused(login, line, attempt, exposure);
  if (refused !== undefined) return { refused };
  // Without a signature the client only asks whether the key would do.
  if (!signature || !blob) return 'known';
  return isSigned(line, blob, signature, hashAlgo)
    ? 'proven'
    : { refused: `${shown} is in the profile, but the signature is wrong` };
}

function whyRefused(
  login: Login,
  line: string,
  { key, hashAlgo }: KeyAttempt,
  exposure: string | undefined,
): string | undefined {
  // "ssh-rsa" without a newer hash is a signature over SHA-1.
  if (key.algo === 'ssh-rsa' && !hashAlgo && login.channel.algorithms === 'modern') {
    return `key ${keyFingerprint(key.data)} is right, but the client signs with SHA-1`;
  }
  return exposure === undefined ? undefined : publishedKey(login, line);
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
