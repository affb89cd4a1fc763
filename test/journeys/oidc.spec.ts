import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedInAs, signInAt } from '../support/console-session.js';
import { adminPassword, testGateway, type TestGateway } from '../support/gateway.js';
import { clientOfTests, startProvider, type TestProvider } from '../support/identity-provider.js';

// Signing in by an identity provider, as a browser does it: on a real gateway and a real provider.

let provider: TestProvider;
let test: TestGateway;
beforeAll(async () => {
  provider = await startProvider();
  test = await testGateway({
    QUAYSIDE_OIDC_ISSUER: provider.url,
    QUAYSIDE_OIDC_CLIENT_ID: clientOfTests.client_id,
    QUAYSIDE_OIDC_CLIENT_SECRET: clientOfTests.client_secret,
    QUAYSIDE_OIDC_NAME: 'Example staff',
    QUAYSIDE_OIDC_ASK: 'edi@example.com',
    QUAYSIDE_OIDC_ROLES: '{edi-buyers: [procurement], edi-kern: {roles: [finance], partners: [kern]}}',
  });
  await provider.admit(test.url);
});
afterAll(async () => {
  await test.stop();
  provider.close();
});
beforeEach(() => Object.assign(provider, { away: false, wrongNonce: false, expired: false }));

const bea = { sub: 'subject-of-bea', preferred_username: 'bea', email: 'bea@example.com', groups: ['edi-buyers'] };

/** A browser: it keeps cookies for each server, and follows redirects until it is told to stop. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (address: string) => {
    const { origin } = new URL(address);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const cookies = (address: string) => [...jarOf(address)].map(([name, value]) => `${name}=${value}`).join('; ');
  async function step(address: string): Promise<string | undefined> {
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie: cookies(address) } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jarOf(address).delete(name);
      else jarOf(address).set(name, value);
    }
    const next = answer.headers.get('location');
    return next === null ? undefined : new URL(next, address).href;
  }
  return {
    cookies,
    step,
    jarOf,
    /** Follows from `address` until where `stops` says; that address is not asked. */
    async follow(address: string, stops: (address: string) => boolean): Promise<string> {
      for (let at: string | undefined = address, hops = 0; at !== undefined && hops < 12; hops += 1) {
        if (stops(at)) return at;
        at = await step(at);
      }
      throw new Error(`no redirect from ${address} led to where it should`);
    },
  };
}

const begin = () => `${test.url}/api/sign-in/provider`;
const isCallback = (address: string) => address.startsWith(`${test.url}/api/sign-in/provider/callback`);
const isConsole = (address: string) => address.startsWith(`${test.url}/console`);

async function signInBy(person: TestProvider['next'], with_ = browser()) {
  provider.next = person;
  const end = await with_.follow(begin(), isConsole);
  const answer = await fetch(`${test.url}/api/session`, { headers: { cookie: with_.cookies(test.url) } });
  const session = (await answer.json()) as Record<string, unknown>;
  return { end: end.slice(test.url.length), status: answer.status, session, browser: with_ };
}

const ask = (path: string, cookie: string) => fetch(`${test.url}${path}`, { headers: { cookie } });
const told = (name: string) =>
  test.database.query<{ to: string; what: string }>(
    `select "to", what from journal where kind = 'account' and row = $1 order by id`,
    [`console:${name}`],
  );

describe('signing in by the provider', () => {
  it('makes an account at the first sign-in with the roles of the claim, and finds it again by its subject', async () => {
    const first = await signInBy(bea);
    expect(first.end).toBe('/console/');
    expect(first.session).toMatchObject({ user: 'bea', roles: ['procurement'], narrowed: false });
    // Another mail address and name: the same person.
    const again = await signInBy({ ...bea, preferred_username: 'bea.b', email: 'b@example.com', groups: ['edi-kern'] });
    expect(again.session).toMatchObject({ user: 'bea', roles: ['finance'], narrowed: true });
    expect((await told('bea')).map(({ to }) => to)).toEqual(['made', 'in', 'changed', 'in']);
  });

  it('gives nobody an account because name and mail address are those of one', async () => {
    await signedInAs(test, { name: 'ada', roles: ['admin'] });
    const other = await signInBy({ ...bea, sub: 'subject-of-another', preferred_username: 'ada' });
    expect(other.session).toMatchObject({ user: 'ada-2', roles: ['procurement'] });
  });

  it('lets nobody in to whom the claim gives no role, and makes no account', async () => {
    const nora = await signInBy({ sub: 'nora', preferred_username: 'nora', groups: ['staff'] });
    expect(nora).toMatchObject({ end: '/console/?sign-in=no-role', status: 401 });
    expect(await test.database.query(`select 1 from account where name = 'nora'`)).toEqual([]);
    const ways: unknown = await (await fetch(`${test.url}/api/sign-in`)).json();
    expect(ways).toEqual({
      ...{ provider: { name: 'Example staff', ask: 'edi@example.com' }, local: 'shown' },
    });
  });

  it('takes roles and sessions from an account whose claim gives nothing any more', async () => {
    const lou = { sub: 'lou', preferred_username: 'lou', groups: ['edi-buyers'] };
    const before = await signInBy(lou);
    expect(before.status).toBe(200);
    expect((await signInBy({ ...lou, groups: [] })).end).toBe('/console/?sign-in=no-role');
    expect((await ask('/api/session', before.browser.cookies(test.url))).status).toBe(401);
    expect(await test.database.query(`select roles from account where name = 'lou'`)).toEqual([{ roles: [] }]);
    const admin = await signInAt(test.url, { name: 'admin', password: adminPassword });
    expect((await admin.ask('GET', '/api/people')).status).toBe(200);
    expect((await signInBy(lou)).session).toMatchObject({ user: 'lou', roles: ['procurement'] });
  });

  it('lets nobody in whose account is disabled', async () => {
    const max = { sub: 'max', preferred_username: 'max', groups: ['edi-buyers'] };
    await signInBy(max);
    const admin = await signInAt(test.url, { name: 'admin', password: adminPassword });
    expect((await admin.ask('POST', '/api/people/max/disable')).status).toBe(200);
    expect(await signInBy(max)).toMatchObject({ end: '/console/?sign-in=disabled', status: 401 });
  });
});

describe('what is no proof', () => {
  const isRefused = (why: string) => ({ end: `/console/?sign-in=${why}`, status: 401 });

  it('is an answer with another state', async () => {
    const mallory = browser();
    provider.next = bea;
    const callback = new URL(await mallory.follow(begin(), isCallback));
    callback.searchParams.set('state', 'another');
    expect(await mallory.step(callback.href)).toBe(`${test.url}/console/?sign-in=not-proved`);
    expect((await ask('/api/session', mallory.cookies(test.url))).status).toBe(401);
  });

  it('is a token with another nonce', async () => {
    provider.wrongNonce = true;
    expect(await signInBy(bea)).toMatchObject(isRefused('not-proved'));
  });

  it('is a token that has ended', async () => {
    provider.expired = true;
    expect(await signInBy(bea)).toMatchObject(isRefused('not-proved'));
  });

  it('is an answer that was shown before, also with the cookie of the first time', async () => {
    const here = browser();
    provider.next = bea;
    const callback = await here.follow(begin(), isCallback);
    const flow = new Map(here.jarOf(test.url));
    expect(await here.step(callback)).toBe(`${test.url}/console/`);
    expect(await here.step(callback)).toBe(`${test.url}/console/?sign-in=too-late`);
    const thief = browser();
    for (const [name, value] of flow) thief.jarOf(test.url).set(name, value);
    expect(await thief.step(callback)).toBe(`${test.url}/console/?sign-in=not-proved`);
    expect((await ask('/api/session', thief.cookies(test.url))).status).toBe(401);
  });

  it('is an answer in a browser that was never sent away, or with a cookie that somebody made up', async () => {
    const here = browser();
    provider.next = bea;
    const callback = await here.follow(begin(), isCallback);
    expect(await browser().step(callback)).toBe(`${test.url}/console/?sign-in=too-late`);
    const other = browser();
    other.jarOf(test.url).set('quayside_sign_in', 'made-up');
    expect(await other.step(callback)).toBe(`${test.url}/console/?sign-in=too-late`);
  });
});

it('says that the provider is away, lets people in by their passwords, and asks it again', async () => {
  provider.away = true;
  expect(await signInBy(bea)).toMatchObject({ end: '/console/?sign-in=provider-away', status: 401 });
  await signInAt(test.url, { name: 'admin', password: adminPassword });
  provider.away = false;
  expect((await signInBy(bea)).status).toBe(200);
});

it('joins an account to an identity only for its owner who is signed in, and one identity to one account', async () => {
  const owner = await signedInAs(test, { name: 'olga', roles: ['quality'] });
  const join = async (person: TestProvider['next'], session = owner) => {
    const here = browser();
    provider.next = person;
    const answer = await fetch(`${test.url}/api/me/provider`, {
      method: 'POST',
      headers: { cookie: session.cookie, 'x-quayside-csrf': session.csrf },
    });
    const [name = '', value = ''] = answer.headers.getSetCookie()[0]?.split(';')[0]?.split(/=(.*)/) ?? [];
    here.jarOf(test.url).set(name, value);
    const { address } = (await answer.json()) as { address: string };
    return (await here.follow(address, isConsole)).slice(test.url.length);
  };
  const olga = { sub: 'olga', preferred_username: 'olga', groups: ['edi-buyers'] };
  await signInBy(bea);
  expect(await join(bea), 'the identity of somebody else').toBe('/console/?sign-in=taken');
  expect(await join(olga)).toBe('/console/account');
  expect((await owner.ask('GET', '/api/me')).body).toMatchObject({ provider: { name: 'Example staff', joined: true } });
  expect((await signInBy(olga)).session).toMatchObject({ user: 'olga', roles: ['procurement'] });
});

it('ends the session at the provider too, for who came by it', async () => {
  const { browser: here, session } = await signInBy(bea);
  const answer = await fetch(`${test.url}/api/session`, {
    method: 'DELETE',
    headers: { cookie: here.cookies(test.url), 'x-quayside-csrf': String(session['csrf']) },
  });
  const { next } = (await answer.json()) as { next: string };
  expect(next).toContain(`${provider.url}/session/end?`);
  expect(new URL(next).searchParams.get('post_logout_redirect_uri')).toBe(`${test.url}/console/`);
  const admin = await signInAt(test.url, { name: 'admin', password: adminPassword });
  expect((await admin.ask('DELETE', '/api/session')).body).toEqual({ next: null });
});
