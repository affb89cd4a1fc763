// A gateway for benchmarks: the real process on a bundled PostgreSQL of its own (with DATABASE_URL on that empty database), with
// the demo partners, their limits out of the way. Figures of CPU and memory are those of its process.
import { spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import ssh2 from 'ssh2';
import { gatewayArguments, gatewayEnvironment } from '../dist/apps/cli/src/gateway-process.js';

const root = path.resolve(import.meta.dirname, '..');

/** Starts it. `edit` may change the text of each profile, `env` says what else is set. */
export async function startGateway({ env = {}, edit = (_, text) => text } = {}) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-bench-'));
  await chmod(directory, 0o755);
  const profiles = path.join(directory, 'profiles');
  await cp(path.join(root, 'partner-profiles'), profiles, { recursive: true });
  for (const name of await readdir(profiles)) {
    const file = path.join(profiles, name);
    const text = (await readFile(file, 'utf8'))
      .replace(
        'kind: sftp-drop\n',
        'kind: sftp-drop\n    maxSessions: 200\n    quota: { files: 1000000, bytes: 100GB }\n',
      )
      .replace('kind: rest\n', 'kind: rest\n    requestsPerMinute: 60000\n');
    await writeFile(file, edit(path.basename(name, '.yaml'), text));
  }
  const child = spawn(
    process.execPath,
    [...(process.env.BENCH_NODE ?? '').split(' ').filter(Boolean), ...gatewayArguments(['--no-demo'])],
    {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: {
        ...gatewayEnvironment(),
        ...{ QUAYSIDE_DATA: path.join(directory, 'data'), QUAYSIDE_PROFILES: profiles, QUAYSIDE_LOG_LEVEL: 'warn' },
        ...{ QUAYSIDE_HTTP_PORT: '0', QUAYSIDE_SFTP_PORT: '0', QUAYSIDE_POSTGRES_PORT: '0' },
        ...{ QUAYSIDE_SFTP_MAX_CONNECTIONS: '1000', QUAYSIDE_SFTP_MAX_PER_ADDRESS: '1000', ...env },
      },
    },
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const { http, sftp } = await running(directory, child);
  return {
    pid: child.pid,
    url: http,
    sftpPort: sftp.port,
    directory,
    async stop() {
      child.kill('SIGINT');
      await gone;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function running(directory, child) {
  for (;;) {
    const text = await readFile(path.join(directory, 'data/running.json'), 'utf8').catch(() => '{}');
    const said = JSON.parse(text || '{}');
    if (said.pid === child.pid && said.http && said.sftp) return said;
    if (child.exitCode !== null) throw new Error('the gateway did not start');
    await pause(50);
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export const quantile = (numbers, q) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * q)];

/** Megabytes that a process has in memory now. */
export async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Seconds of CPU that a process has had, all its threads together. */
export async function cpuOf(pid) {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** How many steps of a kind the gateway has taken. */
export async function stepsOf({ url }, step) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('quayside_steps_total{') && line.includes(`step="${step}"`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** A session of our SFTP server, and what it is asked through it. */
export async function connect(port, login) {
  const client = new ssh2.Client();
  await new Promise((resolve, reject) => {
    client.once('ready', resolve).once('error', reject);
    client.once('close', () => reject(new Error('the server has closed a session')));
    const who = { host: '127.0.0.1', port, username: login, password: `${login}-demo`, readyTimeout: 120_000 };
    client.connect({ ...who, algorithms: { cipher: ['aes128-gcm@openssh.com'] } });
  });
  client.setNoDelay(true);
  const sftp = await new Promise((resolve, reject) => {
    client.once('close', () => reject(new Error('the server has closed a session')));
    client.sftp((error, made) => (error ? reject(error) : resolve(made)));
  });
  const ask = (name, ...args) =>
    new Promise((resolve, reject) => sftp[name](...args, (error, value) => (error ? reject(error) : resolve(value))));
  return { ask, end: () => client.end() };
}

export async function put({ ask }, name, bytes) {
  const handle = await ask('open', `in/${name}`, 'w');
  for (let at = 0; at < bytes.length; at += 32_768) {
    const length = Math.min(32_768, bytes.length - at);
    await ask('write', handle, bytes, at, length, at);
  }
  await ask('close', handle);
}

const pad = (text) => text.padEnd(15);

/** An interchange as the demo partner Acme sends it: sets are arrays of segments without ST and SE. */
export function interchange(functional, control, sets) {
  const number = String(control).padStart(9, '0');
  const bodies = sets.map(([type, ...segments], index) => {
    const reference = String(index + 1).padStart(4, '0');
    return [`ST*${type}*${reference}`, ...segments, `SE*${segments.length + 2}*${reference}`];
  });
  const lines = [
    `ISA*00*          *00*          *ZZ*${pad('ACME')}*ZZ*${pad('QUAYSIDE')}*261123*1015*U*00401*${number}*0*P*>`,
    `GS*${functional}*ACME*QUAYSIDE*20261123*1015*${control}*X*004010`,
    ...bodies.flat(),
    `GE*${sets.length}*${control}`,
    `IEA*1*${number}`,
  ];
  return Buffer.from(lines.map((line) => `${line}~\n`).join(''), 'latin1');
}
