import type { Brand } from '@quayside/std';
import { z } from 'zod';
import { rest } from './rest.js';
import { restPoll } from './rest-poll.js';
import { sftpDrop } from './sftp-drop.js';
import { sftpPoll } from './sftp-poll.js';

/** One agreed way in or out. Further kinds join the union. */
export const channel = z.discriminatedUnion('kind', [sftpDrop, sftpPoll, rest, restPoll]);

/** How a partner reaches us, or we it. */
export type PartnerChannel = z.infer<typeof channel>;

/** The name that a channel has over all partners: the login of who comes to us, the name of what we go to. */
export type Account = Brand<string, 'Account'>;

export function accountOf(channel: PartnerChannel): Account {
  return (channel.kind === 'sftp-drop' ? channel.login : channel.name) as Account;
}
