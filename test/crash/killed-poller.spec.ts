import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelOf, noise, restChannelOf } from '../contract/channels/channel-contract.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { root } from '../support/gateway.js';
import type { ChannelPeer } from '../support/channel-peer.js';
import { startRestPeer } from '../support/rest-peer.js';
import { startSftpPeer } from '../support/sftp-peer.js';
import { waitFor } from '../support/wait-for.js';
import { interchange } from '../support/x12.js';

// The real process from the build, killed with SIGKILL again and again while it fetches from a partner's server, or from
// its API, and puts its answers there.

interface Kind {
  readonly name: string;
  /** Counts every request. */
  open(seen: () => void): Promise<{ readonly peer: ChannelPeer; readonly channel: string }>;
  /** Whether what was taken lies in an archive there. */
  readonly archives: boolean;
}

const settings = 'every: 1s, parallel: 2';
const kinds: readonly Kind[] = [
  {
    name: 'an SFTP server',
    archives: true,
    async open(seen) {
      const peer = await startSftpPeer();
      peer.fault = () => void seen();
      const more = 'complete: { rule: renamed }, afterFetch: { do: archive, folder: archive }';
      return { peer, channel: channelOf(peer, { more, settings }) };
    },
  },
  {
    name: 'a REST API',
    archives: false,
    async open(seen) {
      const peer = await startRestPeer();
      peer.fault = () => void seen();
      return { peer, channel: restChannelOf(peer, { settings }) };
    },
  },
];

describe.each(kinds)('a process that polls $name', ({ open, archives }) => {
  let database: TestDatabase;
  let directory: string;
  let peer: ChannelPeer;
  let requests = 0;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    database = await freshDatabase();
    const opened = await open(() => (requests += 1));
    peer = opened.peer;
    directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-poller-'));
    await cp(path.join(root, 'partner-profiles'), path.join(directory, 'profiles'), { recursive: true });
    const profile = path.join(directory, 'profiles/acme.yaml');
    const text = await readFile(profile, 'utf8');
    await writeFile(profile, text.replace(/^channels:\n/m, `channels:\n  - ${opened.channel}\n`));
  });
  afterAll(async () => {
    await kill();
    await peer.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    const main = path.join(root, 'dist/apps/gateway/src/main.js');
    const started = spawn(process.execPath, [main, '--roles', 'worker', '--no-demo'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        QUAYSIDE_DATA: path.join(directory, 'data'),
        QUAYSIDE_PROFILES: path.join(directory, 'profiles'),
        QUAYSIDE_SECRET_PEER_PASSWORD: peer.secrets['peer-password'],
        QUAYSIDE_SECRET_PEER_CLIENT: peer.secrets['peer-client'],
        QUAYSIDE_ALLOW_ADDRESSES: '127.0.0.1',
        QUAYSIDE_LOG_LEVEL: 'warn',
      },
    });
    let said = '';
    started.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child = started;
    await waitFor('the gateway to run', () => said.includes(' runs '));
  }

  async function kill(): Promise<void> {
    const killed = child;
    if (!killed || killed.exitCode !== null || killed.signalCode !== null) return;
    const gone = new Promise((resolve) => killed.once('exit', resolve));
    killed.kill('SIGKILL');
    await gone;
  }

  it('takes every file once, answers each once, and archives it only then, however often it is killed', async () => {
    const count = 24;
    const numbers = Array.from({ length: count }, (_, n) => String(n + 1).padStart(9, '0'));
    for (const control of numbers) {
      const set = [
        '855',
        `BAK*00*AT*P0000${(Number(control) % 2) + 1}*20261123*${Number(control)}`,
        `REF*VN*SO-${control}`,
      ];
      await peer.put(`outbox/ack-${control}.x12`, interchange([set], { control }));
      if (Number(control) % 8 === 0) await peer.put(`outbox/large-${control}.bin`, noise(2_500_000 + Number(control)));
    }
    let left = Infinity;
    const finished = () => left === 0;
    for (let kills = 0; kills < 10 && !finished(); kills += 1) {
      await start();
      // When it has begun to work, at a moment that nobody chose: whatever is under way then, is under way.
      const before = requests;
      await waitFor('it to look', () => requests > before + 3 || finished());
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 700));
      await kill();
      left = (await peer.names('outbox')).length;
    }
    const taken = await database.query('select 1 from file');
    expect(taken.length, 'it was killed while it worked').toBeGreaterThan(0);
    await start();
    await waitFor('everything to be fetched and answered', async () => {
      left = (await peer.names('outbox')).length;
      const [row] = await database.query<{ n: number }>(
        `select (select count(*) from file where state = 'stored') + (select count(*) from arrival where state = 'received')
         + (select count(*) from dispatch where state = 'ready') as n`,
      );
      return finished() && Number(row?.n) === 0;
    });
    const files = await database.query<{ name: string; n: number }>(
      'select name, count(*)::int as n from file group by name order by name',
    );
    expect(files).toHaveLength(count + 3);
    expect(files.filter((each) => each.n !== 1)).toEqual([]);
    expect(await peer.names('outbox')).toEqual([]);
    if (archives) expect(await peer.names('archive')).toEqual(files.map((each) => each.name));
    const bytes = await database.query<{ same: boolean }>(
      `select encode(sha256(string_agg(c.bytes, '' order by c.index)), 'hex') = f.sha256 as same
     from file f join payload_chunk c on c.payload = f.payload group by f.id`,
    );
    expect(bytes.every(({ same }) => same)).toBe(true);
    const answers = (await peer.names('inbox')).map((name) => /^997-(\d{9})-\d+\.edi$/.exec(name)?.[1] ?? name);
    expect(answers).toEqual(numbers);
  }, 300_000);
});
