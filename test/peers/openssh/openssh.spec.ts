import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway, type TestGateway } from '../../support/gateway.js';
import { connectSftp } from '../../support/sftp-client.js';
import { waitFor } from '../../support/wait-for.js';
import { interchange } from '../../support/x12.js';

// The real OpenSSH client against our SFTP server. Missing programs fail with what to install, they are never skipped.

const run = promisify(execFile);
let test: TestGateway;
let directory: string;

beforeAll(async () => {
  for (const program of ['sftp', 'scp', 'ssh', 'ssh-keygen']) {
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
async function sftp(
  commands: readonly string[],
  key = 'ed25519',
  options: readonly string[] = ['-o', `UserKnownHostsFile=${path.join(directory, 'known_hosts')}`],
): Promise<{ code: number | null; out: string }> {
  const batch = path.join(directory, 'batch');
  await writeFile(batch, `${commands.join('\n')}\n`);
  const child = spawn('sftp', [
    ...[...options, '-b', batch, '-i', path.join(directory, key), '-P', String(test.gateway.state.sftp?.port)],
    ...['-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=no', 'acme@127.0.0.1'],
  ]);
  return outcome(child);
}

async function outcome(child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; out: string }> {
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

describe('an upload that breaks off', () => {
  it('goes on with reput, byte for byte', async () => {
    const whole = Buffer.from(Array.from({ length: 3_000_000 }, (_, n) => (n * 7 + (n >> 10)) % 256));
    const file = path.join(directory, 'resumed.x12');
    await writeFile(file, whole);
    const client = await connectSftp(test, { privateKey: await readFile(path.join(directory, 'ed25519'), 'utf8') });
    const handle = await client.open('in/resumed.x12', 'w');
    for (let at = 0; at < 1_400_000; at += 28_000) await client.write(handle, at, whole.subarray(at, at + 28_000));
    client.cut();
    await waitFor('what came to be listed', async () => /1400000/.test((await sftp(['ls -l in/resumed.x12'])).out));
    expect(await sftp([`reput ${file} in/resumed.x12`])).toMatchObject({ code: 0 });
    const [row] = await test.database.query<{ sha256: string; size: string }>(
      `select sha256, size from file where name = 'resumed.x12'`,
    );
    expect(row).toEqual({ size: '3000000', sha256: createHash('sha256').update(whole).digest('hex') });
  });
});

describe('scp', () => {
  const scp = async (...options: string[]) => {
    const file = path.join(directory, 'copied.x12');
    await writeFile(file, 'copied');
    const child = spawn('scp', [
      ...[...options, '-i', path.join(directory, 'ed25519'), '-P', String(test.gateway.state.sftp?.port)],
      ...['-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=no'],
      ...['-o', `UserKnownHostsFile=${path.join(directory, 'known_hosts')}`, file, 'acme@127.0.0.1:in/copied.x12'],
    ]);
    return outcome(child);
  };

  it('copies a file, since it speaks SFTP', async () => {
    expect(await scp()).toMatchObject({ code: 0 });
    expect(await test.database.query(`select size from file where name = 'copied.x12'`)).toEqual([{ size: '6' }]);
  });

  it('is told what to do when it is made to speak its own protocol', async () => {
    const old = await scp('-O');
    expect(old.code).not.toBe(0);
    expect(old.out).toContain('This server speaks SFTP only: use sftp, or scp without -O');
  });
});

it('gives no shell, and says so', async () => {
  const child = spawn('ssh', [
    ...['-tt', '-i', path.join(directory, 'ed25519'), '-p', String(test.gateway.state.sftp?.port)],
    ...['-o', 'BatchMode=yes', '-o', 'IdentitiesOnly=yes', '-o', 'StrictHostKeyChecking=no'],
    ...['-o', `UserKnownHostsFile=${path.join(directory, 'known_hosts')}`, 'acme@127.0.0.1'],
  ]);
  const shell = await outcome(child);
  expect(shell.code).not.toBe(0);
  expect(shell.out).toContain('This server speaks SFTP only');
});

it('offers no algorithm that is unsafe today, and agrees on each safe one with OpenSSH', async () => {
  const anyHost = ['-o', 'UserKnownHostsFile=/dev/null'];
  for (const unsafe of [
    'KexAlgorithms=diffie-hellman-group14-sha1',
    'KexAlgorithms=diffie-hellman-group1-sha1',
    'HostKeyAlgorithms=ssh-rsa',
    'Ciphers=aes128-cbc',
    'MACs=hmac-sha1',
  ]) {
    // A cipher that needs a MAC, or none would be asked for.
    const refused = await sftp(['ls'], 'ed25519', [...anyHost, '-o', unsafe, '-o', 'Ciphers=aes128-ctr']);
    expect(refused.code, unsafe).not.toBe(0);
    expect(refused.out, unsafe).toMatch(/no matching/i);
  }
  for (const safe of [
    'KexAlgorithms=curve25519-sha256',
    'KexAlgorithms=ecdh-sha2-nistp521',
    'KexAlgorithms=diffie-hellman-group16-sha512',
    'HostKeyAlgorithms=rsa-sha2-512',
    'Ciphers=chacha20-poly1305@openssh.com',
    'Ciphers=aes256-gcm@openssh.com',
    'Ciphers=aes128-ctr',
  ]) {
    expect(await sftp(['ls'], 'ed25519', [...anyHost, '-o', safe]), safe).toMatchObject({ code: 0 });
  }
});
