import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { foldersIn, type SftpPeer } from '../../support/sftp-peer.js';
import { waitFor } from '../../support/wait-for.js';

const run = promisify(execFile);
const places = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/lib/ssh/sshd'];

/** A real OpenSSH server on loopback, with the user of this process and a key that has a passphrase. */
export async function startSshd(lines: readonly string[] = []): Promise<SftpPeer> {
  const program = process.env['SSHD'] ?? places.find((each) => existsSync(each));
  if (program === undefined)
    throw new Error('sshd is missing: apt-get install openssh-server, or set SSHD to its path');
  const directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-sshd-'));
  const root = path.join(directory, 'root');
  const at = (name: string) => path.join(directory, name);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('host')]);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'the passphrase', '-f', at('client')]);
  const port = await freePort();
  await writeFile(at('sshd_config'), [...lines, ...configOf(directory, root, port)].join('\n'));
  // sshd wants a folder for its privileges apart when it is run by root.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true });
  const { stdout } = await run('ssh-keygen', ['-l', '-f', at('host.pub')]);
  const fingerprint = stdout.split(' ')[1] ?? '';
  const folders = foldersIn(root);
  for (const folder of ['outbox', 'inbox', 'archive']) await folders.mkdir(folder);
  let server: ChildProcess | undefined;
  const stop = async () => {
    const ending = server;
    server = undefined;
    if (!ending?.pid || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    // A session is a process of its own, in a session of its own, and would live on.
    for (const pid of [ending.pid, ...(await descendants(ending.pid))]) kill(pid);
    await ended;
  };
  const start = async () => {
    server = spawn(program, ['-D', '-e', '-f', at('sshd_config')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const mine = server;
    await waitFor(
      'sshd to listen',
      async () => {
        if (mine.exitCode !== null) throw new Error(`sshd does not start: ${said}`);
        return answers(port);
      },
      10_000,
    );
  };
  await start();
  return {
    ...folders,
    ...{ port, fingerprint, start, stop },
    signIn: `login: ${os.userInfo().username}, key: { secret: peer-key, passphrase: { secret: peer-phrase } }`,
    secrets: { 'peer-phrase': 'the passphrase', 'peer-key': await readFile(at('client'), 'utf8') },
    close: async () => {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function descendants(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(pid)]).catch(() => ({ stdout: '' }));
  const children = stdout.split(/\s+/).filter(Boolean).map(Number);
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function configOf(directory: string, root: string, port: number): string[] {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${path.join(directory, 'host')}`,
    `AuthorizedKeysFile ${path.join(directory, 'client.pub')}`,
    `PidFile ${path.join(directory, 'pid')}`,
    'PermitRootLogin yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'StrictModes no',
    'UsePAM no',
    'UseDNS no',
    'LogLevel ERROR',
    'MaxStartups 100:30:200',
    `Subsystem sftp internal-sftp -d ${root}`,
    '',
  ];
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
