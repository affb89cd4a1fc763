import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@quayside/runtime';
import { ensureRole } from '@quayside/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInAt } from '../support/console-session.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { adminPassword, root } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

// A process that is killed between a decision and its commit: a decision that is not in the audit log has not happened, and one
// that is in it has. The process works as a role that may not change the log.

const role = `app_${randomBytes(4).toString('hex')}`;
let database: TestDatabase;
let directory: string;
let port: number;
let child: ChildProcess | undefined;

beforeAll(async () => {
  database = await freshDatabase();
  await ensureRole(database.url, role, 'secret');
  directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-decision-'));
  port = await freePort();
});
afterAll(async () => {
  await kill();
  await database.query(`drop owned by ${role}`);
  await database.query(`drop role ${role}`);
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const application = new URL(database.url);
  [application.username, application.password] = [role, 'secret'];
  const started = spawn(
    process.execPath,
    [path.join(root, 'dist/apps/gateway/src/main.js'), '--roles', 'http', '--no-demo'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ...{ DATABASE_URL: application.href, DATABASE_OWNER_URL: database.url, QUAYSIDE_DATA: directory },
        ...{ QUAYSIDE_HTTP_PORT: String(port), QUAYSIDE_ADMIN_PASSWORD: adminPassword },
        QUAYSIDE_LOG_LEVEL: 'warn',
      },
    },
  );
  child = started;
  await waitFor('the gateway to listen', async () => {
    const running = await readFile(path.join(directory, 'running.json'), 'utf8').catch(() => '{}');
    const { pid, http } = JSON.parse(running || '{}') as { pid?: number; http?: string | null };
    return pid === started.pid && Boolean(http);
  });
}

async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const running = child;
  const gone = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGKILL');
  await gone;
}

async function pauseAcme(): Promise<number | 'cut off'> {
  const session = await signInAt(`http://127.0.0.1:${port}`, { name: 'admin', password: adminPassword });
  const answer = await session.ask('POST', '/api/partners/acme/pause', { reason: 'they move' }).catch(() => undefined);
  return answer?.status ?? 'cut off';
}

async function standing() {
  const paused = await database.query('select 1 from partner_pause');
  const told = await database.query(`select 1 from journal where kind = 'partner'`);
  const logged = await database.query(`select 1 from audit_entry where action = 'partner.pause'`);
  return [paused.length, told.length, logged.length];
}

it('leaves nothing of a decision that was not in the log yet, and all of one that was', async () => {
  await start();
  // The writer of the log waits for whoever has its lock: the rows of the decision are written, and not committed.
  const session = await signInAt(`http://127.0.0.1:${port}`, { name: 'admin', password: adminPassword });
  await database.query(`select pg_advisory_lock(hashtextextended('quayside:audit', 2))`);
  const asked = session.ask('POST', '/api/partners/acme/pause', { reason: 'they move' }).catch(() => 'cut off');
  await waitFor('the decision to wait for the log', async () => {
    const [found] = await database.query<{ n: string }>(
      `select count(*) as n from pg_stat_activity where wait_event = 'advisory' and usename = $1`,
      [role],
    );
    return found?.n === '1';
  });
  expect(await standing()).toEqual([0, 0, 0]);
  await kill();
  expect(await asked).toBe('cut off');
  await database.query(`select pg_advisory_unlock(hashtextextended('quayside:audit', 2))`);
  await waitFor('what the killed process began to be taken back', async () => {
    const open = await database.query(`select 1 from pg_stat_activity where usename = $1`, [role]);
    return open.length === 0;
  });
  expect(await standing()).toEqual([0, 0, 0]);
  await start();
  expect(await pauseAcme()).toBe(200);
  expect(await standing()).toEqual([1, 1, 1]);
});
