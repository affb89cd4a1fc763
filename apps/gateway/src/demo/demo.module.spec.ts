import type { Order } from '@quayside/canonical';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../test/support/feature-app.js';
import { DemoModule } from './demo.module.js';
import type { Demo } from './demo.js';

const demo: Demo = {
  token: 't0ken',
  play: (story, say) => Promise.resolve(say({ kind: 'scene', text: story })),
  order: (partner, number) =>
    Promise.resolve(partner === 'acme' ? { order: { number } as Order } : { unknown: 'partner' }),
};

const headers = { authorization: 'Bearer t0ken' };

it('plays the story that was asked for, a line at a time', async () => {
  const app = await featureApp(DemoModule.register(demo));
  const answer = await app.inject({ method: 'POST', url: '/api/demo?story=first', headers });
  expect(answer.body).toBe('{"kind":"scene","text":"first"}\n');
});

it('obeys nobody but the local operator', async () => {
  const app = await featureApp(DemoModule.register(demo));
  expect((await app.inject({ method: 'POST', url: '/api/demo' })).statusCode).toBe(403);
  const url = '/api/demo/order?partner=acme&number=P00001';
  expect((await app.inject({ url, headers: { authorization: 'Bearer guessed' } })).statusCode).toBe(403);
  expect((await app.inject({ url, headers })).json()).toEqual({ number: 'P00001' });
});

it('says which of partner and order there is none of', async () => {
  const app = await featureApp(DemoModule.register(demo));
  const answer = await app.inject({ url: '/api/demo/order?partner=nobody&number=P00001', headers });
  expect([answer.statusCode, answer.json()]).toMatchObject([
    404,
    { detail: 'The partner "nobody" has no live profile.' },
  ]);
});
