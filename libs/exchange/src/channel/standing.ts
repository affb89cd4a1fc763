import { PeerNotTrusted, Refused, Unavailable } from '../model/errors.js';
import type { ChannelSession } from '../ports/channel.js';
import type { ChannelPorts } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import type { ChannelRow } from '../model/rows.js';
import { delay, longestDelayMs } from '../step/delay.js';
import { nextTime, type Schedule } from '@quayside/partners';
import { shown, shownLines } from '@quayside/std';
import { addressOf, type LiveChannel } from './live-channel.js';

/** Failures in a row before a person is told: a blip is no alarm. */
const alarmAfter = 3;

/** Who asks for longer is asked again after this time. */
const longestAskedMs = 6 * 3_600_000;

const unreachable = 'channel-unreachable';
const keyCodes = ['host-key-unknown', 'host-key-changed'] as const;
/** The alarms of a channel that settle themselves when it works again. */
const alarms: readonly string[] = [unreachable, 'channel-refused', 'channel-broken', ...keyCodes];

/** The row of a channel, made when it is used for the first time. */
export async function standingOf(ports: ChannelPorts, channel: LiveChannel): Promise<ChannelRow> {
  const found = await ports.store.channel(channel.account);
  if (found) return found;
  const { account, partner, settings } = channel;
  return ports.store.commit((tx) => tx.ensureChannel({ account, partner, kind: settings.kind }, ports.clock.now()));
}

/** What a channel was used for when it worked or failed; a connection that fails keeps both. */
type Use = 'fetch' | 'send';

/** A session; or nothing, and what kept it from opening is noted. */
export async function openNoting(
  ports: ChannelPorts,
  channel: LiveChannel,
  row: ChannelRow,
): Promise<ChannelSession | undefined> {
  try {
    return await ports.channels.open(addressOf(channel, row));
  } catch (error) {
    await noteFailing(ports, channel, 'connect', error);
    return undefined;
  }
}

/** It works: what was wrong with this use of it is over, and the alarm with it. */
export async function noteServed(
  ports: ChannelPorts,
  { account, partner }: LiveChannel,
  use: Use,
  dueAt?: Date,
): Promise<void> {
  const at = ports.clock.now();
  await ports.store.commit(async (tx) => {
    const before = await tx.channel(account);
    await tx.patchChannel(account, { servedAt: at, offered: null, ...(dueAt ? { dueAt } : {}) });
    if (!before?.failingSince || !(await isOver(tx, before, use, at))) return;
    const well = { failures: 0, failingSince: null, failingIn: null, failedAt: null, error: null, retryAt: null };
    await tx.patchChannel(account, well);
    const how = { at, by: 'channel', choice: 'recovered', reason: 'the channel works again' };
    await tx.closeExceptions('channel', account, how, alarms);
    await tx.journal({ kind: 'channel', row: account, to: 'active', what: 'works again', actor: 'channel', partner });
  });
}

/** That fetching works says nothing of sending, unless nothing waits to be sent any more; and the other way round. */
async function isOver(tx: Tx, { account, failingIn }: ChannelRow, use: Use, at: Date): Promise<boolean> {
  if (failingIn !== 'send' || use === 'send') return failingIn !== 'fetch' || use === 'fetch';
  return (await tx.readyDispatches(account, at, 1)).length === 0;
}

/**
 * It does not work: it is tried again after a pause that doubles, and a person is told once until it recovers. What the
 * other side refuses outright is told at once and tried seldom: a wrong password tried often locks accounts.
 */
export async function noteFailing(
  ports: ChannelPorts,
  channel: LiveChannel,
  use: Use | 'connect',
  error: unknown,
): Promise<void> {
  // Our own database is away: that says nothing about the channel.
  if (error instanceof Unavailable && error.system === 'postgres') throw error;
  const { account } = channel;
  const at = ports.clock.now();
  const message = shown(error instanceof Error ? error.message : String(error));
  await ports.store.commit(async (tx) => {
    const before = await tx.channel(account);
    const failures = (before?.failures ?? 0) + 1;
    await tx.patchChannel(account, {
      ...{ failures, failedAt: at, error: message },
      ...(before?.failingSince ? {} : { failingSince: at }),
      ...failingIn(before, use, error),
      retryAt: new Date(at.getTime() + pauseAfter(ports, error, failures)),
      offered: error instanceof PeerNotTrusted ? error.offered : null,
    });
    await say(tx, channel, before, error, message);
    if (failures >= alarmAfter || !(error instanceof Unavailable)) await alarm(tx, channel, error, message, at);
  });
}

/** Who asks to be left alone is left alone in both directions. */
function failingIn(before: ChannelRow | undefined, use: Use | 'connect', error: unknown): Partial<ChannelRow> {
  if (error instanceof Unavailable && error.retryAfterMs !== undefined) return { failingIn: 'connect' };
  return before?.failingSince ? {} : { failingIn: use };
}

/** What it says may change while it fails; the same once more is no news. */
async function say(
  tx: Tx,
  { account, partner }: LiveChannel,
  before: ChannelRow | undefined,
  error: unknown,
  message: string,
): Promise<void> {
  if (before?.error === message) return;
  const line = { kind: 'channel', row: account, to: 'failing', what: message, actor: 'channel', partner } as const;
  await tx.journal({ ...line, ...(known(error) ? {} : { detail: stackOf(error) }) });
}

function pauseAfter(ports: ChannelPorts, error: unknown, failures: number): number {
  if (error instanceof Unavailable) {
    const asked = Math.min(error.retryAfterMs ?? 0, longestAskedMs);
    return Math.max(asked, delay(ports, failures - 1));
  }
  return Math.round(longestDelayMs * (1 + ports.random() / 3));
}

async function alarm(tx: Tx, channel: LiveChannel, error: unknown, message: string, at: Date): Promise<void> {
  const { account, partner } = channel;
  const code = codeOf(error);
  const open = await tx.openExceptions('channel', account);
  // One alarm until it recovers; only a key that wants a person's yes is said beside another one.
  if (open.some((each) => alarms.includes(each.code)) && !isKeyCode(code)) return;
  const words = { code, message: wordsOf(account, code, message) };
  await tx.openException({ subjectKind: 'channel', subject: account, partner, owner: 'operations', ...words }, at);
  // The failure itself may be old news by now, and who looks at the list of exceptions hears of lines of the journal only.
  const told = 'Operations was told.';
  await tx.journal({ kind: 'channel', row: account, to: 'failing', what: told, actor: 'channel', partner });
}

function codeOf(error: unknown): string {
  if (error instanceof PeerNotTrusted) return error.expected.length === 0 ? 'host-key-unknown' : 'host-key-changed';
  if (error instanceof Unavailable) return unreachable;
  return error instanceof Refused ? 'channel-refused' : 'channel-broken';
}

function wordsOf(account: string, code: string, message: string): string {
  switch (code) {
    case 'host-key-unknown':
      return `Channel ${account} waits for your yes: ${message}. Compare it with what the partner says, then approve it under Channels, or pin it as hostKey in the profile.`;
    case 'host-key-changed':
      return `Channel ${account} stands still: ${message}. Somebody may be in between. Ask the partner before you approve the new key.`;
    case 'channel-broken':
      return `An error in Quayside stopped channel ${account}: ${message}. Report it; nothing is lost, and it is tried again.`;
    case 'channel-refused':
      return `Channel ${account} is refused: ${message}. It is tried again every few minutes, and this settles itself when it works.`;
    default:
      return `Channel ${account} does not work: ${message}. It is tried again by itself, and this settles itself when it works.`;
  }
}

function isKeyCode(code: string): boolean {
  return (keyCodes as readonly string[]).includes(code);
}

function known(error: unknown): boolean {
  return error instanceof Unavailable || error instanceof Refused || error instanceof PeerNotTrusted;
}

function stackOf(error: unknown): unknown {
  return { stack: error instanceof Error ? shownLines(error.stack ?? '') : undefined };
}

/** Whether nothing keeps it from being used now. A time far ahead, left by a clock that was wrong, does not count. */
export function isReady({ pausedAt, failingIn, failedAt, retryAt }: ChannelRow, use: Use, now: Date): boolean {
  const waits = failingIn === use || failingIn === 'connect';
  const pause = retryAt && failedAt ? retryAt.getTime() - failedAt.getTime() : 0;
  return pausedAt === null && !(waits && isAhead(retryAt, now, new Date(now.getTime() + pause + longestDelayMs)));
}

/** Whether a look is due. */
export function isDue(row: ChannelRow, now: Date, every: Schedule, zone: string): boolean {
  return isReady(row, 'fetch', now) && !isAhead(row.dueAt, now, nextTime(every, zone, nextTime(every, zone, now)));
}

function isAhead(time: Date | null, now: Date, atMost: Date): boolean {
  return time !== null && time > now && time <= atMost;
}

/** The exception codes that approving a key settles. */
export const hostKeyCodes: readonly string[] = keyCodes;
