import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../../support/gateway.js';
import { waitFor } from '../../support/wait-for.js';
import { interchange } from '../../support/x12.js';

// The real OpenSSH client against our SFTP server. Missing programs fail with what to install, they are never skipped.

const run = promisify(execFile);
let test: TestGateway;
let directory: string;

beforeAll(async () => {
  for (const program of ['sftp', 'ssh-keygen']) {
    await run('which', [program]).catch(() => {
      throw new Error(`${program} is missing: apt-get install openssh-client`);
    });
  }
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-openssh-'));
  test = await testGateway();
  for (const type of ['ed25519', 'rsa']) {
    await run('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', path.join(directory, type)]);
  }
  const keys = await Promise.all(
    ['ed25519', 'rsa'].map((type) => readFile(path.join(directory, `${type}.pub`), 'utf8')),
  );
  const profile = path.join(test.profiles, 'acme.yaml');
  const lines = keys.map((key) => `'${key.trim().split(' ').slice(0, 2).join(' ')}'`).join(', ');
  const text = await readFile(profile, 'utf8');
  await writeFile(profile, text.replace(/^(\s+)login: acme$/m, `$1login: acme\n$1publicKeys: [${lines}]`));
  await waitFor('the keys to be live', async () => {
    const live = await test.gateway.runtime.ports.partners.byId('acme');
    const channel = live?.partner.profile.channels[0];
    return channel?.kind === 'sftp-drop' && channel.publicKeys.length === 2;
  });
});
afterAll(async () => {
  await test.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Runs `sftp -b` with these commands; a hanging client is killed and fails the test. */
async function sftp(commands: readonly string[], key = 'ed25519'): Promise<{ code: number | null; out: string }> {
  const batch = path.join(directory, 'batch');
  await writeFile(batch, `${commands.join('\n')}\n`);
  const child = spawn('sftp', [
    ...['-b', batch, '-i', path.join(directory, key), '-P', String(test.gateway.state.sftp?.port)],
    ...['-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=no'],
    ...['-o', `UserKnownHostsFile=${path.join(directory, 'known_hosts')}`, 'acme@127.0.0.1'],
  ]);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  return { code, out };
}

it('drops a file, sees it listed, fetches the 997, and exits by itself', async () => {
  const file = path.join(directory, 'ack.x12');
  await writeFile(file, interchange([['855', 'BAK*00*AT*P00001*20261123', 'REF*VN*SO-SSH']], { control: '000000801' }));
  const put = await sftp([`put ${file} in/ack.x12`, 'ls -l in', 'pwd']);
  expect(put).toMatchObject({ code: 0 });
  expect(put.out).toContain('ack.x12');
  const name = await waitFor('the 997', async () => /997-000000801-\d+\.edi/.exec((await sftp(['ls out'])).out)?.[0]);
  const got = await sftp([`get out/${name} ${path.join(directory, 'ack.997')}`]);
  expect(got.code).toBe(0);
  expect(await readFile(path.join(directory, 'ack.997'), 'latin1')).toMatch(/AK9\*A\*1\*1\*1/);
  const [row] = await waitFor('it to be sent', async () => {
    const rows = await test.database.query<{ state: string }>('select state from dispatch where name = $1', [name]);
    return rows[0]?.state === 'sent' && rows;
  });
  expect(row?.state).toBe('sent');
});

it('takes RSA keys with SHA-2 signatures', async () => {
  expect(await sftp(['ls'], 'rsa')).toMatchObject({ code: 0 });
});

it('uploads under a temporary name and renames, keeping times and modes', async () => {
  const file = path.join(directory, 'slow.x12');
  await writeFile(file, 'anything');
  const done = await sftp([
    `put -p ${file} in/slow.x12.part`,
    'rename in/slow.x12.part in/slow.x12',
    'chmod 600 in/slow.x12',
    'ls in',
  ]);
  expect(done).toMatchObject({ code: 0 });
  expect(await test.database.query(`select name from file where name like 'slow%'`)).toEqual([{ name: 'slow.x12' }]);
});

it('uploads 60 MB in a time that people accept, byte for byte', async () => {
  const file = path.join(directory, 'large.bin');
  await writeFile(file, Buffer.alloc(60 * 1024 * 1024, 'quayside'));
  expect(await sftp([`put ${file} in/large.bin`])).toMatchObject({ code: 0 });
  const { stdout } = await run('sha256sum', [file]);
  const [row] = await test.database.query<{ sha256: string }>(`select sha256 from file where name = 'large.bin'`);
  expect(row?.sha256).toBe(stdout.split(' ')[0]);
});

it('is told what it may not do', async () => {
  const file = path.join(directory, 'x');
  await writeFile(file, 'x');
  const outside = await sftp([`put ${file} out/x`]);
  expect(outside.code).not.toBe(0);
  expect(outside.out).toMatch(/permission denied/i);
  expect((await sftp(['mkdir deeper'])).code).not.toBe(0);
  expect((await sftp(['get /in/../../etc/passwd'])).code).not.toBe(0);
});
