import type { ChannelRow } from '../rows.js';
import type { Schedule } from '@quayside/partners';
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
  const { settings } = channel;
  return settings.kind === 'sftp-poll' && settings.hostKey.length === 0 && row.offered !== null;
}

/** "Fetches from outbox and sends to inbox at us@sftp.acme.example, every 1 min". */
export function aboutChannel(channel: LiveChannel): string {
  if (!isPolled(channel)) return `The partner comes to our ${isRest(channel) ? 'REST interface' : 'SFTP server'}`;
  const { settings, timeZone } = channel;
  const when = settings.fetch ? `, ${whenOf(settings.every, timeZone)}` : '';
  return `${usesOf(settings)} at ${placeOf(settings)}${when}`;
}

function isRest({ settings }: LiveChannel): boolean {
  return settings.kind === 'rest';
}

function placeOf(settings: PolledSettings): string {
  if (settings.kind === 'rest-poll') return new URL(settings.url).host;
  const { host, port, login } = settings;
  return `${login}@${host}${port === 22 ? '' : `:${port}`}`;
}

function usesOf(settings: PolledSettings): string {
  const { from, to } = endsOf(settings);
  const fetches = from && `etches from ${from.join(', ')}`;
  const sends = to && `ends to ${to.join(', ')}`;
  if (!fetches) return `S${sends ?? ''}`;
  return `F${fetches}${sends ? ` and s${sends}` : ''}`;
}

function endsOf(settings: PolledSettings): { from: string[] | undefined; to: string[] | undefined } {
  const others = Object.values(settings.send?.byDocument ?? {});
  if (settings.kind === 'rest-poll') {
    return { from: settings.fetch && [settings.fetch.path], to: settings.send && [settings.send.path, ...others] };
  }
  return { from: settings.fetch?.folders, to: settings.send && [settings.send.folder, ...others] };
}

function whenOf(every: Schedule, zone: string): string {
  return 'cron' in every ? `at ${every.cron} (${zone})` : `every ${spanOf(every.ms)}`;
}

function spanOf(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`;
}
