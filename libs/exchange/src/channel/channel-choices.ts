import { ChoiceNotPossible, PeerNotTrusted, Refused, Unavailable } from '../model/errors.js';
import type { ProbeStep } from '../ports/channel.js';
import type { ChannelPorts } from '../ports/ports.js';
import type { ChannelRow } from '../model/rows.js';
import { kindOf } from './kinds.js';
import { addressOf, isPolled, liveChannel, type LiveChannel } from './live-channel.js';
import { hostKeyCodes, standingOf } from './standing.js';

/** Nothing is fetched or sent through it until somebody resumes it; what waits, waits. */
export async function pauseChannel(ports: ChannelPorts, name: string, by: string): Promise<void> {
  await changeChannel(ports, name, by, 'paused', { pausedAt: ports.clock.now(), pausedBy: by });
}

/** It goes on at once, whatever it had been waiting for. */
export async function resumeChannel(ports: ChannelPorts, name: string, by: string): Promise<void> {
  const now = ports.clock.now();
  await changeChannel(ports, name, by, 'resumed', { pausedAt: null, pausedBy: null, retryAt: null, dueAt: now });
}

/** A person's yes to the key that the other side has shown. Only the one that the person has seen is approved. */
export async function approveHostKey(
  ports: ChannelPorts,
  name: string,
  fingerprint: string,
  by: string,
): Promise<void> {
  const channel = await found(ports, name);
  const { account } = channel;
  if ((kindOf(channel.settings).peerKeys(channel.settings) ?? []).length > 0) {
    throw new ChoiceNotPossible('The profile pins the key of this server: change hostKey there.');
  }
  const row = await standingOf(ports, channel);
  if (row.offered !== fingerprint) {
    const shows = row.offered ? `It shows ${row.offered} now.` : 'It waits for no approval.';
    throw new ChoiceNotPossible(`${fingerprint} is not the key that waits for approval. ${shows}`);
  }
  const at = ports.clock.now();
  await ports.store.commit(async (tx) => {
    const trust = { trusted: fingerprint, trustedBy: by, trustedAt: at, offered: null };
    await tx.patchChannel(account, { ...trust, retryAt: null, dueAt: at });
    const how = { at, by, choice: 'approved', reason: `the key ${fingerprint} is right` };
    await tx.closeExceptions('channel', account, how, hostKeyCodes);
    const line = { kind: 'channel', row: account, to: 'approved', actor: by, partner: channel.partner } as const;
    await tx.journal({ ...line, what: `approved the key ${fingerprint}`, audited: 'channel.approve-key' });
  });
}

/** Connects, lists, writes and removes a probe, and says of each how it went. Changes nothing but what is known of its key. */
export async function testChannel(ports: ChannelPorts, name: string): Promise<readonly ProbeStep[]> {
  const channel = await found(ports, name);
  if (!isPolled(channel))
    throw new ChoiceNotPossible('On this channel the partner comes to us: there is nothing to try.');
  const row = await standingOf(ports, channel);
  try {
    const session = await ports.channels.open(addressOf(channel, row));
    try {
      return [{ what: 'connect', ok: true, text: session.opened }, ...(await session.probe())];
    } finally {
      await session.close();
    }
  } catch (error) {
    if (!isExpected(error)) throw error;
    if (error instanceof PeerNotTrusted) {
      await ports.store.commit((tx) => tx.patchChannel(channel.account, { offered: error.offered }));
    }
    return [{ what: 'connect', ok: false, text: error.message }];
  }
}

async function changeChannel(
  ports: ChannelPorts,
  name: string,
  by: string,
  what: 'paused' | 'resumed',
  patch: Partial<ChannelRow>,
): Promise<void> {
  const channel = await found(ports, name);
  const { account } = channel;
  await standingOf(ports, channel);
  await ports.store.commit(async (tx) => {
    await tx.patchChannel(account, patch);
    const audited = what === 'paused' ? 'channel.pause' : 'channel.resume';
    await tx.journal({ kind: 'channel', row: account, to: what, what, actor: by, audited, partner: channel.partner });
  });
}

async function found(ports: ChannelPorts, name: string): Promise<LiveChannel> {
  const channel = await liveChannel(ports.partners, name);
  if (!channel) throw new ChoiceNotPossible(`There is no channel "${name}" in any profile.`);
  return channel;
}

function isExpected(error: unknown): error is Unavailable | Refused | PeerNotTrusted {
  return error instanceof Unavailable || error instanceof Refused || error instanceof PeerNotTrusted;
}
