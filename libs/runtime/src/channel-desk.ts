import { randomUUID } from 'node:crypto';
import { openChannels } from '@quayside/channels';
import type { ChannelPorts } from '@quayside/exchange';
import type { ProfileSources } from '@quayside/partners';
import { systemClock } from '@quayside/std';
import { channelHealth, noJobs, openDatabase, releasesIn, storeIn, type ChannelHealth } from '@quayside/store';
import type { Config } from './config.js';
import type { Logger } from './log.js';
import { partnerBook } from './partner-book.js';
import { exposureOf } from './exposure.js';
import { withoutPublished } from './published-keys.js';
import { secretsFrom } from './secrets.js';

/** What a command needs to look after channels, beside a gateway that runs or without one. */
export interface ChannelDesk {
  readonly ports: ChannelPorts;
  health(accounts: readonly string[]): Promise<(account: string) => ChannelHealth>;
  close(): Promise<void>;
}

/** Opens the gateway's database, and nothing else. */
export async function openChannelDesk(config: Config, url: string, log: Logger): Promise<ChannelDesk> {
  const database = await openDatabase({ url, poolSize: 4, applicationName: 'quayside channels' });
  return {
    ports: {
      store: storeIn(database, noJobs),
      partners: partnerBook(releasesIn<ProfileSources>(database), log),
      channels: openChannels({
        secrets: withoutPublished(secretsFrom(process.env, config.secretDirectory), exposureOf(config)),
        allowed: config.allowedAddresses,
      }),
      clock: systemClock,
      random: Math.random,
      id: randomUUID,
    },
    health: (accounts) => channelHealth(database, accounts),
    close: () => database.close(),
  };
}
