import type { ChannelRow, ChannelWrites, Reads } from '@quayside/exchange';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';

export const channels = table<ChannelRow>('channel', ({ account }) => [account]);

const fresh = {
  pausedAt: null,
  pausedBy: null,
  servedAt: null,
  failures: 0,
  failingSince: null,
  failingIn: null,
  failedAt: null,
  error: null,
  retryAt: null,
  trusted: null,
  trustedBy: null,
  trustedAt: null,
  offered: null,
  position: null,
  heldBack: null,
} as const;

export function channelReads(rows: Rows): Pick<Reads, 'channel' | 'channels'> {
  return {
    channel: async (account) => rows.get(channels, keyed(account)),
    channels: async () => inOrder(rows.all(channels), ({ account }) => [account]),
  };
}

export function channelWrites(tx: Transaction): Pick<ChannelWrites, 'ensureChannel' | 'patchChannel'> {
  return {
    async ensureChannel({ account, partner, kind }, dueAt) {
      const row: ChannelRow = { ...fresh, account, partner, kind, dueAt };
      return (await tx.upsert(channels, row, (old) => ({ ...old, partner, kind }))) ?? row;
    },
    async patchChannel(account, patch) {
      await tx.update(
        channels,
        (each) => each.account === account,
        () => patch,
      );
    },
  };
}
