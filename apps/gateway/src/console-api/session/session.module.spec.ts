import { createHash } from 'node:crypto';
import { FewAtATime, FoldedLines, type LivePartner } from '@quayside/exchange';
import { generate } from 'otplib';
import type { Account, PeopleStore } from '@quayside/accounts';
import { hashPassword, isPassword, openMetrics } from '@quayside/runtime';
import type { ConsoleSessions, NewSession } from '@quayside/store';
import { storeTwin } from '@quayside/store-twin';
import { expect, it } from 'vitest';
import { guardedApp } from '../../../../../test/support/feature-app.js';
import { notedAccess } from '../../../../../test/support/noted.js';
import type { Subjects } from './rights.guard.js';
import { SessionModule } from './session.module.js';
import { sessionsIn } from './sessions.js';

const ines: Account = {
  ...{ name: 'ines', passwordHash: await hashPassword('right'), displayName: 'Ines Sommer', email: null },
  ...{ roles: ['finance'], partners: ['acme'], companies: null },
  ...{
    oneTimeSecret: null,
    oneTimeSince: null,
    oneTimeStep: null,
    issuer: null,
    subject: null,
    disabledAt: null,
    createdAt: new Date(0),
  },
};

const recoveryHash = createHash('sha256').update('abcdeabcde').digest('hex');
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const nobodys: Subjects = { ofRow: () => Promise.resolve(undefined), ofChannel: () => Promise.resolve(undefined) };
const live = (id: string) => ({ partner: { id, profile: { odoo: { connection: 'default' } } } }) as LivePartner;

/** Accounts of one person, in memory. */
function accounts() {
  const open = new Map<string, NewSession>();
  const closed: object[] = [];
  const one = { passwordHash: ines.passwordHash, account: ines };
  const sessions: ConsoleSessions = {
    open: (session) => {
      if (session.passwordHash !== one.passwordHash) return Promise.resolve(false);
      open.set(session.tokenHash, session);
      return Promise.resolve(true);
    },
    see: (tokenHash) => {
      const session = open.get(tokenHash);
      const { displayName, roles, partners, companies } = one.account;
      const terms = {
        displayName,
        roles: [...roles],
        partners: partners && [...partners],
        companies: companies && [...companies],
      };
      return Promise.resolve(
        session && { id: session.id, account: session.account, csrf: session.csrf, issuer: session.issuer, ...terms },
      );
    },
    isOpen: (tokenHash) => Promise.resolve(open.has(tokenHash)),
    close: (tokenHash, who) => {
      open.delete(tokenHash);
      return Promise.resolve(void closed.push(who));
    },
  };
  const steps = new Set<number>();
  const people = {
    find: (name: string) => Promise.resolve(name === 'ines' ? one.account : undefined),
    useStep: (_: string, step: number) => Promise.resolve(!steps.has(step) && Boolean(steps.add(step))),
    useRecoveryCode: (_: string, hash: string) =>
      Promise.resolve(hash === recoveryHash && !steps.has(-1) && Boolean(steps.add(-1))),
  } as Partial<PeopleStore> as PeopleStore;
  return Object.assign(one, { open, closed, sessions, people });
}

async function appOver(known = accounts()) {
  let now = Date.parse('2026-11-25T10:15:00Z');
  const { store, journal } = storeTwin();
  const few = new FewAtATime({ working: 2, waiting: 8, waitingEach: 4 });
  const clock = { now: () => new Date(now) };
  const parts = {
    people: {
      ...{ people: known.people, clock, passwords: { hash: hashPassword, matches: isPassword } },
      seal: { close: (text: string) => text, open: (text: string) => text },
    },
    sessions: known.sessions,
    partners: { all: () => Promise.resolve([live('acme'), live('kern')]) },
    store,
    clock,
    few,
    journal: new FoldedLines((line) => store.commit((tx) => tx.journal(line))),
    signIns: openMetrics().signIns,
  };
  const app = await guardedApp(
    SessionModule.register({
      sessions: sessionsIn(parts),
      vouching: undefined,
      subjects: nobodys,
      access: notedAccess(),
      alwaysTls: true,
    }),
  );
  const signIn = (password: string, remoteAddress = '192.0.2.7', name = 'ines', code?: string) =>
    app.inject({ method: 'POST', url: '/api/session', payload: { name, password, code }, remoteAddress });
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
    ...{ user: 'ines', displayName: 'Ines Sommer', csrf },
    ...{ roles: ['finance'], decidesFor: ['finance'], narrowed: true, prices: true },
    may: expect.arrayContaining(['getSession', 'chooseForDocument']) as string[],
  });
  const underAnotherName = { quayside_session: cookie?.value ?? '' };
  expect((await app.inject({ url: '/api/session', cookies: underAnotherName })).statusCode).toBe(401);
  // Another site makes the browser send the cookie, and cannot know the token.
  expect((await app.inject({ method: 'DELETE', url: '/api/session', cookies })).statusCode).toBe(403);
  const headers = { 'x-quayside-csrf': csrf };
  expect((await app.inject({ method: 'DELETE', url: '/api/session', cookies, headers })).statusCode).toBe(200);
  expect((await app.inject({ url: '/api/session', cookies })).statusCode).toBe(401);
  expect(journal()).toMatchObject([
    { kind: 'account', row: 'console:ines', to: 'in', what: 'signed in, from 192.0.2.7' },
  ]);
  expect(known.closed).toEqual([{ account: 'ines', address: '127.0.0.1' }]);
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

it('asks for a code where a second factor is set up, takes each one once, and a recovery code instead', async () => {
  const known = accounts();
  known.account = { ...ines, oneTimeSecret: secret, oneTimeSince: new Date(0) };
  const { signIn, pass, journal } = await appOver(known);
  const epoch = Date.parse('2026-11-25T10:15:00Z') / 1000;
  const code = await generate({ secret, epoch });
  const without = await signIn('right');
  expect(without.statusCode).toBe(401);
  expect(without.json<{ type: string }>().type).toBe('urn:quayside:problem:code-needed');
  expect((await signIn('wrong', undefined, undefined, code)).json<{ type: string }>().type).toBe('about:blank');
  expect((await signIn('right', undefined, undefined, code)).statusCode).toBe(200);
  expect((await signIn('right', undefined, undefined, code)).statusCode, 'a code is good once').toBe(401);
  expect((await signIn('right', undefined, undefined, 'ABCDE abcde')).statusCode).toBe(200);
  expect((await signIn('right', undefined, undefined, 'abcde-abcde')).statusCode, 'so is a recovery code').toBe(401);
  pass(10 * 60_000);
  expect((await signIn('right', undefined, undefined, code)).statusCode, 'and old ones are none').toBe(401);
  expect(
    journal()
      .filter(({ to }) => to === 'refused')
      .map(({ what }) => what),
  ).toEqual([
    'sign-in refused: wrong password, from 192.0.2.7',
    // Further ones within the minute are one line, when it has passed.
    'sign-in refused: wrong code, from 192.0.2.7',
  ]);
});

it('lets nobody in to an account that is disabled', async () => {
  const known = accounts();
  known.account = { ...ines, disabledAt: new Date(0) };
  const { signIn } = await appOver(known);
  expect((await signIn('right')).statusCode).toBe(401);
});
