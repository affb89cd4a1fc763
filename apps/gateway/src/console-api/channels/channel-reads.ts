import {
  broughtThrough,
  liveChannels,
  type ChannelPorts,
  type ChannelRow,
  type LiveChannel,
  type LoginLock,
} from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { channelHealth, loginLocksNow, type ChannelHealth, type Requests } from '@quayside/store';
import { isAmong, type Sight } from '../vocabulary/sight.js';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** A channel, and all that there is about it. */
export interface WholeChannel {
  readonly channel: LiveChannel;
  /** Nothing before it was first used. */
  readonly row: ChannelRow | undefined;
  readonly health: ChannelHealth;
  /** Addresses from which its passwords are refused for now. */
  readonly locks: readonly LoginLock[];
}

export interface ChannelsFound {
  readonly channels: readonly WholeChannel[];
  /** When keys were last used, by their ids. */
  readonly keyUses: ReadonlyMap<string, Date>;
  readonly now: Date;
}

/** What is read of channels. */
export interface ChannelReads extends PartnerNameReads {
  all(sight: Sight): Promise<ChannelsFound>;
}

export const CHANNEL_READS = Symbol('reads of channels');

export function channelReads(
  ports: ChannelPorts,
  database: Runtime['database'],
  requests: Pick<Requests, 'keyUses'>,
): ChannelReads {
  return {
    ...partnerNameReads(ports.partners),
    async all({ among }) {
      const now = ports.clock.now();
      const live = (await liveChannels(ports.partners)).filter(({ partner }) => isAmong(among, partner));
      const rows = new Map((await ports.store.channels()).map((row) => [row.account, row]));
      const accounts = live.map(({ account }) => account);
      const health = await channelHealth(database, accounts);
      const locks = Map.groupBy(await loginLocksNow(database, now), ({ login }) => login);
      const channels = live.map((channel) => ({
        channel,
        row: rows.get(channel.account),
        health: health(channel.account),
        // Strangers try names that are no logins.
        locks: broughtThrough(channel.settings)?.locks ? (locks.get(channel.account) ?? []) : [],
      }));
      return { channels, keyUses: await requests.keyUses(), now };
    },
  };
}
