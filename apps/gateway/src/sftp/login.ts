import { timingSafeEqual } from 'node:crypto';
import type { PartnerBook } from '@quayside/exchange';
import type { PartnerChannel } from '@quayside/partners';
import { verify } from '@node-rs/argon2';
import ssh2, { type AuthContext } from 'ssh2';
import type { MailboxAccount } from './mailbox-files.js';

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
    return { channel, account: { partner: partner.id, login, usage, maxFileSize: channel.maxFileSize } };
  }
  return undefined;
}

// Verified for unknown logins too: how long a refusal takes must not tell which logins exist.
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$mYu1vyumBqEj+5e0/F+hjg$z4im7haNvse6TevUGyBr33/S/Bf3DbsEAubn4IHQIxc';

/** Whether this attempt proves who it says; `undefined` when the method is not offered. */
export async function proves(context: AuthContext, login: Login | undefined): Promise<boolean | undefined> {
  if (context.method === 'password') {
    const hash = login?.channel.password?.argon2id ?? nobody;
    const right = await verify(hash, context.password).catch(() => false);
    return right && login?.channel.password !== undefined;
  }
  if (context.method === 'publickey') {
    return login ? hasKey(login.channel, context) : false;
  }
  return undefined;
}

function hasKey(channel: Drop, context: Extract<AuthContext, { method: 'publickey' }>): boolean {
  return channel.publicKeys.some((line) => {
    const key = ssh2.utils.parseKey(line);
    if (key instanceof Error) return false;
    const known = key.getPublicSSH();
    const same = known.length === context.key.data.length && timingSafeEqual(known, context.key.data);
    if (!same) return false;
    // Without a signature the client only asks whether the key would do.
    if (!context.signature || !context.blob) return true;
    return key.verify(context.blob, context.signature, context.hashAlgo) === true;
  });
}
