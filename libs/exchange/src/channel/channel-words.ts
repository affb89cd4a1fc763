import type { ChannelRow } from '../rows.js';
import { isPolled, type LiveChannel, type PolledSettings } from './live-channel.js';

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
export function awaitsApproval(channel: LiveChannel, row: Pick<ChannelRow, 'offered'>): boolean {
  return isPolled(channel) && channel.settings.hostKey.length === 0 && row.offered !== null;
}

/** "Fetches from outbox and sends to inbox at us@sftp.acme.example, every 1 min". */
export function aboutChannel(channel: LiveChannel): string {
  if (!isPolled(channel)) return `The partner comes to our ${isRest(channel) ? 'REST interface' : 'SFTP server'}`;
  const { host, port, login, fetch, every } = channel.settings;
  const where = `${login}@${host}${port === 22 ? '' : `:${port}`}`;
  return `${usesOf(channel.settings)} at ${where}${fetch ? `, every ${spanOf(every)}` : ''}`;
}

function isRest({ settings }: LiveChannel): boolean {
  return settings.kind === 'rest';
}

function usesOf({ fetch, send }: PolledSettings): string {
  const fetches = fetch && `etches from ${fetch.folders.join(', ')}`;
  const sends = send && `ends to ${[send.folder, ...Object.values(send.byDocument)].join(', ')}`;
  if (!fetches) return `S${sends ?? ''}`;
  return `F${fetches}${sends ? ` and s${sends}` : ''}`;
}

function spanOf(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;
}
