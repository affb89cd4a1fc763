// How long the console waits for the first view of a document: of a price catalogue of 200 lines, which is shown whole, and of longer
// ones. What matters is the ratio in one round, in which the load of the machine cancels out: a page is bounded by what it shows.
// Usage: npm run bench:pages -- [ROUNDS]. With DATABASE_URL it works on that empty database, else on a bundled PostgreSQL of its own.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gatewayArguments, gatewayEnvironment } from '../dist/apps/cli/src/gateway-process.js';
import { catalogue } from './translate-input.mjs';

const rounds = Number(process.argv[2] ?? 9);
const sizes = [200, 2000, 20_000];
const root = path.resolve(import.meta.dirname, '..');
const directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-bench-'));
await chmod(directory, 0o755);
const password = 'a-password-for-figures';

const gateway = spawn(process.execPath, gatewayArguments(['--no-demo']), {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...gatewayEnvironment(),
    ...{ QUAYSIDE_DATA: path.join(directory, 'data'), QUAYSIDE_ADMIN_PASSWORD: password, QUAYSIDE_LOG_LEVEL: 'warn' },
    ...{ QUAYSIDE_HTTP_PORT: '0', QUAYSIDE_SFTP_PORT: '0', QUAYSIDE_POSTGRES_PORT: '0' },
  },
});
const gone = new Promise((resolve) => gateway.once('exit', resolve));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

async function addressOfGateway() {
  for (;;) {
    const text = await readFile(path.join(directory, 'data/running.json'), 'utf8').catch(() => '{}');
    const { pid, http } = JSON.parse(text || '{}');
    if (pid === gateway.pid && http) return http;
    if (gateway.exitCode !== null) throw new Error('the gateway did not start');
    await pause(50);
  }
}

async function signIn(url) {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'admin', password });
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
  return { cookie: answer.headers.get('set-cookie').split(';')[0] };
}

/** The key of the demo supplier, which its profile names beside the hash. */
async function demoKey() {
  const profile = await readFile(path.join(root, 'partner-profiles/acme.yaml'), 'utf8');
  return /qsk_\S+/.exec(profile)[0];
}

/** Sends a catalogue of so many lines, and returns the document when it is delivered. */
async function deliver(url, headers, size) {
  const control = String(size).padStart(9, '0');
  const text = catalogue(size).toString('latin1').replace('PL-1', `PL-${size}`).replaceAll('000000001', control);
  const authorization = `Bearer ${await demoKey()}`;
  const sent = await fetch(`${url}/v1/files`, { method: 'POST', headers: { authorization }, body: text });
  if (sent.status !== 202) throw new Error(`the gateway answered ${sent.status}: ${await sent.text()}`);
  for (;;) {
    const { rows } = await (await fetch(`${url}/api/documents?q=PL-${size}`, { headers })).json();
    const found = rows.find((each) => each.number === `PL-${size}` && each.state === 'delivered');
    if (found) return found.id;
    await pause(100);
  }
}

try {
  const url = await addressOfGateway();
  const headers = await signIn(url);
  const documents = [];
  for (const size of sizes) documents.push(await deliver(url, headers, size));
  const view = async (id) => {
    const begun = performance.now();
    const text = await (await fetch(`${url}/api/documents/${id}`, { headers })).text();
    return { ms: performance.now() - begun, kilobytes: text.length / 1024 };
  };
  for (const id of documents) await view(id);
  const measured = sizes.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [n, id] of documents.entries()) measured[n].push(await view(id));
  }
  console.log(`first view of a document, medians of ${rounds} rounds, Node ${process.version}\n`);
  for (const [n, size] of sizes.entries()) {
    const ms = median(measured[n].map((each) => each.ms));
    const ratio = median(measured[n].map((each, round) => each.ms / measured[0][round].ms));
    const kilobytes = measured[n][0].kilobytes;
    console.log(`${size} lines: ${ms.toFixed(0)} ms (${ratio.toFixed(1)}), ${kilobytes.toFixed(0)} KB`);
  }
} finally {
  gateway.kill('SIGINT');
  await gone;
  await rm(directory, { recursive: true, force: true });
}
