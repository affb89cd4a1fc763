import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, testGateway, type TestGateway } from '../support/gateway.js';

// The console's API from outside: who may ask, and what browsers are told.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

const ask = (path: string, init: RequestInit = {}) => fetch(`${test.url}${path}`, init);
const json = { 'content-type': 'application/json' };

async function signIn(): Promise<{ cookie: string; csrf: string; setCookie: string }> {
  const response = await ask('/api/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  });
  expect(response.status).toBe(200);
  const setCookie = response.headers.get('set-cookie') ?? '';
  const { csrf } = (await response.json()) as { csrf: string };
  return { setCookie, cookie: setCookie.split(';')[0] ?? '', csrf };
}

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const { setCookie } = await signIn();
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Strict/i);
  });

  it('refuses a wrong password and an unknown name with the same words', async () => {
    const answers = [];
    for (const name of ['admin', 'nobody']) {
      const response = await ask('/api/session', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ name, password: 'wrong' }),
      });
      answers.push([response.status, await response.json()]);
    }
    expect(answers[0]).toMatchObject([401, { detail: 'Name or password is not right.' }]);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('asks everybody else to sign in first', async () => {
    for (const path of [
      '/api/home',
      '/api/documents',
      '/api/files',
      '/api/work',
      '/api/work/people',
      '/api/session',
      '/api/events',
    ]) {
      expect((await ask(path)).status, path).toBe(401);
    }
  });

  it('ends with signing out: the cookie opens nothing any more', async () => {
    const { cookie, csrf } = await signIn();
    expect((await ask('/api/session', { headers: { cookie } })).status).toBe(200);
    expect((await ask('/api/session', { method: 'DELETE', headers: { cookie, 'x-quayside-csrf': csrf } })).status).toBe(
      200,
    );
    expect((await ask('/api/session', { headers: { cookie } })).status).toBe(401);
  });
});

describe('a change', () => {
  it('is refused without the token that only our own pages can read', async () => {
    const { cookie } = await signIn();
    const path = '/api/documents/00000000-0000-4000-8000-000000000000/choices';
    const body = JSON.stringify({ choice: 'accept', reason: 'because' });
    expect((await ask(path, { method: 'POST', headers: { ...json, cookie }, body })).status).toBe(403);
  });

  it('wants a reason, and says what is wrong with what it was given', async () => {
    const { cookie, csrf } = await signIn();
    const path = '/api/documents/00000000-0000-4000-8000-000000000000/choices';
    const headers = { ...json, cookie, 'x-quayside-csrf': csrf };
    const response = await ask(path, {
      method: 'POST',
      headers,
      body: JSON.stringify({ choice: 'accept', reason: '' }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/say in a few words why/);
    const unknown = await ask(path, {
      method: 'POST',
      headers,
      body: JSON.stringify({ choice: 'accept', reason: 'because' }),
    });
    expect([unknown.status, await unknown.json()]).toMatchObject([409, { detail: 'There is no such document.' }]);
  });
});

it('tells browsers to run nothing but our own scripts, and never to frame the console', async () => {
  const page = await ask('/console/');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).toMatch(/frame-ancestors 'none'/);
  expect(await page.text()).not.toContain('__NONCE__');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});

it('answers what every list and page of an empty console asks', async () => {
  const { cookie } = await signIn();
  for (const path of [
    'home',
    'documents?state=held&q=P0',
    'files',
    'work?scope=all&owner=finance',
    'orders',
    'partners',
    'partners/acme',
    'channels',
    'settings',
  ]) {
    expect((await ask(`/api/${path}`, { headers: { cookie } })).status, path).toBe(200);
  }
  const partner = (await (await ask('/api/partners/nordwind', { headers: { cookie } })).json()) as object;
  expect(partner).toMatchObject({ identifiers: expect.arrayContaining(['X12 14/3141592650001']) as string[] });
  expect(partner).toMatchObject({
    identifiers: expect.arrayContaining([expect.stringMatching(/^EDIFACT /)]) as string[],
  });
  expect((await ask('/api/documents/00000000-0000-4000-8000-000000000000', { headers: { cookie } })).status).toBe(404);
  expect((await ask('/api/documents/what', { headers: { cookie } })).status).toBe(400);
});

describe('what waits for people', () => {
  interface Work {
    readonly causes: readonly {
      readonly count: number;
      readonly ids: readonly string[];
      readonly row: { readonly owner: string };
    }[];
    readonly causeTotal: number;
    readonly total: number;
    readonly owners: readonly { readonly owner: string; readonly open: number }[];
  }

  let cookie: string;
  const work = async (query: string) =>
    (await (await ask(`/api/work?${query}`, { headers: { cookie } })).json()) as Work;

  beforeAll(async () => {
    // Fifty at a time were opened at one moment, as a file with many faults does.
    await test.database.query(
      `insert into exception (id, subject_kind, subject, partner, owner, code, message, opened_at)
       select gen_random_uuid(), 'lane', 'lane-' || n, 'acme', case when n % 5 = 0 then 'finance' else 'procurement' end,
         'stuck', 'something', now() - interval '1 day' + n / 50 * interval '1 minute' from generate_series(0, 249) n`,
    );
    ({ cookie } = await signIn());
  });
  afterAll(() => test.database.query(`delete from exception where code = 'stuck'`));

  it('is shown as far as it was asked for, none twice, and says how much there is', async () => {
    const first = await work('scope=all&limit=200');
    expect(first).toMatchObject({
      ...{ total: 250, causeTotal: 250 },
      owners: [
        { owner: 'finance', open: 50 },
        { owner: 'procurement', open: 200 },
      ],
    });
    expect(first.causes).toHaveLength(200);
    const all = await work('scope=all&limit=1000');
    expect(new Set(all.causes.flatMap(({ ids }) => ids)).size).toBe(250);
  });

  it('is counted for one owner apart', async () => {
    const { total, causes, owners } = await work('scope=all&owner=finance&limit=10');
    expect([total, new Set(causes.map(({ row }) => row.owner)), owners.length]).toEqual([50, new Set(['finance']), 2]);
  });

  it('shows its true number at home', async () => {
    const home = await (await ask('/api/home', { headers: { cookie } })).json();
    expect(home).toMatchObject({ waitingTotal: 250, figures: { waiting: { today: 250 } } });
  });
});

it('tells machines whether it lives, whether bytes can be committed, and its figures', async () => {
  expect(await (await ask('/health/live')).json()).toMatchObject({ status: 'live' });
  expect(await (await ask('/health/ready')).json()).toMatchObject({ status: 'ready', sftp: 'listens' });
  expect(await (await ask('/metrics')).text()).toMatch(/quayside_steps_total/);
});

it('lets nothing that it answers be kept on the way, but the files of the console, whose names change with them', async () => {
  const { cookie } = await signIn();
  for (const path of ['/api/home', '/api/session', '/v1/me', '/health/ready', '/console/']) {
    const { headers } = await ask(path, { headers: { cookie } });
    expect(headers.get('cache-control'), path).toBe('no-store');
  }
  const page = await (await ask('/console/')).text();
  const file = /\/console\/assets\/[^"]+\.js/.exec(page)?.[0] ?? '';
  const whole = await ask(file, { headers: { 'accept-encoding': 'identity' } });
  expect(whole.headers.get('cache-control')).toMatch(/max-age=31536000, immutable/);
  for (const encoding of ['br', 'gzip']) {
    // Compressed when it was built, and unpacked on the way here.
    const packed = await ask(file, { headers: { 'accept-encoding': encoding } });
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual([encoding, 'accept-encoding']);
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(whole.headers.get('content-length')) / 2);
    expect(await packed.text()).toHaveLength((await ask(file).then((answer) => answer.text())).length);
  }
});
