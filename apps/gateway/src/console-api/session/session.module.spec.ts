import { FewAtATime, FoldedLines } from '@quayside/exchange';
import { hashPassword, openMetrics } from '@quayside/runtime';
import type { AccountRow, Accounts, SessionRow } from '@quayside/store';
import { storeTwin } from '@quayside/store-twin';
import { expect, it } from 'vitest';
import { guardedApp } from '../../../../../test/support/feature-app.js';
import { SessionModule } from './session.module.js';
import { sessionsIn } from './sessions.js';

const ines: AccountRow = { name: 'ines', passwordHash: await hashPassword('right'), displayName: 'Ines Sommer' };

/** Accounts of one person, in memory. */
function accounts(): Accounts & { readonly open: Map<string, SessionRow>; passwordHash: string } {
  const open = new Map<string, SessionRow>();
  const one = { passwordHash: ines.passwordHash };
  return Object.assign(one, {
    open,
    find: (name: string) => Promise.resolve(name === 'ines' ? ines : undefined),
    add: () => Promise.resolve(false),
    setPassword: () => Promise.resolve(),
    openSession: ({ tokenHash, account, csrf, passwordHash }: Parameters<Accounts['openSession']>[0]) => {
      if (passwordHash !== one.passwordHash) return Promise.resolve(false);
      open.set(tokenHash, { account, csrf, displayName: ines.displayName });
      return Promise.resolve(true);
    },
    session: (tokenHash: string) => Promise.resolve(open.get(tokenHash)),
    closeSession: (tokenHash: string) => Promise.resolve(void open.delete(tokenHash)),
  });
}

async function appOver(known = accounts()) {
  let now = Date.parse('2026-11-25T10:15:00Z');
  const { store, journal } = storeTwin();
  const few = new FewAtATime({ working: 2, waiting: 8, waitingEach: 4 });
  const clock = { now: () => new Date(now) };
  const parts = {
    accounts: known,
    store,
    clock,
    few,
    journal: new FoldedLines((line) => store.commit((tx) => tx.journal(line))),
    signIns: openMetrics().signIns,
  };
  const app = await guardedApp(SessionModule.register({ sessions: sessionsIn(parts), alwaysTls: true }));
  const signIn = (password: string, remoteAddress = '192.0.2.7', name = 'ines') =>
    app.inject({ method: 'POST', url: '/api/session', payload: { name, password }, remoteAddress });
  return { app, signIn, journal, pass: (ms: number) => void (now += ms) };
}

it('opens a session by the right password, keeps no token of it, and closes it', async () => {
  const known = accounts();
  const { app, signIn, journal } = await appOver(known);
  const answer = await signIn('right');
  const [cookie] = answer.cookies as { name: string; value: string; secure: boolean; expires: Date }[];
  const { csrf } = answer.json<{ csrf: string }>();
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, expires: new Date('2026-11-25T22:15:00Z') });
  expect([...known.open.keys()]).not.toContain(cookie?.value);
  // Browsers take a cookie of this name over TLS only, for this host and no other.
  const cookies = { '__Host-quayside_session': cookie?.value ?? '' };
  expect((await app.inject({ url: '/api/session', cookies })).json()).toEqual({
    user: 'ines',
    displayName: 'Ines Sommer',
    csrf,
  });
  const underAnotherName = { quayside_session: cookie?.value ?? '' };
  expect((await app.inject({ url: '/api/session', cookies: underAnotherName })).statusCode).toBe(401);
  // Another site makes the browser send the cookie, and cannot know the token.
  expect((await app.inject({ method: 'DELETE', url: '/api/session', cookies })).statusCode).toBe(403);
  const headers = { 'x-quayside-csrf': csrf };
  expect((await app.inject({ method: 'DELETE', url: '/api/session', cookies, headers })).statusCode).toBe(204);
  expect((await app.inject({ url: '/api/session', cookies })).statusCode).toBe(401);
  expect(journal()).toMatchObject([
    { kind: 'account', row: 'console:ines', to: 'in', what: 'signed in, from 192.0.2.7' },
    { kind: 'account', row: 'console:ines', to: 'out', what: 'signed out, from 127.0.0.1' },
  ]);
});

it('keeps whoever guesses waiting for longer and longer, and lets everybody else in', async () => {
  const { signIn, pass } = await appOver();
  for (let i = 0; i < 5; i += 1) expect((await signIn('wrong')).statusCode).toBe(401);
  const later = await signIn('right');
  expect(later.statusCode).toBe(429);
  expect(later.json<{ detail: string }>().detail).toMatch(/^Too many wrong passwords came from your address\. Try/);
  expect(Number(later.headers['retry-after'])).toBeGreaterThan(0);
  expect((await signIn('right', '192.0.2.8')).statusCode).toBe(200);
  pass(5_000);
  expect((await signIn('right')).statusCode).toBe(200);
});

it('looks at no more of a burst than are free, and keeps nobody else waiting behind it', async () => {
  const { signIn } = await appOver();
  const burst = Array.from({ length: 61 }, () => signIn('wrong', '2001:db8:1:2::1'));
  const mine = await signIn('right', '192.0.2.9');
  const answers = (await Promise.all(burst)).map(({ statusCode }) => statusCode);
  expect(mine.statusCode).toBe(200);
  expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  expect(answers.every((status) => [401, 429, 503].includes(status))).toBe(true);
  for (let n = 0; n < 5; n += 1) await signIn('wrong', '2001:db8:1:2::1');
  expect((await signIn('right', '2001:db8:1:2::2')).statusCode, 'of the same network').toBe(429);
});

it('opens nothing by a password that was changed while it was looked at', async () => {
  const known = accounts();
  const { signIn } = await appOver(known);
  known.passwordHash = 'another one by now';
  expect((await signIn('right')).statusCode).toBe(401);
  expect(known.open.size).toBe(0);
});
