import {
  aboutChannel,
  awaitsApproval,
  channelState,
  isPolled,
  liveChannels,
  locksOf,
  type ChannelRow,
  type ChannelPorts,
  type LiveChannel,
} from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { channelHealth, type ChannelHealth } from '@quayside/store';
import type { z } from 'zod';
import type { channelRowShape } from './channel-shapes.js';
import { partnerNames } from '../../api/present-rows.js';

type Shape = z.input<typeof channelRowShape>;

/** Every channel of every partner: what was agreed, how it stands, and what went through it. */
export async function channelRows({ database, ports, requests }: Runtime): Promise<Shape[]> {
  const names = await partnerNames(ports.partners);
  const used = await requests.keyUses();
  const standing = new Map((await ports.store.channels()).map((row) => [row.account, row]));
  return Promise.all(
    (await liveChannels(ports.partners)).map(async (channel) => ({
      ...presentStanding(channel, standing.get(channel.account)),
      ...presentHealth(await channelHealth(database, channel.account)),
      keys: keysOf(channel, used, ports.clock.now()),
      partner: names(channel.partner),
      locks: await presentLocks(ports, channel),
    })),
  );
}

function presentStanding(channel: LiveChannel, row: ChannelRow | undefined) {
  const { settings } = channel;
  const stands = row ?? neverUsed;
  return {
    kind: settings.kind,
    state: channelState(channel, row),
    about: aboutChannel(channel),
    usage: settings.usage,
    error: stands.error,
    failingSince: instant(stands.failingSince),
    failures: stands.failures,
    nextAt: instant(nextLook(channel, stands)),
    pausedBy: stands.pausedBy,
    pausedAt: instant(stands.pausedAt),
    lastSuccessAt: instant(stands.servedAt),
    hostKey: hostKeyOf(channel, stands),
    can: { test: isPolled(channel), approve: awaitsApproval(channel, stands) },
  };
}

type Standing = Omit<ChannelRow, 'account' | 'partner' | 'kind' | 'dueAt'> & {
  readonly dueAt: Date | null;
};

const neverUsed: Standing = {
  ...{ pausedAt: null, pausedBy: null, dueAt: null, servedAt: null, failingSince: null, failingIn: null },
  ...{ failedAt: null, error: null, retryAt: null, trusted: null, trustedBy: null, trustedAt: null, offered: null },
  ...{ position: null, failures: 0 },
};

function nextLook(channel: LiveChannel, { pausedAt, retryAt, dueAt }: Standing): Date | null {
  if (!isPolled(channel) || pausedAt) return null;
  return retryAt ?? (channel.settings.fetch ? dueAt : null);
}

function hostKeyOf(channel: LiveChannel, { trusted, trustedBy, offered }: Standing): Shape['hostKey'] {
  const { settings } = channel;
  const pinned = settings.kind === 'sftp-poll' ? settings.hostKey : [];
  if (pinned.length > 0) return { accepted: [...pinned], approvedBy: null, offered };
  return { accepted: trusted === null ? [] : [trusted], approvedBy: trustedBy, offered };
}

const endingDays = 30;

function keysOf({ settings }: LiveChannel, used: ReadonlyMap<string, Date>, now: Date): Shape['keys'] {
  if (settings.kind !== 'rest') return [];
  const day = (inDays: number) => new Date(now.getTime() + inDays * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const stateOf = (expires: string) => (expires < day(0) ? 'over' : expires < day(endingDays) ? 'ending' : 'valid');
  return settings.keys.map(({ id, expires }) => ({
    id,
    expires: expires ?? null,
    usedAt: instant(used.get(id)),
    state: expires === undefined ? 'valid' : stateOf(expires),
  }));
}

async function presentLocks(ports: ChannelPorts, { account, settings }: LiveChannel): Promise<Shape['locks']> {
  if (settings.kind !== 'sftp-drop') return [];
  const locks = await locksOf(ports, account);
  return locks.map(({ address, failures, lockedUntil }) => ({
    ...{ address, failures },
    until: (lockedUntil ?? new Date()).toISOString(),
  }));
}

function presentHealth({ refusedAt, refused, lastLoginAt, lastReceivedAt, lastFetchedAt, ...health }: ChannelHealth) {
  return {
    ...health,
    lastLoginAt: instant(lastLoginAt),
    lastReceivedAt: instant(lastReceivedAt),
    lastFetchedAt: instant(lastFetchedAt),
    lastRefusal: refusedAt && refused ? { at: refusedAt.toISOString(), what: refused } : null,
  };
}

function instant(at: Date | null | undefined): string | null {
  return at?.toISOString() ?? null;
}
