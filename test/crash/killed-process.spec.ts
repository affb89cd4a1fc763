import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openSftpMailbox, type SftpMailbox } from '@quayside/channels';
import { startStandIn } from '@quayside/odoo-stand-in';
import { freePort, orderFromDemoVendor } from '@quayside/runtime';
import { demoRecordsIn, openDatabase } from '@quayside/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoKeys } from '../support/api-key.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { root } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { interchange } from '../support/x12.js';

// The real process from the build, against real Postgres, SFTP and HTTP, killed with SIGKILL again and again while a supplier
// keeps sending. The supplier does what suppliers do: what was not answered "received" is sent again.

let database: TestDatabase;
let directory: string;
let sftpPort: number;
let httpPort: number;
let child: ChildProcess;

beforeAll(async () => {
  database = await freshDatabase();
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-kill-'));
  [sftpPort, httpPort] = [await freePort(), await freePort()];
});
afterAll(async () => {
  await kill();
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function start(): Promise<void> {
  child = spawn(
    process.execPath,
    [path.join(root, 'dist/apps/gateway/src/main.js'), '--roles', 'http,worker,sftp', '--no-demo'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        QUAYSIDE_DATA: directory,
        QUAYSIDE_SFTP_PORT: String(sftpPort),
        QUAYSIDE_HTTP_PORT: String(httpPort),
        QUAYSIDE_ADMIN_PASSWORD: 'a-password-for-tests',
        QUAYSIDE_LOG_LEVEL: 'warn',
        QUAYSIDE_ORDERS_EVERY_SECONDS: '1',
      },
    },
  );
  await waitFor('the gateway to listen', async () => {
    const running = await readFile(path.join(directory, 'running.json'), 'utf8').catch(() => '{}');
    const { pid, sftp } = JSON.parse(running || '{}') as { pid?: number; sftp?: object | null };
    return pid === child.pid && Boolean(sftp);
  });
}

async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Posts under one key until the server says that it is received. */
async function post(name: string, bytes: Buffer): Promise<void> {
  const headers = { authorization: `Bearer ${demoKeys.acme}`, 'idempotency-key': name };
  await waitFor(
    `${name} to be received`,
    async () => {
      const address = `http://127.0.0.1:${httpPort}/v1/files`;
      const answer = await fetch(address, { method: 'POST', headers, body: bytes }).catch(() => undefined);
      return answer?.status === 202;
    },
    60_000,
  );
}

/** Sends until the server says that it is received. */
async function send(name: string, bytes: Buffer): Promise<void> {
  await waitFor(
    `${name} to be received`,
    async () => {
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
    },
    60_000,
  );
}

describe('a gateway killed at random moments', () => {
  it('delivers every document once, answers each, and loses no byte', async () => {
    await start();
    // Orders P00001 and P00002 come with the stand-in; each message sets another reference, the last word stays.
    const count = 12;
    const sending = (async () => {
      for (let n = 1; n <= count; n += 1) {
        const set = ['855', `BAK*00*AT*P0000${(n % 2) + 1}*20261123*${n}`, `REF*VN*SO-${n}`];
        const deliver = n % 3 === 0 ? send : post;
        await deliver(`ack-${n}.x12`, interchange([set], { control: String(n).padStart(9, '0') }));
      }
    })();
    let finished = false;
    void sending.finally(() => (finished = true));
    for (let kills = 0; kills < 8 && !finished; kills += 1) {
      // A moment that nobody chose: whatever is under way then, is under way.
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 1500));
      await kill();
      await start();
    }
    await sending;
    await waitFor(
      'everything to be at rest',
      async () => {
        const [row] = await database.query<{ open: string }>(
          `select (select count(*) from file where state = 'stored') + (select count(*) from arrival where state = 'received')
             + (select count(*) from document where state = 'accepted') as open`,
        );
        return row?.open === '0';
      },
      60_000,
    );
    const [posted] = await database.query<{ n: string }>(`select count(*) as n from file where channel = 'rest'`);
    expect(posted?.n, 'a request that is repeated makes one file').toBe('8');
    const delivered = await database.query<{ number: string; n: string }>(
      `select "group" ->> 'controlNumber' as number, count(*) as n from document where state = 'delivered' group by 1`,
    );
    expect(delivered).toHaveLength(count);
    expect(delivered.every((each) => each.n === '1')).toBe(true);
    const [answers] = await database.query<{ n: string }>(
      `select count(distinct payload) as n from dispatch where type = '997'`,
    );
    expect(answers?.n).toBe(String(count));
    // Every effect is applied, and each attachment and note is in Odoo once.
    const [unapplied] = await database.query<{ n: string }>('select count(*) as n from effect where applied is null');
    expect(unapplied?.n).toBe('0');
    const doubled = await database.query(
      `select "values" ->> 'complete_name' from demo_record where model = 'ir.model.data' group by 1 having count(*) > 1`,
    );
    expect(doubled).toEqual([]);
    const [attachments] = await database.query<{ n: string }>(
      `select count(*) as n from demo_record where model = 'ir.attachment'`,
    );
    expect(attachments?.n).toBe(String(count));
    const [bytes] = await database.query<{ same: boolean }>(
      `select bool_and(encode(sha256(c.bytes), 'hex') = f.sha256) as same from file f join payload_chunk c on c.payload = f.payload`,
    );
    expect(bytes?.same).toBe(true);
  }, 300_000);

  it('says every order once, and gives no number twice', async () => {
    await kill();
    await start();
    await waitFor('orders to be looked for', async () => {
      return (await database.query('select 1 from orders_began')).length === 3;
    });
    const buyer = await openBuyer();
    const numbers: string[] = [];
    const buying = (async () => {
      for (let n = 0; n < 12; n += 1) numbers.push(await buyer.order(n % 2 === 0 ? 'ACME' : 'KERN'));
    })();
    for (let kills = 0; kills < 6; kills += 1) {
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 1500));
      await kill();
      await start();
    }
    await buying;
    await buyer.close();
    await waitFor('every order to go out', async () => {
      const [row] = await database.query<{ n: string }>(`select count(*) as n from outbound where state = 'enveloped'`);
      return row?.n === String(numbers.length);
    });
    const said = await database.query<{ number: string; kind: string; version: number }>(
      'select order_number as number, kind, version from outbound order by order_number',
    );
    expect(said).toEqual(numbers.toSorted().map((number) => ({ number, kind: 'order', version: 1 })));
    const [sent] = await database.query<{ names: string; numbers: string; n: string }>(
      `select count(distinct d.name) as names, count(distinct (o.partner, o.interchange_number)) as numbers, count(*) as n
       from outbound o join dispatch d on d.id = o.dispatch where o.partner = 'acme'`,
    );
    expect(sent).toEqual({ names: '6', numbers: '6', n: '6' });
    const [loose] = await database.query<{ n: string }>(
      `select count(*) as n from dispatch d where d.type <> '997' and not exists (select from outbound o where o.dispatch = d.id)`,
    );
    expect(loose?.n, 'bytes that nothing says').toBe('0');
  }, 300_000);
});

/** Orders are made in the stand-in by a buyer whom the death of the gateway does not touch: its records are in the database. */
async function openBuyer(): Promise<{ order(vendor: string): Promise<string>; close(): Promise<void> }> {
  const source = await openDatabase({ url: database.url, poolSize: 2, applicationName: 'buyer' });
  const standIn = await startStandIn({ records: demoRecordsIn(source), apiKey: 'key' });
  const odoo = { name: 'demo', url: standIn.url, database: 'demo', apiKey: 'key' };
  return {
    order: (vendor) => orderFromDemoVendor(odoo, vendor, [40]),
    close: async () => {
      await standIn.close();
      await source.close();
    },
  };
}
