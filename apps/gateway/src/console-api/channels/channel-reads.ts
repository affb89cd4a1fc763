import {
  broughtThrough,
  liveChannels,
  locksOf,
  type ChannelPorts,
  type ChannelRow,
  type LiveChannel,
  type LoginLock,
} from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { channelHealth, type ChannelHealth, type Requests } from '@quayside/store';
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
  all(): Promise<ChannelsFound>;
}

export const CHANNEL_READS = Symbol('reads of channels');

export function channelReads(
  ports: ChannelPorts,
  database: Runtime['database'],
  requests: Pick<Requests, 'keyUses'>,
): ChannelReads {
  return {
    ...partnerNameReads(ports.partners),
    async all() {
      const rows = new Map((await ports.store.channels()).map((row) => [row.account, row]));
      const channels = (await liveChannels(ports.partners)).map(async (channel) => ({
        channel,
        row: rows.get(channel.account),
        health: await channelHealth(database, channel.account),
        locks: broughtThrough(channel.settings)?.locks ? await locksOf(ports, channel.account) : [],
      }));
      return {
        channels: await Promise.all(channels),
        keyUses: await requests.keyUses(),
        now: ports.clock.now(),
      };
    },
  };
}
