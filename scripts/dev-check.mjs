// Whether `npm run dev` comes up, reloads what has changed, and leaves nothing behind. On ports and data of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '..');
const longestMs = 180_000;
/** Changed by an empty line, and put back. */
const source = path.join(root, 'libs/std/src/index.ts');
const original = await readFile(source, 'utf8');
const data = await mkdtemp(path.join(os.tmpdir(), 'quayside-dev-'));
await chmod(data, 0o755);
const [http, sftp, postgres, vite] = await freePorts(4);
const console_ = `http://127.0.0.1:${vite}`;
const password = 'a-password-for-the-check';

const begun = performance.now();
const said = (what, since) =>
  process.stdout.write(`ok  ${what}: ${((performance.now() - since) / 1000).toFixed(1)} s\n`);

const dev = spawn('npm', ['run', 'dev'], {
  cwd: root,
  env: {
    ...process.env,
    ...{ QUAYSIDE_DATA: data, QUAYSIDE_HTTP_PORT: http, QUAYSIDE_SFTP_PORT: sftp, QUAYSIDE_POSTGRES_PORT: postgres },
    ...{ QUAYSIDE_CONSOLE_PORT: vite, QUAYSIDE_ADMIN_PASSWORD: password },
  },
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
});
let out = '';
dev.stdout.on('data', (chunk) => (out += chunk));
const ended = once(dev, 'exit');

try {
  await until('the console', async () => (await text('/console/')).includes('/@vite/client'));
  said('it comes up', begun);
  await signInAndListen();

  const changed = performance.now();
  const first = await gatewayPid();
  await writeFile(source, `${original}\n`);
  await until('another gateway', async () => /runs again/.test(out) && (await gatewayPid()) !== first);
  await until('its answer', async () => (await fetch(`${console_}/api/session`)).status === 401);
  said('the gateway runs again after a change', changed);

  const stopped = performance.now();
  // To the launcher alone, as `kill` does it.
  dev.kill('SIGINT');
  const [code, signal] = await ended;
  if (code !== 0 && signal !== 'SIGINT') throw new Error(`npm run dev ended with ${code ?? signal}`);
  await until('nothing to be left', async () => (await leftovers()).length === 0);
  said('it stops, and leaves nothing running', stopped);
} catch (error) {
  process.stderr.write(`${out}\n${error.stack}\n`);
  process.exitCode = 1;
  for (const pid of await leftovers()) process.kill(pid, 'SIGKILL');
} finally {
  await writeFile(source, original);
  await rm(data, { recursive: true, force: true });
}

/** Through Vite: the session's cookie, and the event stream that the pages live on. */
async function signInAndListen() {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'admin', password });
  const session = await fetch(`${console_}/api/session`, { method: 'POST', headers, body });
  const cookie = session.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`signing in was answered with ${session.status}`);
  const stopListening = new AbortController();
  const events = await fetch(`${console_}/api/events`, { headers: { cookie }, signal: stopListening.signal });
  stopListening.abort();
  if (!events.headers.get('content-type')?.startsWith('text/event-stream')) {
    throw new Error(`the event stream was answered with ${events.status}`);
  }
}

async function text(at) {
  return (await fetch(`${console_}${at}`)).text();
}

async function gatewayPid() {
  return JSON.parse(await readFile(path.join(data, 'running.json'), 'utf8')).pid;
}

/** Processes that were started for this check, wherever they are in the tree; none where /proc does not tell. */
async function leftovers() {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const ours = await Promise.all(pids.map(async (pid) => Number(pid) !== process.pid && (await isOurs(pid))));
  return pids.filter((_, index) => ours[index]).map(Number);
}

async function isOurs(pid) {
  const read = (file) => readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => '');
  return (await read('environ')).includes(data) || (await read('cmdline')).includes(data);
}

async function until(what, isSo) {
  const since = performance.now();
  while (!(await isSo().catch(() => false))) {
    if (dev.exitCode !== null && what !== 'nothing to be left') throw new Error(`it ended while waiting for ${what}`);
    if (performance.now() - since > longestMs) throw new Error(`waited in vain for ${what}`);
    await setTimeout(100);
  }
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => String(server.address().port));
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
