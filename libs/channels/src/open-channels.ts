import { Refused, type Channels } from '@quayside/exchange';
import type { Secrets } from './secrets.js';
import { noneAllowed, type AllowedAddresses, type Resolve } from './rest/addresses.js';
import type { RestLimits } from './rest/rest-client.js';
import { openRestPoll } from './rest/rest-poll.js';
import type { TokenCache } from './rest/tokens.js';
import { usualLimits as usualSftpLimits, type SftpLimits } from './sftp/connection.js';
import { openSftpPoll } from './sftp/sftp-poll.js';

export interface ChannelsOptions {
  readonly secrets: Secrets;
  /** How long the other side may take. */
  readonly limits?: Partial<RestLimits & SftpLimits>;
  /** Where profiles may lead beyond the open internet. */
  readonly allowed?: AllowedAddresses;
  /** Finds the addresses of hosts; by DNS unless told otherwise. */
  readonly resolve?: Resolve;
}

const usualLimits: RestLimits & SftpLimits = { ...usualSftpLimits, answerMs: 120_000 };

/** Every kind of channel on which we go to the other side, behind the one port. */
export function openChannels(options: ChannelsOptions): Channels {
  const { secrets, allowed = noneAllowed, resolve } = options;
  const limits = { ...usualLimits, ...options.limits };
  const tokens: TokenCache = new Map();
  return {
    async open({ account, settings, trusted }) {
      switch (settings.kind) {
        case 'sftp-poll':
          return openSftpPoll({ account, settings, trusted, secrets, limits, allowed, resolve });
        case 'rest-poll':
          return openRestPoll({ account, settings, secrets, limits, allowed, tokens, resolve });
        case 'sftp-drop':
        case 'rest':
          throw new Refused(`channel:${account}`, 'on this channel the partner comes to us');
      }
    },
  };
}
