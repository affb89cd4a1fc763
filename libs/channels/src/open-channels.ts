import { Refused, type Channels } from '@quayside/exchange';
import type { Secrets } from './secrets.js';
import { noneAllowed, type AllowedAddresses, type Resolve } from './rest/addresses.js';
import { openRestPoll } from './rest/rest-poll.js';
import type { TokenCache } from './rest/tokens.js';
import { usualLimits, type SftpLimits } from './sftp/connection.js';
import { openSftpPoll } from './sftp/sftp-poll.js';

export interface ChannelsOptions {
  readonly secrets: Secrets;
  /** How long the other side may take. */
  readonly limits?: SftpLimits;
  /** Where profiles may lead beyond the open internet. */
  readonly allowed?: AllowedAddresses;
  /** Finds the addresses of hosts; by DNS unless told otherwise. */
  readonly resolve?: Resolve;
}

/** Every kind of channel on which we go to the other side, behind the one port. */
export function openChannels(options: ChannelsOptions): Channels {
  const { secrets, limits = usualLimits, allowed = noneAllowed, resolve } = options;
  const tokens: TokenCache = new Map();
  return {
    async open({ account, settings, trusted }) {
      switch (settings.kind) {
        case 'sftp-poll':
          return openSftpPoll({ account, settings, trusted, secrets, limits });
        case 'rest-poll':
          return openRestPoll({ account, settings, secrets, limits, allowed, tokens, resolve });
        case 'sftp-drop':
        case 'rest':
          throw new Refused(`channel:${account}`, 'on this channel the partner comes to us');
      }
    },
  };
}
