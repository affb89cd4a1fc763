import { nextTime } from '@quayside/partners';
import type { Ports } from '../../ports/ports.js';
import { isFetched, liveChannels, type FetchedChannel } from '../../channel/live-channel.js';
import { holdBack } from './hold-back.js';
import { Look } from './look.js';
import { isDue, noteFailing, noteServed, openNoting, standingOf } from '../../channel/standing.js';

/** `elsewhere`: another process looks at it just now. `held-back`: too much of its partner waits to be read. */
export type PollOutcome = 'done' | 'not-due' | 'held-back' | 'elsewhere' | 'failed' | 'stopped';

/** The channels that are to be looked at now. */
export async function dueChannels(ports: Ports): Promise<readonly FetchedChannel[]> {
  const standing = new Map((await ports.store.channels()).map((row) => [row.account, row]));
  const now = ports.clock.now();
  return (await liveChannels(ports.partners)).filter(isFetched).filter(({ account, settings, timeZone }) => {
    const row = standing.get(account);
    return settings.fetch !== undefined && (!row || isDue(row, now, settings.every, timeZone));
  });
}

/**
 * One look at the other side: everything complete is fetched, committed, and only then archived, renamed or deleted there.
 * One at a time over all processes. However it ends, nothing is lost and nothing is taken twice.
 */
export async function pollChannel(ports: Ports, channel: FetchedChannel, stop?: AbortSignal): Promise<PollOutcome> {
  const outcome = await ports.store.exclusively(`channel:${channel.account}`, () => pollAlone(ports, channel, stop));
  return outcome ?? 'elsewhere';
}

async function pollAlone(ports: Ports, channel: FetchedChannel, stop: AbortSignal | undefined): Promise<PollOutcome> {
  const row = await standingOf(ports, channel);
  const { settings, timeZone } = channel;
  if (!isDue(row, ports.clock.now(), settings.every, timeZone)) return 'not-due';
  if (await holdBack(ports, channel, row)) return 'held-back';
  const session = await openNoting(ports, channel, row);
  if (!session) return 'failed';
  const abort = () => void session.close();
  stop?.addEventListener('abort', abort);
  try {
    const { more } = await new Look(ports, channel, session, stop).take(row.position);
    const now = ports.clock.now();
    await noteServed(ports, channel, 'fetch', more ? now : nextTime(settings.every, timeZone, now));
    return 'done';
  } catch (error) {
    if (stop?.aborted) return 'stopped';
    await noteFailing(ports, channel, 'fetch', error);
    return 'failed';
  } finally {
    stop?.removeEventListener('abort', abort);
    await session.close();
  }
}
