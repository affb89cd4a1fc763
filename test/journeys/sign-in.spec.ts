import http from 'node:http';
import { hashPassword } from '@quayside/runtime';
import { openDatabase, peopleIn } from '@quayside/store';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { adminPassword, testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';

// The console under attack, on a real server: who guesses is in nobody's way, and who is sent away is gone everywhere.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
});
beforeEach(() => test.database.query('delete from login_lock'));
afterAll(() => test.stop());

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Signs in from an address of this machine. */
function signIn(password: string, localAddress = '127.0.0.1', name = 'admin'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', localAddress, agent: false, headers: { 'content-type': 'application/json' } };
    const asked = http.request(`${test.url}/api/session`, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }),
      );
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ name, password }));
  });
}

const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const account = (row: string) =>
  test.database.query<{ to: string; what: string }>(
    `select "to", what from journal where kind = 'account' and row = $1 order by id`,
    [row],
  );

it('looks at five guesses of a burst of 61, and lets the administrator in meanwhile', async () => {
  const burst = Array.from({ length: 61 }, (_, n) => signIn(`guess ${n}`, '127.0.0.66'));
  const begun = performance.now();
  const [ready, admin] = await Promise.all([fetch(`${test.url}/health/ready`), signIn(adminPassword, '127.0.0.2')]);
  expect([ready.status, admin.status]).toEqual([200, 200]);
  expect(performance.now() - begun, 'no minute in the queue behind them').toBeLessThan(10_000);
  const answers = await Promise.all(burst);
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  const refused = answers.filter(({ status }) => status === 429 || status === 503);
  expect(refused.length).toBeGreaterThanOrEqual(56);
  for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect((await signIn(adminPassword, '127.0.0.66')).status, 'from where it was guessed').toBe(429);
  await test.gateway.runtime.folded.journal.flush();
  const lines = await account('console:admin');
  expect(lines[1]?.what).toMatch(
    /^signed in, from 127\.0\.0\.2$|^sign-in refused: wrong password, from 127\.0\.0\.66$/,
  );
  expect(lines.length).toBeLessThanOrEqual(7);
});

it('counts a thousand invented names in a few rows, and writes a few lines about them', async () => {
  const before = (await account('console:')).length;
  for (let n = 0; n < 1_000; n += 25) {
    await Promise.all(Array.from({ length: 25 }, (_, k) => signIn('x', '127.0.0.77', `name-${n + k}`)));
  }
  const [rows] = await test.database.query<{ n: string }>(
    `select count(*) as n from login_lock where address = '127.0.0.77'`,
  );
  expect(Number(rows?.n)).toBeLessThan(30);
  await test.gateway.runtime.folded.journal.flush();
  expect((await account('console:')).length - before).toBeLessThanOrEqual(2);
  expect((await signIn(adminPassword, '127.0.0.2')).status).toBe(200);
});

it('ends sessions and open event streams when another process sets a new password', async () => {
  const cookie = cookieOf(await signIn(adminPassword));
  const stream = await fetch(`${test.url}/api/events`, { headers: { cookie } });
  const heard: string[] = [];
  const ended = (async () => {
    for await (const part of stream.body ?? []) heard.push(Buffer.from(part as Uint8Array).toString());
  })();
  await waitFor('the first beat', async () => heard.length > 0);
  const source = await openDatabase({ url: test.database.url, poolSize: 1, applicationName: 'quayside password' });
  await peopleIn(source).setPassword('admin', await hashPassword('another one'), 'command line');
  await source.close();
  await ended;
  expect((await fetch(`${test.url}/api/session`, { headers: { cookie } })).status).toBe(401);
  expect((await signIn(adminPassword)).status).toBe(401);
  expect((await signIn('another one')).status).toBe(200);
  expect((await account('console:admin')).map(({ to }) => to)).toContain('password');
});
