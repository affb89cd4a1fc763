// A gateway of its own for a drill: the real process from the build, one partner with a fresh key, and an Odoo stand-in outside of
// its database, so that what happens to the database does not happen to Odoo.
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { memoryRecords, seedStandIn, startStandIn } from '../../../dist/libs/odoo-stand-in/src/index.js';
import { newApiKey } from '../../../dist/libs/partners/src/index.js';
import { waitFor } from './wait-for.mjs';

export const root = path.resolve(import.meta.dirname, '../../..');

/** A folder that PostgreSQL's own user can reach. */
export async function temporaryDirectory(name) {
  const directory = await mkdtemp(path.join(os.tmpdir(), `quayside-${name}-`));
  await chmod(directory, 0o755);
  return directory;
}

/** An Odoo whose records can be compared: what it holds, without what only says when. */
export async function openOdoo() {
  const records = memoryRecords();
  await seedStandIn({ records });
  const apiKey = 'key-of-the-drill';
  let server = await startStandIn({ records, apiKey });
  const port = Number(new URL(server.url).port);
  return {
    environment: { ODOO_URL: server.url, ODOO_DB: 'drill', ODOO_API_KEY: apiKey },
    /** How many records there are of each model. */
    counts() {
      const rows = records.all();
      return Object.fromEntries(
        [...Map.groupBy(rows, ({ model }) => model)].map(([model, all]) => [model, all.length]).sort(),
      );
    },
    goAway: () => server.close(),
    async comeBack() {
      server = await startStandIn({ records, apiKey, port });
    },
    close: () => server.close().catch(() => undefined),
  };
}

/** A partner whose profile publishes nothing: Acme with keys of this run, on the connection that the environment names. */
export async function makeProfile(directory, change = (text) => text) {
  const { key, hash } = newApiKey();
  const text = await readFile(path.join(root, 'partner-profiles/acme.yaml'), 'utf8');
  const channels = `channels:\n  - kind: rest\n    name: acme-api\n    keys:\n      - { id: ${hash.id}, sha256: ${hash.sha256} }\n`;
  const own = text.replace('connection: demo', 'connection: default').replace(/^channels:\n(?: .*\n)+/m, channels);
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'acme.yaml'), change(own));
  return key;
}

/** Starts the gateway, of another checkout where one is named, and waits until it serves. */
export async function startGateway({ data, profiles, environment, checkout = root }) {
  const child = spawn(process.execPath, [path.join(checkout, 'dist/apps/gateway/src/main.js'), '--no-demo'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...{
        NODE_ENV: 'production',
        QUAYSIDE_DATA: data,
        QUAYSIDE_MAPPINGS: path.join(checkout, 'mappings'),
        QUAYSIDE_PROFILES: profiles,
        QUAYSIDE_LOG_LEVEL: 'info',
      },
      ...{ QUAYSIDE_HTTP_PORT: '0', QUAYSIDE_SFTP_PORT: '0', QUAYSIDE_POSTGRES_PORT: '0' },
      ...{ QUAYSIDE_ADMIN_PASSWORD: 'a-password-for-drills' },
      ...environment,
    },
  });
  let said = '';
  child.stderr.on('data', (bytes) => (said += bytes));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = await waitFor('the gateway to start', async () => {
    if (child.exitCode !== null) throw new Error(said);
    const { pid, http } = JSON.parse(await readFile(path.join(data, 'running.json'), 'utf8'));
    return pid === child.pid && http;
  });
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  return { url, pid: child.pid, said: () => said, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Runs a command of ours beside the gateway. Returns what it printed. */
export async function command({ data, profiles, environment }, ...args) {
  const child = spawn(process.execPath, [path.join(root, 'dist/apps/cli/src/main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...{ QUAYSIDE_DATA: data, QUAYSIDE_PROFILES: profiles, QUAYSIDE_POSTGRES_PORT: '0', ...environment },
    },
  });
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  child.stderr.on('data', (bytes) => (said += bytes));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`quayside ${args.join(' ')} ended with ${code}: ${said}`);
  return said;
}

/** The partner's program. */
export function supplier(key, urlOf) {
  const call = async (at, init = {}) => {
    const answer = await fetch(urlOf() + at, {
      ...init,
      headers: { authorization: `Bearer ${key}`, ...init.headers },
    });
    if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    call,
    /** Returns the receipt. */
    post: async (bytes, name = 'in.x12') =>
      (
        await call('/v1/files', {
          method: 'POST',
          headers: { 'content-type': 'application/edi-x12', 'content-disposition': `attachment; filename="${name}"` },
          body: bytes,
        })
      ).json(),
    file: async (id) => (await call(`/v1/files/${id}`)).json(),
    waiting: async () => (await (await call('/v1/dispatches')).json()).rows,
    fetch: async ({ content }) => (await call(content)).text(),
  };
}

/** An order acknowledgement of Acme: all lines of an order of the stand-in as they were ordered. */
export function acknowledgement(order, control) {
  const number = String(control).padStart(9, '0');
  const date = new Date().toISOString().slice(2, 10).replaceAll('-', '');
  const lines = ordered[order].flatMap(([line, quantity, price, item]) => [
    `PO1*${line}*${quantity}*EA*${price}**BP*${item}`,
    `ACK*IA*${quantity}*EA`,
  ]);
  const set = [
    'ST*855*0001',
    `BAK*00*AC*${order}*20${date}`,
    `REF*VN*SO-${control}`,
    ...lines,
    `CTT*${ordered[order].length}`,
  ];
  return [
    `ISA*00*          *00*          *ZZ*ACME           *ZZ*QUAYSIDE       *${date}*1015*U*00401*${number}*0*P*>`,
    `GS*PR*ACME*QUAYSIDE*20${date}*1015*${control}*X*004010`,
    ...set,
    `SE*${set.length + 1}*0001`,
    `GE*1*${control}`,
    `IEA*1*${number}`,
  ]
    .map((each) => `${each}~\n`)
    .join('');
}

/** Orders of the stand-in's seed that are Acme's. */
const ordered = {
  P00001: [
    ['1', '100', '18.4', 'BOLT-M8'],
    ['2', '24', '50', 'GEAR-20'],
    ['3', '60', '18.4', 'BOLT-M10'],
  ],
  P00002: [
    ['4', '480', '1.25', 'NUT-M8'],
    ['5', '4000', '0.0375', 'WASH-M8'],
  ],
};

export const remove = (directory) => rm(directory, { recursive: true, force: true });
