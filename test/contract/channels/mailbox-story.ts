import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openChannels } from '@quayside/channels';
import { isPolled, liveChannel, pollChannel, type PollOutcome, type Ports } from '@quayside/exchange';
import type { ChannelPeer } from '../../support/channel-peer.js';
import { openWorld, type World } from '../../support/world.js';
import { interchange } from '../../support/x12.js';
import { loopback, noise } from './channel-contract.js';

/** Acme, whose files lie on its own side, and a gateway whose clock the test drives. */
export interface MailboxWorld extends World {
  /** Looks at the channel once, if it is due. */
  poll(): Promise<PollOutcome>;
  /** Looks and works until the other side's outbox is empty and nothing waits to be sent. */
  settle(): Promise<void>;
  waiting(): Promise<number>;
  /** Every alarm about the channel that was ever raised, and whether it is still open. */
  alarms(): Promise<readonly { readonly code: string; readonly open: boolean }[]>;
}

const limits = { connectMs: 5_000, requestMs: 2_000 };
const profiles = path.resolve(import.meta.dirname, '../../../partner-profiles');

/** A world in which Acme's only channel is the peer. */
export async function openMailboxWorld(
  template: string,
  peer: Pick<ChannelPeer, 'secrets' | 'names'>,
  channel: string,
  around: (ports: Ports) => Ports = (ports) => ports,
): Promise<MailboxWorld> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'quayside-profiles-'));
  const acme = await readFile(path.join(profiles, 'acme.yaml'), 'utf8');
  await writeFile(
    path.join(folder, 'acme.yaml'),
    acme.replace(/^channels:\n(?: {2}.*\n)+/m, `channels:\n  - ${channel}\n`),
  );
  const channels = openChannels({ secrets: async (name) => peer.secrets[name] ?? '', limits, allowed: loopback });
  const world = await openWorld(template, around, { profiles: folder, channels });
  const poll = async () => {
    const found = await liveChannel(world.ports.partners, 'peer-box');
    if (!found || !isPolled(found)) throw new Error('no channel');
    return pollChannel(world.ports, found);
  };
  const waiting = async () => {
    const [row] = await world.database.query<{ n: number }>(
      `select count(*)::int as n from dispatch where state = 'ready'`,
    );
    return row?.n ?? 0;
  };
  return {
    ...world,
    poll,
    waiting,
    settle: async () => {
      for (let round = 0; round < 40; round += 1) {
        const outcome = await poll();
        await world.drain();
        const left = (await peer.names('outbox')).length;
        if (outcome === 'done' && left === 0 && (await waiting()) === 0) return;
        world.clock.pass(10 * 60_000);
      }
      throw new Error('the channel never comes to rest');
    },
    alarms: () =>
      world.database.query(
        `select code, closed_at is null as open from exception where subject_kind = 'channel' order by opened_at`,
      ),
    close: async () => {
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const large = noise(2 * 1024 * 1024 + 300_000);

/** Three files that lie there: two acknowledgements, and one large file that is no interchange. */
export async function putStory(peer: ChannelPeer): Promise<void> {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
  const order = (number: string) => [['855', `BAK*00*AC*${number}*20261123`, 'REF*VN*SO-1']];
  await peer.put('outbox/1-first.x12', interchange(order('P00001'), { control: '000000501' }), at(1));
  await peer.put('outbox/2-large.bin', large, at(2));
  await peer.put('outbox/3-last.x12', interchange(order('P00002'), { control: '000000502' }), at(3));
}

export interface StoryEnd {
  readonly files: readonly unknown[];
  readonly remembered: readonly unknown[];
  /** What the partner got, without our own control numbers and the time. */
  readonly got: readonly string[];
  readonly open: readonly unknown[];
}

/** What there is when the story is over: the same after every fault. */
export async function endOf(world: MailboxWorld, peer: ChannelPeer): Promise<StoryEnd> {
  const names = await peer.names('inbox');
  const contents = await Promise.all(names.map(async (each) => (await peer.read(`inbox/${each}`))?.toString('latin1')));
  return {
    files: await world.database.query('select name, state, size, sha256 from file order by seq'),
    remembered: await world.database.query('select key, payload from remote_file where payload is not null'),
    got: names.map((name, n) => `${name.replace(/-\d+\.edi$/, '')} ${withoutNumbers(contents[n] ?? '')}`).sort(),
    open: await world.database.query(
      `select subject_kind, code from exception where closed_at is null order by code, subject_kind`,
    ),
  };
}

function withoutNumbers(text: string): string {
  return text
    .replace(/\*\d{6}\*\d{4}\*U\*00401\*\d{9}\*/, '*U*00401*')
    .replace(/(GS(?:\*[^*]*){3})\*\d{8}\*\d{4,8}\*\d+/, '$1')
    .replace(/(GE\*\d+|IEA\*\d+)\*\d+/g, '$1');
}
