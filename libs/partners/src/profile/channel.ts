import { z } from 'zod';
import { rest } from './rest.js';
import { restPoll } from './rest-poll.js';
import { size, text, usage, whole } from './scalars.js';
import { sftpPoll } from './sftp-poll.js';

const password = z.strictObject({
  argon2id: z.string().regex(/^\$argon2id\$v=19\$/, 'expected an argon2id hash that starts with $argon2id$v=19$'),
});

const publicKey = z
  .string()
  .regex(
    /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp\d+) [A-Za-z0-9+/=]+/,
    'expected a key line such as "ssh-ed25519 AAAA..."',
  );

/** The partner pushes files to our SFTP server and fetches ours from it. */
const sftpDrop = z.strictObject({
  kind: z.literal('sftp-drop'),
  login: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'expected a login of a-z, 0-9, dot, dash and underscore'),
  password: password.optional(),
  publicKeys: z.array(publicKey).default([]),
  maxFileSize: size.default(100 * 1024 ** 2),
  maxSessions: whole.default(4),
  usage,
  description: text.optional(),
});

/** One agreed way in or out. Further kinds join the union. */
export const channel = z.discriminatedUnion('kind', [sftpDrop, sftpPoll, rest, restPoll]);

/** How a partner reaches us, or we it. */
export type PartnerChannel = z.infer<typeof channel>;

/** The name that a channel has over all partners: the login of who comes to us, the name of what we go to. */
export function accountOf(channel: PartnerChannel): string {
  return channel.kind === 'sftp-drop' ? channel.login : channel.name;
}
