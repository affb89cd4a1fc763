import type { ChannelRow, ChannelWrites, Reads } from '@quayside/exchange';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { sql } from '../database/statement.js';
import { channelEntity } from './channel-entities.js';

/** Reads of how channels stand. */
export function channelReads(connection: Connection): Pick<Reads, 'channel' | 'channels'> {
  const manager = managerOf(connection);
  return {
    channel: async (account) => (await manager.findOneBy(channelEntity, { account })) ?? undefined,
    channels: () => manager.find(channelEntity, { order: { account: 'ASC' } }),
  };
}

const ensure = defineCommand(sql<Pick<ChannelRow, 'account' | 'partner' | 'kind'> & { at: Date }>`
  insert into channel (account, partner, kind, due_at, failures)
  values (${'account'}, ${'partner'}, ${'kind'}, ${'at'}, 0)
  on conflict (account) do update set partner = excluded.partner, kind = excluded.kind`);

/** A channel that is there keeps how it stands; partner and kind follow the profile. */
export function channelWrites(connection: Connection): Pick<ChannelWrites, 'ensureChannel' | 'patchChannel'> {
  const manager = managerOf(connection);
  return {
    async ensureChannel(channel, at) {
      await ensure(connection, { ...channel, at });
      return manager.findOneByOrFail(channelEntity, { account: channel.account });
    },
    async patchChannel(account, patch) {
      await manager.update(channelEntity, { account }, patch);
    },
  };
}
