import { Refused, type Channels } from '@quayside/exchange';
import type { Secrets } from './secrets.js';
import { usualLimits, type SftpLimits } from './sftp/connection.js';
import { openSftpPoll } from './sftp/sftp-poll.js';

export interface ChannelsOptions {
  readonly secrets: Secrets;
  /** How long the other side may take. */
  readonly limits?: SftpLimits;
}

/** Every kind of channel on which we go to the other side, behind the one port. */
export function openChannels({ secrets, limits = usualLimits }: ChannelsOptions): Channels {
  return {
    async open({ account, settings, trusted }) {
      switch (settings.kind) {
        case 'sftp-poll':
          return openSftpPoll({ account, settings, trusted, secrets, limits });
        case 'sftp-drop':
        case 'rest':
          throw new Refused(`channel:${account}`, 'on this channel the partner comes to us');
      }
    },
  };
}
