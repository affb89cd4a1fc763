import { generate } from 'otplib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedInAs, signInAt, type ConsoleSession } from '../support/console-session.js';
import { adminPassword, testGateway, type TestGateway } from '../support/gateway.js';

// How people come in, prove who they are, lose what they had, and are sent away: on a real server.

let test: TestGateway;
let admin: ConsoleSession;
beforeAll(async () => {
  test = await testGateway();
  admin = await signInAt(test.url, { name: 'admin', password: adminPassword });
});
afterAll(() => test.stop());

const bea = {
  displayName: 'Bea Buyer',
  email: 'bea@example.com',
  roles: ['procurement'],
  partners: ['kern'],
  companies: null,
};
const good = 'four herons over a lighthouse';

async function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${test.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

const tokenIn = (body: Readonly<Record<string, unknown>>) => String(body['path']).split('#')[1] ?? '';
const told = (name: string) =>
  test.database.query<{ to: string; actor: string; what: string }>(
    `select "to", actor, what from journal where kind = 'account' and row = $1 order by id`,
    [`console:${name}`],
  );

it('invites somebody, who sets a password by a link that is good once', async () => {
  const invited = await admin.ask('POST', '/api/people', { name: 'bea', ...bea });
  expect(invited.status).toBe(200);
  expect((await admin.ask('POST', '/api/people', { name: 'bea', ...bea })).status).toBe(409);
  await expect(signInAt(test.url, { name: 'bea', password: good })).rejects.toThrow('401');
  const token = tokenIn(invited.body);
  expect((await post('/api/welcome/look', { token })).body).toEqual({
    ...{ name: 'bea', displayName: 'Bea Buyer', purpose: 'invitation' },
  });
  for (const weak of ['short', 'password1234', 'bea.buyer.2026', 'aaaaaaaaaaaaaa', 'qwertyuiop12']) {
    expect((await post('/api/welcome', { token, password: weak })).status, weak).toBe(422);
  }
  expect((await post('/api/welcome', { token, password: good })).status).toBe(200);
  expect((await post('/api/welcome', { token, password: good })).status).toBe(410);
  expect((await post('/api/welcome/look', { token: 'made-up' })).status).toBe(410);
  const session = await signInAt(test.url, { name: 'bea', password: good });
  expect((await session.ask('GET', '/api/session')).body).toMatchObject({
    ...{ user: 'bea', roles: ['procurement'], decidesFor: ['procurement'], narrowed: true, prices: true },
  });
  expect((await told('bea')).map(({ to, actor }) => [to, actor])).toEqual([
    ['made', 'admin'],
    ['invitation', 'admin'],
    ['refused', 'bea'],
    ['password', 'bea'],
    ['in', 'bea'],
  ]);
});

it('sets up a second factor, asks for it, and takes a recovery code where the telephone is lost', async () => {
  const person = await signedInAs(test, { name: 'otto', roles: ['operator'] });
  const password = 'seven wrens in a kettle';
  const begun = await person.ask('POST', '/api/me/second-factor');
  const secret = String(begun.body['secret']);
  expect(begun.body['uri']).toMatch(/^otpauth:\/\/totp\/Quayside:otto\?secret=/);
  // The database alone does not open it.
  const [kept] = await test.database.query<{ sealed: string }>(
    `select one_time_secret as sealed from account where name = 'otto'`,
  );
  expect(kept?.sealed).not.toContain(secret);
  await signInAt(test.url, { name: 'otto', password });
  expect((await person.ask('POST', '/api/me/second-factor/confirm', { code: '000000' })).status).toBe(422);
  const confirmed = await person.ask('POST', '/api/me/second-factor/confirm', { code: await generate({ secret }) });
  const codes = confirmed.body['codes'] as string[];
  expect(new Set(codes).size).toBe(10);
  await expect(signInAt(test.url, { name: 'otto', password })).rejects.toThrow('code-needed');
  expect((await person.ask('POST', '/api/me/second-factor')).status, 'while one is in use').toBe(409);
  const [first = '', second = ''] = codes;
  await signInAt(test.url, { name: 'otto', password, code: first });
  await expect(signInAt(test.url, { name: 'otto', password, code: first })).rejects.toThrow('not right');
  expect((await person.ask('GET', '/api/me')).body).toMatchObject({ secondFactor: { codesLeft: 9 } });
  expect((await person.ask('POST', '/api/me/second-factor/end', { code: second })).status).toBe(200);
  await signInAt(test.url, { name: 'otto', password });
});

it('changes a password of one’s own, and ends all other sessions', async () => {
  const here = await signedInAs(test, { name: 'quinn', roles: ['quality'] });
  const there = await signInAt(test.url, { name: 'quinn', password: 'seven wrens in a kettle' });
  const change = (old: string, next: string) => here.ask('POST', '/api/me/password', { old, next });
  expect((await change('not it', good)).body).toMatchObject({ detail: 'The present password is not right.' });
  expect((await change('seven wrens in a kettle', 'quinnquinnquinn')).status).toBe(422);
  expect((await change('seven wrens in a kettle', good)).status).toBe(200);
  expect((await there.ask('GET', '/api/session')).status).toBe(401);
  const other = await signInAt(test.url, { name: 'quinn', password: good });
  const { sessions } = (await here.ask('GET', '/api/me')).body as { sessions: { id: string; here: boolean }[] };
  expect(sessions.map((each) => each.here).toSorted()).toEqual([false, true]);
  const elsewhere = sessions.find((each) => !each.here)?.id ?? '';
  expect((await here.ask('DELETE', `/api/me/sessions/${elsewhere}`)).status).toBe(200);
  expect((await other.ask('GET', '/api/session')).status).toBe(401);
  expect((await here.ask('GET', '/api/session')).status).toBe(200);
});

it('changes what somebody may from the next request on, sends them away, and lets them in again', async () => {
  const person = await signedInAs(test, { name: 'cleo', roles: ['finance'] });
  const terms = { displayName: 'Cleo', email: null, roles: ['auditor'], partners: ['kern'], companies: null };
  expect((await admin.ask('PUT', '/api/people/cleo', terms)).status).toBe(200);
  expect((await person.ask('GET', '/api/session')).body).toMatchObject({ roles: ['auditor'], narrowed: true });
  expect((await admin.ask('POST', '/api/people/cleo/disable')).status).toBe(200);
  expect((await person.ask('GET', '/api/session')).status).toBe(401);
  await expect(signInAt(test.url, { name: 'cleo', password: 'seven wrens in a kettle' })).rejects.toThrow('401');
  expect((await admin.ask('POST', '/api/people/cleo/link')).status).toBe(409);
  expect((await admin.ask('POST', '/api/people/cleo/enable')).status).toBe(200);
  const reset = await admin.ask('POST', '/api/people/cleo/link');
  expect((await post('/api/welcome', { token: tokenIn(reset.body), password: good })).status).toBe(200);
  await signInAt(test.url, { name: 'cleo', password: good });
});

it('leaves somebody to administer the others, whatever is asked at once', async () => {
  const second = await signedInAs(test, { name: 'ada', roles: ['admin'] });
  const narrow = { displayName: 'x', email: null, roles: ['admin'], partners: ['acme'], companies: null };
  const answers = await Promise.all([
    admin.ask('PUT', '/api/people/ada', narrow),
    second.ask('POST', '/api/people/admin/disable'),
  ]);
  const [done, refused] = answers.map(({ status }) => status).toSorted();
  // Whose session was ended by the other before it was looked at is not let in any more.
  expect([done, [401, 409].includes(refused ?? 0)]).toEqual([200, true]);
  const left = await test.database.query(
    `select name from account where 'admin' = any(roles) and partners is null and disabled_at is null`,
  );
  expect(left).toHaveLength(1);
});

it('ends a session in which nothing was asked for two hours', async () => {
  const person = await signedInAs(test, { name: 'idle', roles: ['operator'] });
  await test.database.query(`update session set seen_at = now() - interval '119 minutes' where account = 'idle'`);
  expect((await person.ask('GET', '/api/session')).status).toBe(200);
  await test.database.query(`update session set seen_at = now() - interval '121 minutes' where account = 'idle'`);
  expect((await person.ask('GET', '/api/session')).status).toBe(401);
});
