// Our SFTP server under load, in a process of its own: sessions at once, a burst of small files, one large upload. Figures of the
// gateway's memory are those of its process; the clients run in this one. Each file's receipt must name its SHA-256.
// Usage: npm run bench:sftp -- [PART [MEGABYTES]], where PART divides every size (1 by default; the tests run a twentieth) and
// MEGABYTES is the size of the large upload, where another one is wanted. With DATABASE_URL it works on that empty database, else on a bundled PostgreSQL of its own. The last line is the result as JSON.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import ssh2 from 'ssh2';

const part = Number(process.argv[2] ?? 1);
const sessions = Math.ceil(200 / part);
const files = Math.ceil(10_000 / part);
const megabytes = Number(process.argv[3] ?? Math.ceil(2048 / part));
/** Sessions over which the burst is spread. */
const senders = Math.min(sessions, 20);
const root = path.resolve(import.meta.dirname, '..');

const directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-bench-'));
await chmod(directory, 0o755);
const profiles = path.join(directory, 'profiles');
await mkdir(profiles);
const profile = await readFile(path.join(root, 'partner-profiles/acme.yaml'), 'utf8');
await writeFile(
  path.join(profiles, 'acme.yaml'),
  profile.replace(
    '    maxFileSize: 100MB\n',
    `    maxFileSize: 4GB\n    maxSessions: ${sessions + 1}\n    receipts: files\n`,
  ),
);
await cp(path.join(root, 'mappings'), path.join(directory, 'mappings'), { recursive: true });

const gateway = spawn(
  process.execPath,
  [path.join(root, 'dist/apps/gateway/src/main.js'), '--roles', 'sftp', '--no-demo'],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...{ QUAYSIDE_DATA: path.join(directory, 'data'), QUAYSIDE_PROFILES: profiles },
      ...{ QUAYSIDE_SFTP_PORT: '0', QUAYSIDE_POSTGRES_PORT: '0', QUAYSIDE_LOG_LEVEL: 'warn' },
      ...{ QUAYSIDE_SFTP_MAX_CONNECTIONS: '1000', QUAYSIDE_SFTP_MAX_PER_ADDRESS: '1000' },
      // Nothing is read here, and who waits for that is slowed down.
      QUAYSIDE_BACKLOG: '100000',
    },
  },
);
const gone = new Promise((resolve) => gateway.once('exit', resolve));

async function portOfGateway() {
  for (;;) {
    const text = await readFile(path.join(directory, 'data/running.json'), 'utf8').catch(() => '{}');
    const { pid, sftp } = JSON.parse(text || '{}');
    if (pid === gateway.pid && sftp) return sftp.port;
    if (gateway.exitCode !== null) throw new Error('the gateway did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A session, and what our server is asked through it. */
async function connect(port) {
  const client = new ssh2.Client();
  await new Promise((resolve, reject) => {
    client.once('ready', resolve).once('error', reject);
    client.once('close', () => reject(new Error('the server has closed a session')));
    const login = { host: '127.0.0.1', port, username: 'acme', password: 'acme-demo', readyTimeout: 120_000 };
    client.connect({ ...login, algorithms: { cipher: ['aes128-gcm@openssh.com'] } });
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

async function put({ ask }, name, bytes) {
  const handle = await ask('open', `in/${name}`, 'w');
  await ask('write', handle, bytes, 0, bytes.length, 0);
  await ask('close', handle);
}

/** Sends so many MB with 64 requests under way, as OpenSSH does; returns the SHA-256. */
async function putLarge({ ask }, name, length) {
  const piece = 32_768;
  const noise = randomBytes(16 * 1024 * 1024);
  const hash = createHash('sha256');
  const handle = await ask('open', `in/${name}`, 'w');
  const underWay = new Set();
  for (let at = 0; at < length; at += piece) {
    const from = at % noise.length;
    const bytes = noise.subarray(from, from + Math.min(piece, length - at));
    hash.update(bytes);
    const writing = ask('write', handle, bytes, 0, bytes.length, at).finally(() => underWay.delete(writing));
    underWay.add(writing);
    if (underWay.size >= 64) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  await ask('close', handle);
  return hash.digest('hex');
}

async function memory() {
  const status = await readFile(`/proc/${gateway.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** Runs it, and says how long it took and how much memory the gateway had, before and at most. */
async function measured(work) {
  const before = await memory();
  let peak = before;
  const looking = setInterval(() => void memory().then((now) => (peak = Math.max(peak, now))), 100);
  const begun = performance.now();
  const value = await work();
  clearInterval(looking);
  return { value, seconds: (performance.now() - begun) / 1000, before, peak };
}

const quantile = (numbers, q) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * q)];
const mb = (number) => Math.round(number);
const result = { part, sessions, files, megabytes };

try {
  const port = await portOfGateway();
  const opened = await measured(() => Promise.all(Array.from({ length: sessions }, () => connect(port))));
  const open = opened.value;
  const listed = await measured(() => Promise.all(open.map((each) => each.ask('readdir', 'in'))));
  console.log(
    `${sessions} sessions at once: logged in after ${opened.seconds.toFixed(1)} s, each listed its folder in ${listed.seconds.toFixed(1)} s; memory ${mb(listed.peak)} MB`,
  );
  result.openSeconds = opened.seconds;
  result.sessionsPeak = mb(Math.max(opened.peak, listed.peak));

  const times = [];
  const burst = await measured(() =>
    Promise.all(
      open.slice(0, senders).map(async (session, sender) => {
        for (let n = sender; n < files; n += senders) {
          const begun = performance.now();
          await put(session, `burst-${n}.x12`, Buffer.from(`file ${n} of a burst\n`.repeat(40)));
          times.push(performance.now() - begun);
        }
      }),
    ),
  );
  const received = (await open[0].ask('readdir', 'in')).filter(({ filename }) => filename.startsWith('burst-')).length;
  const receipts = (await open[0].ask('readdir', 'out')).filter(({ filename }) => filename.startsWith('burst-')).length;
  console.log(
    `${files} files over ${senders} sessions: ${(files / burst.seconds).toFixed(0)} files/s, each ${quantile(times, 0.5).toFixed(0)} ms (99 %: ${quantile(times, 0.99).toFixed(0)} ms); ${received} listed, ${receipts} receipts; memory at most ${mb(burst.peak)} MB`,
  );
  Object.assign(result, {
    filesPerSecond: Math.round(files / burst.seconds),
    received,
    receipts,
    burstPeak: mb(burst.peak),
  });

  const large = await measured(() => putLarge(open[0], 'large.bin', megabytes * 1024 * 1024));
  const receipt = String(await open[0].ask('readFile', 'out/large.bin.rcpt'));
  result.same = receipt.includes(`sha256: ${large.value}\n`) && receipt.includes(`size: ${megabytes * 1024 * 1024}\n`);
  console.log(
    `${megabytes} MB in one file: ${(megabytes / large.seconds).toFixed(0)} MB/s; the receipt ${result.same ? 'names the same bytes' : 'IS WRONG'}; memory ${mb(large.before)} MB before, at most ${mb(large.peak)} MB`,
  );
  Object.assign(result, {
    megabytesPerSecond: Math.round(megabytes / large.seconds),
    largeBefore: mb(large.before),
    largePeak: mb(large.peak),
  });
  for (const session of open) session.end();
  console.log(JSON.stringify(result));
} finally {
  gateway.kill('SIGINT');
  await gone;
  await rm(directory, { recursive: true, force: true });
}
