import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../../support/gateway.js';
import { agree, connectSftp } from '../../support/sftp-client.js';
import { waitFor } from '../../support/wait-for.js';

// lftp against our SFTP server. Where it is missing it fails with what to install, it is never skipped.

const run = promisify(execFile);
let test: TestGateway;
let directory: string;

beforeAll(async () => {
  await run('which', ['lftp']).catch(() => {
    throw new Error('lftp is missing: apt-get install lftp');
  });
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-lftp-'));
  test = await testGateway();
});
afterAll(async () => {
  await test?.stop();
  if (directory) await rm(directory, { recursive: true, force: true });
});

async function lftp(...commands: string[]): Promise<{ code: number | null; out: string }> {
  const connect = `ssh -a -x -o StrictHostKeyChecking=no -o UserKnownHostsFile=${path.join(directory, 'known_hosts')}`;
  const child = spawn('lftp', [
    '-c',
    [
      `set sftp:connect-program "${connect}"`,
      'set net:max-retries 1; set net:timeout 20; set cmd:fail-exit yes',
      `open -u acme,acme-demo -p ${test.gateway.state.sftp?.port} sftp://127.0.0.1`,
      ...commands,
      'bye',
    ].join('; '),
  ]);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 120_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  return { code, out };
}

it('puts, lists, renames, fetches its receipt and removes', async () => {
  await agree(test, 'acme', { receipts: 'files' });
  const file = path.join(directory, 'order.x12');
  await writeFile(file, 'anything');
  const done = await lftp(
    `put ${file} -o in/order.x12.part`,
    'mv in/order.x12.part in/order.x12',
    'cls -l in',
    `get out/order.x12.rcpt -o ${path.join(directory, 'receipt')}`,
    'rm in/order.x12',
  );
  expect(done).toMatchObject({ code: 0 });
  expect(done.out).toContain('order.x12');
  const sha256 = createHash('sha256').update('anything').digest('hex');
  expect(await readFile(path.join(directory, 'receipt'), 'utf8')).toContain(`sha256: ${sha256}\n`);
  expect(await test.database.query(`select sha256 from file where name = 'order.x12'`)).toEqual([{ sha256 }]);
});

it('goes on with an upload that broke off', async () => {
  const whole = Buffer.from(Array.from({ length: 2_000_000 }, (_, n) => (n * 11 + (n >> 7)) % 256));
  const file = path.join(directory, 'large.x12');
  await writeFile(file, whole);
  const client = await connectSftp(test);
  const handle = await client.open('in/large.x12', 'w');
  for (let at = 0; at < 1_200_000; at += 30_000) await client.write(handle, at, whole.subarray(at, at + 30_000));
  client.cut();
  await waitFor('what came to be listed', async () => (await lftp('cls -l in')).out.includes('1200000'));
  expect(await lftp(`put -c ${file} -o in/large.x12`)).toMatchObject({ code: 0 });
  const sha256 = createHash('sha256').update(whole).digest('hex');
  expect(await test.database.query(`select sha256 from file where name = 'large.x12'`)).toEqual([{ sha256 }]);
});

it('mirrors a folder of files with several connections at once', async () => {
  const folder = path.join(directory, 'many');
  await run('mkdir', [folder]);
  for (let n = 0; n < 40; n += 1) await writeFile(path.join(folder, `many-${n}.x12`), `content ${n}`);
  expect(await lftp(`mirror -R --parallel=3 --no-perms ${folder} in`)).toMatchObject({ code: 0 });
  const [row] = await test.database.query<{ n: string }>(`select count(*) as n from file where name like 'many-%'`);
  expect(row?.n).toBe('40');
});

it('is told in words what it may not do', async () => {
  const file = path.join(directory, 'x');
  await writeFile(file, 'x');
  const refused = await lftp(`put ${file} -o out/x`);
  expect(refused.code).not.toBe(0);
  expect(refused.out).toMatch(/put files into the folder "in"|denied/i);
});
