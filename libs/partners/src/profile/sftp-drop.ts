import { z } from 'zod';
import { publicKey } from './public-key.js';
import { duration, size, text, usage, whole } from './scalars.js';

// The partner pushes files to our SFTP server and fetches ours from it.

const password = z.strictObject({
  argon2id: z.string().regex(/^\$argon2id\$v=19\$/, 'expected an argon2id hash that starts with $argon2id$v=19$'),
});

const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'expected an address or a network, such as 192.0.2.7 or 192.0.2.0/24',
});

const quota = z.strictObject({
  files: whole.prefault('100000').meta({ description: 'Files received in 24 hours' }),
  bytes: size.prefault('50GB').meta({ description: 'Bytes received in 24 hours, with what lies there unfinished' }),
});

export const sftpDrop = z
  .strictObject({
    kind: z.literal('sftp-drop'),
    login: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'expected a login of a-z, 0-9, dot, dash and underscore'),
    password: password.optional(),
    publicKeys: z.array(publicKey).default([]),
    addresses: z
      .array(address)
      .default([])
      .meta({ description: 'Addresses and networks that it may come from; without any, from everywhere' }),
    algorithms: z
      .enum(['modern', 'legacy'])
      .default('modern')
      .meta({ description: 'legacy: it may also come to the second port, QUAYSIDE_SFTP_LEGACY_PORT' }),
    maxFileSize: size.default(100 * 1024 ** 2),
    maxSessions: whole.default(4),
    maxOpenFiles: whole.prefault('64').meta({ description: 'Files and folders open at once in one session' }),
    idle: duration.prefault('15m').meta({ description: 'A session in which nothing was asked for so long is closed' }),
    quota: quota.prefault({}),
    receipts: z
      .enum(['never', 'files'])
      .default('never')
      .meta({ description: 'files: for each file received, NAME.rcpt with its size and SHA-256 lies in out' }),
    usage,
    description: text.optional(),
  })
  .refine((channel) => channel.maxOpenFiles >= 1 && channel.maxOpenFiles <= 1024, {
    path: ['maxOpenFiles'],
    message: 'expected 1 to 1024',
  });
