import {
  aboutChannel,
  approveHostKey,
  awaitsApproval,
  channelState,
  heldBackWords,
  ChoiceNotPossible,
  isPolled,
  liveChannel,
  liveChannels,
  locksOf,
  pauseChannel,
  resumeChannel,
  testChannel,
  unlockLogin,
  type ChannelPorts,
  type ChannelRow,
  type LiveChannel,
} from '@quayside/exchange';
import { databaseUrlOf, openChannelDesk, silentLog, readConfig, type ChannelDesk } from '@quayside/runtime';
import type { ChannelHealth } from '@quayside/store';
import { atCommandLine } from '../at-command-line.js';
import { print, printJson, UsageError, withExitCode } from '../output.js';
import { root } from '../root.js';

/** Every channel of the live profiles, and how it stands. Exit code 1 when one needs somebody. */
export async function listChannels({ json }: { json?: true }): Promise<void> {
  await atDesk(async (desk) => {
    const standing = new Map((await desk.ports.store.channels()).map((row) => [row.account, row]));
    const channels = await liveChannels(desk.ports.partners);
    const health = await desk.health(channels.map(({ account }) => account));
    const listed = await Promise.all(
      channels.map((channel) =>
        line(desk, channel, { row: standing.get(channel.account), health: health(channel.account) }),
      ),
    );
    if (json) printJson(listed);
    else for (const each of listed) printLine(each);
    return listed.some(({ state, locks }) => state === 'failing' || state === 'approval' || locks.length > 0) ? 1 : 0;
  });
}

/** Tries one channel, or all on which we go to the partner. Exit code 1 when something does not work. */
export async function testChannels(name: string | undefined): Promise<void> {
  await atDesk(async ({ ports }) => {
    const all = (await liveChannels(ports.partners)).filter(isPolled).map(({ account }) => account);
    if (name === undefined && all.length === 0) print('There is no channel on which we go to the partner.');
    let well = true;
    for (const account of name === undefined ? all : [name]) well = (await tryChannel(ports, account)) && well;
    return well ? 0 : 1;
  });
}

async function tryChannel(ports: ChannelPorts, account: string): Promise<boolean> {
  print(account);
  const steps = await testChannel(ports, account);
  for (const { what, ok, text } of steps) print(`  ${ok ? 'ok  ' : 'FAIL'}  ${what}: ${text}`);
  const channel = await liveChannel(ports.partners, account);
  const row = channel && (await ports.store.channel(channel.account));
  if (channel && row && awaitsApproval(channel, row)) {
    print(`  Compare the key with what the partner says, then: ./quayside channels approve ${account} ${row.offered}`);
  }
  return steps.every(({ ok }) => ok);
}

export async function approve(name: string, fingerprint: string): Promise<void> {
  await atDesk(async ({ ports }) => {
    await approveHostKey(ports, name, fingerprint, atCommandLine());
    print(`Approved. ${name} goes on at once.`);
    return 0;
  });
}

export async function turn(verb: 'pause' | 'resume', name: string): Promise<void> {
  await atDesk(async ({ ports }) => {
    await (verb === 'pause' ? pauseChannel : resumeChannel)(ports, name, atCommandLine());
    print(verb === 'pause' ? `${name} is paused. What waits, waits.` : `${name} goes on at once.`);
    return 0;
  });
}

export async function unlock(login: string): Promise<void> {
  await atDesk(async ({ ports }) => {
    await unlockLogin(ports, login, atCommandLine());
    print(`${login} is unlocked: it can log in with its password again.`);
    return 0;
  });
}

async function atDesk(work: (desk: ChannelDesk) => Promise<number>): Promise<void> {
  await withExitCode(async () => {
    const config = readConfig(process.env, root);
    if (!config.ok) throw new UsageError(config.error.join('\n'));
    const url = await databaseUrlOf(config.value);
    if (!url) throw new UsageError('no gateway runs on its embedded PostgreSQL: start one first, or set DATABASE_URL');
    const desk = await openChannelDesk(config.value, url, silentLog());
    try {
      return await work(desk);
    } catch (error) {
      throw error instanceof ChoiceNotPossible ? new UsageError(error.message) : error;
    } finally {
      await desk.close();
    }
  });
}

type Line = Awaited<ReturnType<typeof line>>;

interface Standing {
  readonly row: ChannelRow | undefined;
  readonly health: ChannelHealth;
}

async function line(desk: ChannelDesk, channel: LiveChannel, { row, health }: Standing) {
  return {
    name: channel.account,
    partner: channel.partner,
    kind: channel.settings.kind,
    state: channelState(channel, row),
    about: aboutChannel(channel),
    error: row?.error ?? null,
    heldBack: heldBackWords(row),
    lastSuccessAt: row?.servedAt?.toISOString() ?? null,
    lastReceivedAt: health.lastReceivedAt?.toISOString() ?? null,
    lastSentAt: health.lastSentAt?.toISOString() ?? null,
    files7d: health.files7d,
    sent7d: health.sent7d,
    waiting: health.waiting,
    locks: await locksLine(desk, channel),
  };
}

async function locksLine({ ports }: ChannelDesk, { account }: LiveChannel) {
  const locks = await locksOf(ports, account);
  return locks.map(({ address, failures, lockedUntil }) => ({ address, failures, until: lockedUntil?.toISOString() }));
}

function printLine(line: Line): void {
  const { name, partner, kind, state, about, error, heldBack, lastSuccessAt, files7d, sent7d, waiting, locks } = line;
  print(`${name.padEnd(20)} ${kind.padEnd(10)} ${state.padEnd(9)} ${partner}`);
  print(`  ${about}`);
  print(`  last worked ${lastSuccessAt ?? 'never'}; 7 days: ${files7d} in, ${sent7d} out; ${waiting} waiting`);
  if (error) print(`  ${error}`);
  if (heldBack) print(`  ${heldBack}`);
  for (const { address, failures, until } of locks) {
    print(
      `  locked for passwords from ${address} until ${until}: ${failures} wrong ones. ./quayside channels unlock ${name}`,
    );
  }
}
