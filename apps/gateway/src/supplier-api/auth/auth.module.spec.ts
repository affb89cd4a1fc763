import { expect, it } from 'vitest';
import { caller, guardedApp } from '../../../../../test/support/feature-app.js';
import { Problem } from '../../server/problem.js';
import { AuthModule } from './auth.module.js';
import type { Callers } from './callers.js';

/** Everybody who shows a key is Acme. */
function callers(others: Partial<Callers> = {}): Callers & { readonly used: string[] } {
  const used: string[] = [];
  return {
    used,
    whose: ({ authorization, howTo }) =>
      authorization ? Promise.resolve(caller) : Promise.reject(new Problem('not-signed-in', howTo)),
    noteWrong: () => Promise.resolve(undefined),
    count: (_, { requests }) => Promise.resolve({ allowed: true, remaining: requests - 1, resetSeconds: 60 }),
    isPaused: () => Promise.resolve(false),
    noteUse: ({ key }) => Promise.resolve(void used.push(key?.id ?? '')),
    ...others,
  };
}

const me = { url: '/v1/me', headers: { authorization: 'Bearer qsk_1' } };

it('tells callers who they are, and counts their request and the use of their key', async () => {
  const known = callers();
  const answer = await (await guardedApp(AuthModule.register(known))).inject(me);
  expect(answer.json()).toMatchObject({ partner: { id: 'acme' }, key: { id: '5f2a1d0c' }, stage: 'live' });
  expect(answer.headers['ratelimit']).toBe('"partner";r=119;t=60');
  expect(known.used).toEqual(['5f2a1d0c']);
});

it('counts what nobody signed by its address, and says what to show', async () => {
  const counted: string[] = [];
  const noteWrong: Callers['noteWrong'] = (address, { detail }) =>
    Promise.resolve(void counted.push(`${address}: ${detail}`));
  const answer = await (await guardedApp(AuthModule.register(callers({ noteWrong })))).inject('/v1/me');
  expect(answer.statusCode).toBe(401);
  expect(answer.json()).toMatchObject({ type: 'urn:quayside:problem:not-signed-in', title: 'Not signed in' });
  expect(counted).toEqual([expect.stringMatching(/^127\.0\.0\.1: Send your key as/)]);
});

it('keeps an address that shows wrong keys waiting, and serves the right one from there all the same', async () => {
  const noteWrong = () => Promise.resolve(new Date(Date.now() + 9_500));
  const app = await guardedApp(AuthModule.register(callers({ noteWrong })));
  const later = await app.inject('/v1/me');
  expect([later.statusCode, later.headers['retry-after']]).toEqual([429, '10']);
  expect((await app.inject(me)).statusCode).toBe(200);
});

it('hands nothing out while the channel is paused', async () => {
  const paused = callers({ isPaused: () => Promise.resolve(true) });
  const answer = await (await guardedApp(AuthModule.register(paused))).inject(me);
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '300']);
  expect(paused.used).toEqual([]);
});
