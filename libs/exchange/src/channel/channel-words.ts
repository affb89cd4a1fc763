import type { ChannelRow } from '../model/rows.js';
import { kindOf } from './kinds.js';
import { isPolled, type LiveChannel } from './live-channel.js';

/** How a channel stands, in one word. `approval`: it waits for a yes to the key that the other side shows. */
export type ChannelState = 'working' | 'paused' | 'failing' | 'approval' | 'unused';

export function channelState(channel: LiveChannel, row: ChannelRow | undefined): ChannelState {
  if (row?.pausedAt) return 'paused';
  if (!isPolled(channel)) return 'working';
  if (!row) return 'unused';
  if (awaitsApproval(channel, row)) return 'approval';
  if (row.failingSince) return 'failing';
  return row.servedAt ? 'working' : 'unused';
}

/** A key that the profile pins is changed there; only without a pin can a person say yes. */
export function awaitsApproval({ settings }: LiveChannel, row: Pick<ChannelRow, 'offered'>): boolean {
  return kindOf(settings).peerKeys(settings)?.length === 0 && row.offered !== null;
}

/** "Fetches from outbox and sends to inbox at us@sftp.acme.example, every 1 min". */
export function aboutChannel({ settings, timeZone }: LiveChannel): string {
  return kindOf(settings).about(settings, timeZone);
}

/** Why it is not looked at though nothing is wrong with it, in words; nothing where it is. */
export function heldBackWords(row: Pick<ChannelRow, 'heldBack'> | undefined): string | null {
  const waiting = row?.heldBack ?? null;
  if (waiting === null) return null;
  return `Not looked at for now: ${waiting} files of this partner wait to be read. Fetching resumes by itself when fewer wait.`;
}
