import type { AccountRow, Accounts, SessionRow } from '@quayside/store';
import { expect, it } from 'vitest';
import { guardedApp } from '../../../../../test/support/feature-app.js';
import { hashPassword, passwordsOf } from './passwords.js';
import { SessionModule } from './session.module.js';
import { sessionsIn } from './sessions.js';

const ines: AccountRow = { name: 'ines', passwordHash: await hashPassword('right'), displayName: 'Ines Sommer' };

/** Accounts of one person, in memory. */
function accounts(): Accounts & { readonly open: Map<string, SessionRow> } {
  const open = new Map<string, SessionRow>();
  return {
    open,
    find: (name) => Promise.resolve(name === 'ines' ? ines : undefined),
    add: () => Promise.resolve(false),
    setPassword: () => Promise.resolve(),
    openSession: ({ tokenHash, account, csrf }) =>
      Promise.resolve(void open.set(tokenHash, { account, csrf, displayName: ines.displayName })),
    session: (tokenHash) => Promise.resolve(open.get(tokenHash)),
    closeSession: (tokenHash) => Promise.resolve(void open.delete(tokenHash)),
  };
}

async function appOver(known: Accounts, now = () => new Date('2026-11-25T10:15:00Z')) {
  const ports = { sessions: sessionsIn(known, { now }, true), check: passwordsOf(known, { now }) };
  const app = await guardedApp(SessionModule.register(ports));
  const signIn = (password: string) =>
    app.inject({ method: 'POST', url: '/api/session', payload: { name: 'ines', password } });
  return { app, signIn };
}

it('opens a session by the right password, keeps no token of it, and closes it', async () => {
  const known = accounts();
  const { app, signIn } = await appOver(known);
  const answer = await signIn('right');
  const [cookie] = answer.cookies as { name: string; value: string; secure: boolean; expires: Date }[];
  const { csrf } = answer.json<{ csrf: string }>();
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, expires: new Date('2026-11-25T22:15:00Z') });
  expect([...known.open.keys()]).not.toContain(cookie?.value);
  const cookies = { quayside_session: cookie?.value ?? '' };
  expect((await app.inject({ url: '/api/session', cookies })).json()).toEqual({
    user: 'ines',
    displayName: 'Ines Sommer',
    csrf,
  });
  // Another site makes the browser send the cookie, and cannot know the token.
  expect((await app.inject({ method: 'DELETE', url: '/api/session', cookies })).statusCode).toBe(403);
  const headers = { 'x-quayside-csrf': csrf };
  expect((await app.inject({ method: 'DELETE', url: '/api/session', cookies, headers })).statusCode).toBe(204);
  expect((await app.inject({ url: '/api/session', cookies })).statusCode).toBe(401);
});

it('lets nobody guess for long, and the right password in again after a while', async () => {
  let now = new Date('2026-11-25T10:15:00Z');
  const { signIn } = await appOver(accounts(), () => now);
  for (let i = 0; i < 5; i += 1) expect((await signIn('wrong')).statusCode).toBe(401);
  expect((await signIn('right')).json()).toMatchObject({ detail: 'Name or password is not right.' });
  now = new Date(now.getTime() + 2_000);
  expect((await signIn('right')).statusCode).toBe(200);
});
