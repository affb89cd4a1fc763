import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openSftpMailbox, type SftpMailbox } from '@quayside/channels';
import { freePort } from '@quayside/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoKeys } from '../support/api-key.js';
import { startBreakablePostgres, type BreakablePostgres } from '../support/breakable-postgres.js';
import { root } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { interchange } from '../support/x12.js';

// The real process, while its database is lost in every way that there is, under load, at moments that nobody chose. A ledger
// holds what suppliers heard: every "received" must end in one document that was delivered, without a person, by the same process.
// QUAYSIDE_OUTAGES says how many times (`npm run outages`: 200).

const outages = Number(process.env['QUAYSIDE_OUTAGES'] ?? 10);

let postgres: BreakablePostgres;
let directory: string;
let sftpPort: number;
let httpPort: number;
let child: ChildProcess;
let said = '';

beforeAll(async () => {
  postgres = await startBreakablePostgres();
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-outages-'));
  [sftpPort, httpPort] = [await freePort(), await freePort()];
  await start();
});
afterAll(async () => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await gone;
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const main = path.join(root, 'dist/apps/gateway/src/main.js');
  child = spawn(process.execPath, [main, '--roles', 'http,worker,sftp', '--no-demo'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      QUAYSIDE_DATA: directory,
      QUAYSIDE_SFTP_PORT: String(sftpPort),
      QUAYSIDE_HTTP_PORT: String(httpPort),
      QUAYSIDE_ADMIN_PASSWORD: 'a-password-for-tests',
      QUAYSIDE_LOG_LEVEL: 'warn',
    },
  });
  child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  await waitFor('the gateway to listen', async () => {
    const running = await readFile(path.join(directory, 'running.json'), 'utf8').catch(() => '{}');
    const { pid, sftp } = JSON.parse(running || '{}') as { pid?: number; sftp?: object | null };
    return pid === child.pid && Boolean(sftp);
  });
}

const long = '60 s away';

const kinds: Readonly<Record<string, () => Promise<void>>> = {
  'stopped fast, and started on another port': () => postgres.restart('fast', between(0, 800)),
  'killed, and recovered': () => postgres.restart('killed', between(0, 800)),
  unreachable: () => postgres.unreachable(between(100, 2000)),
  'with one session terminated': () => postgres.terminateOne(),
  'with a statement_timeout': () => postgres.withSetting('statement_timeout', "'2ms'", between(100, 800)),
  'read-only': () => postgres.withSetting('default_transaction_read_only', 'on', between(100, 800)),
  'out of connections': () => postgres.exhausted(between(100, 800)),
  // Longer than any patience of a driver or a pool; too long for each run of the tests.
  ...(outages >= 200 && { [long]: () => postgres.unreachable(60_000) }),
};

/** Each kind in its turn; the long one only now and then. */
function turn(n: number): string {
  const { [long]: away, ...short } = kinds;
  const names = Object.keys(short);
  return away && n % 50 === 49 ? long : (names[n % names.length] ?? '');
}

function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}

/** What a supplier sent under a control number, and whether it heard that it was received. */
const heard = new Map<string, 'received' | 'nothing'>();
/** Answers that say something else than "received" or "try again". */
const strange: string[] = [];

function document(n: number): { control: string; name: string; bytes: Buffer } {
  const control = String(n).padStart(9, '0');
  const set = ['855', `BAK*00*AT*P0000${(n % 2) + 1}*20261123*${n}`, `REF*VN*SO-${n}`];
  return { control, name: `ack-${n}.x12`, bytes: interchange([set], { control }) };
}

async function post(n: number): Promise<boolean> {
  const { name, bytes } = document(n);
  const headers = { authorization: `Bearer ${demoKeys.acme}`, 'idempotency-key': name };
  const address = `http://127.0.0.1:${httpPort}/v1/files`;
  const answer = await fetch(address, { method: 'POST', headers, body: bytes }).catch(() => undefined);
  if (answer && ![202, 429, 503].includes(answer.status)) strange.push(`${answer.status} ${await answer.text()}`);
  return answer?.status === 202;
}

async function put(n: number): Promise<boolean> {
  const { name, bytes } = document(n);
  let mailbox: SftpMailbox | undefined;
  try {
    mailbox = await openSftpMailbox({ host: '127.0.0.1', port: sftpPort, login: 'acme', password: 'acme-demo' });
    await mailbox.put('in', name, bytes);
    return true;
  } catch {
    return false;
  } finally {
    await mailbox?.close().catch(() => undefined);
  }
}

/** Sends one document after another until `over`, each as often as it takes to hear "received", as suppliers do. */
async function supply(first: number, step: number, send: (n: number) => Promise<boolean>, over: () => boolean) {
  for (let n = first; !over(); n += step) {
    const { control } = document(n);
    heard.set(control, 'nothing');
    await waitFor(`${control} to be received`, () => send(n), 120_000);
    heard.set(control, 'received');
  }
}

/** What the log has of the first of these answers. */
function logged([first = '']: readonly string[]): string {
  const [, id] = /urn:quayside:log:(\w+)/.exec(first) ?? [];
  const lines = said.split('\n').filter((line) => id !== undefined && line.includes(id));
  return lines.join('\n');
}

async function underWay(): Promise<number> {
  const [row] = await postgres.query<{ open: string }>(
    `select (select count(*) from file where state = 'stored') + (select count(*) from arrival where state = 'received')
       + (select count(*) from document where state = 'accepted') as open`,
  );
  return Number(row?.open);
}

/** Until nothing is under way: however long that takes on this machine, as long as it becomes less. */
async function atRest(): Promise<void> {
  for (let left = await underWay(); left > 0;) {
    const before = left;
    await waitFor(`any of ${before} to be done`, async () => (left = await underWay()) < before, 120_000);
  }
}

describe('a database that is lost', () => {
  it(
    `${outages} times leaves every file that was received with one delivered document, and the gateway running`,
    async () => {
      let over = false;
      const supplying = Promise.all([supply(1, 2, post, () => over), supply(2, 2, put, () => over)]);
      for (let n = 0; n < outages; n += 1) {
        const name = turn(n);
        await new Promise((resolve) => setTimeout(resolve, between(50, 600)));
        await kinds[name]?.();
        expect(child.exitCode, `the gateway ended while the database was ${name}:\n${said}`).toBeNull();
      }
      over = true;
      await supplying;
      await waitFor('the gateway to be ready', async () => {
        const answer = await fetch(`http://127.0.0.1:${httpPort}/health/ready`).catch(() => undefined);
        return answer?.ok;
      });
      await atRest();

      expect(strange, logged(strange)).toEqual([]);
      const open = await postgres.query(`select code, message from exception where closed_at is null`);
      expect(open, 'nothing waits for a person').toEqual([]);
      const delivered = await postgres.query<{ number: string; n: string }>(
        `select head ->> 'controlNumber' as number, count(*) as n from document d join arrival a on a.id = d.arrival
       where d.state = 'delivered' group by 1`,
      );
      const counts = new Map(delivered.map(({ number, n }) => [number, n]));
      const expected = new Map([...heard].filter(([, what]) => what === 'received').map(([control]) => [control, '1']));
      expect(counts.size).toBeGreaterThan(0);
      expect(counts, 'every "received" is one delivered document').toEqual(expected);
      const doubled = await postgres.query(
        `select "values" ->> 'complete_name' from demo_record where model = 'ir.model.data' group by 1 having count(*) > 1`,
      );
      expect(doubled).toEqual([]);
    },
    Math.max(300_000, outages * 10_000),
  );
});
