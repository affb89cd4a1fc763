import {
  aboutChannel,
  awaitsApproval,
  broughtThrough,
  channelState,
  heldBackWords,
  isPolled,
  kindOf,
  type ChannelRow,
  type LiveChannel,
  type LoginLock,
} from '@quayside/exchange';
import type { ChannelHealth } from '@quayside/store';
import type { z } from 'zod';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { ChannelsFound } from './channel-reads.js';
import type { channelRowShape } from './channel-shapes.js';

type Shape = z.input<typeof channelRowShape>;

/** Every channel of every partner: what was agreed, how it stands, and what went through it. */
export function presentChannels({ channels, keyUses, now }: ChannelsFound, names: PartnerNames): Shape[] {
  return channels.map((whole) => ({
    ...presentStanding(whole.channel, whole.row),
    ...presentHealth(whole.health),
    keys: keysOf(whole.channel, keyUses, now),
    partner: names(whole.channel.partner),
    locks: whole.locks.map(presentLock),
  }));
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
    heldBack: heldBackWords(row),
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
  ...{ position: null, failures: 0, heldBack: null },
};

function nextLook(channel: LiveChannel, { pausedAt, retryAt, dueAt }: Standing): Date | null {
  if (!isPolled(channel) || pausedAt) return null;
  return retryAt ?? (channel.settings.fetch ? dueAt : null);
}

function hostKeyOf(channel: LiveChannel, { trusted, trustedBy, offered }: Standing): Shape['hostKey'] {
  const { settings } = channel;
  const pinned = kindOf(settings).peerKeys(settings) ?? [];
  if (pinned.length > 0) return { accepted: [...pinned], approvedBy: null, offered };
  return { accepted: trusted === null ? [] : [trusted], approvedBy: trustedBy, offered };
}

const endingDays = 30;

function keysOf({ settings }: LiveChannel, used: ReadonlyMap<string, Date>, now: Date): Shape['keys'] {
  const day = (inDays: number) => new Date(now.getTime() + inDays * 24 * 3600 * 1000).toISOString().slice(0, 10);
  const stateOf = (expires: string) => (expires < day(0) ? 'over' : expires < day(endingDays) ? 'ending' : 'valid');
  return (broughtThrough(settings)?.apiKeys(settings) ?? []).map(({ id, expires }) => ({
    id,
    expires: expires ?? null,
    usedAt: instant(used.get(id)),
    state: expires === undefined ? 'valid' : stateOf(expires),
  }));
}

function presentLock({ address, failures, lockedUntil }: LoginLock): Shape['locks'][number] {
  return { address, failures, until: (lockedUntil ?? new Date()).toISOString() };
}

function presentHealth({ refusedAt, refused, lastLoginAt, lastReceivedAt, lastSentAt, ...health }: ChannelHealth) {
  return {
    ...health,
    lastLoginAt: instant(lastLoginAt),
    lastReceivedAt: instant(lastReceivedAt),
    lastSentAt: instant(lastSentAt),
    lastRefusal: refusedAt && refused ? { at: refusedAt.toISOString(), what: refused } : null,
  };
}

function instant(at: Date | null | undefined): string | null {
  return at?.toISOString() ?? null;
}
