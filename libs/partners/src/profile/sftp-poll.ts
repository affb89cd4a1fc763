import { z } from 'zod';
import { channelName, size, text, usage, whole } from './scalars.js';
import { schedule } from './schedule.js';
import { privateKey, secret } from './secret.js';

// We go to the partner's SFTP server, or to a mailbox that a VAN holds for us: fetch what lies there, and put ours there.

const fingerprint = z
  .string()
  .regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'expected a fingerprint such as "SHA256:..." with 43 characters');

const folder = text.refine((path) => !path.split('/').includes('..'), 'expected a folder without ".."');

const suffix = z.string().regex(/^\.[A-Za-z0-9._-]{1,20}$/, 'expected an ending such as .done');

/** When a file on the other side is complete. */
const complete = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('renamed') }),
  z.strictObject({ rule: z.literal('stable'), looks: whole.default(2) }),
  z.strictObject({ rule: z.literal('marker'), suffix: suffix.default('.done') }),
  z.strictObject({ rule: z.literal('age'), seconds: whole.default(60) }),
]);

/** What becomes of a fetched file on the other side, once its bytes are committed here. */
const afterFetch = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('archive'), folder }),
  z.strictObject({ do: z.literal('rename'), suffix: suffix.default('.fetched') }),
  z.strictObject({ do: z.literal('delete') }),
]);

const fetch = z.strictObject({
  folders: z.array(folder).min(1, 'expected at least one folder'),
  names: z
    .array(text)
    .default([])
    .meta({ description: 'Patterns with * and ?, upper and lower case alike; without any, every name' }),
});

const send = z.strictObject({
  folder,
  byDocument: z
    .record(z.string(), folder)
    .default({})
    .meta({ description: 'Other folders for some kinds: 997, TA1, CONTRL, 850' }),
  temporary: z
    .union([suffix, z.literal('none')], { error: 'expected an ending such as .part, or none' })
    .default('.part')
    .meta({ description: 'Ending while it is uploaded; none where the server lets us rename nothing' }),
});

/** We fetch from the partner's server and put files there. */
export const sftpPoll = z
  .strictObject({
    kind: z.literal('sftp-poll'),
    name: channelName,
    host: text,
    port: whole.prefault('22'),
    login: text,
    password: secret.optional(),
    key: privateKey.optional(),
    hostKey: z
      .array(fingerprint)
      .default([])
      .meta({ description: 'Keys that the server may show; without any, a person approves the first one' }),
    algorithms: z.enum(['modern', 'legacy']).default('modern'),
    fetch: fetch.optional(),
    send: send.optional(),
    complete: complete.prefault({ rule: 'stable' }),
    afterFetch: afterFetch.prefault({ do: 'delete' }),
    every: schedule.prefault('60s'),
    parallel: whole.prefault('4'),
    batch: whole.prefault('1000').meta({ description: 'Files fetched in one go' }),
    maxFileSize: size.prefault('2GB'),
    usage,
    description: text.optional(),
  })
  .refine((channel) => channel.password ?? channel.key, 'expected a password or a key')
  .refine((channel) => channel.fetch ?? channel.send, 'expected fetch, send or both')
  .refine((channel) => channel.parallel >= 1 && channel.parallel <= 32, {
    path: ['parallel'],
    message: 'expected 1 to 32',
  })
  .refine((channel) => channel.batch >= 1 && channel.batch <= 100_000, {
    path: ['batch'],
    message: 'expected 1 to 100000',
  });

/** An `sftp-poll` channel with every default filled in. */
export type SftpPollSettings = z.infer<typeof sftpPoll>;
