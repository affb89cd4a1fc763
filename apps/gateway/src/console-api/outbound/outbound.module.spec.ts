import type { PartnerPause } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { featureApp, signedIn } from '../../../../../test/support/feature-app.js';
import type { OutboundDesk } from './outbound-desk.js';
import { OutboundModule } from './outbound.module.js';

const id = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45';
const reason = 'they lost it';
const by = signedIn.account;

async function appWith(paused?: PartnerPause) {
  const done: unknown[] = [];
  const note = (...what: unknown[]) => Promise.resolve(void done.push(what));
  const desk: OutboundDesk = {
    sendSameAgain: (row, asked) => note('same', row, asked),
    sendAnew: (row, asked) => note('anew', row, asked),
    askForOrder: (wanted, asked) => note('order', wanted, asked),
    pauseOf: () => Promise.resolve(paused),
    pause: (partner, asked) => note('pause', partner, asked),
    resume: (partner, asked) => note('resume', partner, asked),
  };
  const choose = (row: string, choosing: object) => note('chosen', row, choosing);
  const app = await featureApp(OutboundModule.register({ choose, desk }));
  const post = async (url: string, payload: object) =>
    (await app.inject({ method: 'POST', url: `/api/${url}`, payload })).statusCode;
  return { app, post, done };
}

it('settles what waits as a person chose', async () => {
  const { post, done } = await appWith();
  expect(await post(`outbound/${id}/choices`, { choice: 'withdraw', reason })).toBe(200);
  expect(done).toEqual([['chosen', id, { choice: 'withdraw', reason, by }]]);
});

it('sends again as it is told, with a reason and no other way', async () => {
  const { post, done } = await appWith();
  expect(await post(`outbound/${id}/send-again`, { how: 'same', reason })).toBe(200);
  expect(await post(`outbound/${id}/send-again`, { how: 'anew', reason })).toBe(200);
  expect(await post(`outbound/${id}/send-again`, { how: 'anew', reason: ' ' })).toBe(400);
  expect(await post(`outbound/${id}/send-again`, { how: 'somehow', reason })).toBe(400);
  expect(await post('partners/acme/orders/P00017/send', { reason })).toBe(200);
  expect(done).toEqual([
    ['same', id, { by, reason }],
    ['anew', id, { by, reason }],
    ['order', { partner: 'acme', number: 'P00017' }, { by, reason }],
  ]);
});

it('pauses a partner and lets it go on, and says since when, by whom and why', async () => {
  const { app, post, done } = await appWith({ partner: 'acme', since: new Date(0), by: 'anna', reason });
  const paused = { since: '1970-01-01T00:00:00.000Z', by: 'anna', reason };
  expect((await app.inject('/api/partners/acme/pause')).json()).toEqual({ paused });
  expect((await (await appWith()).app.inject('/api/partners/acme/pause')).json()).toEqual({ paused: null });
  expect([await post('partners/acme/pause', { reason }), await post('partners/acme/resume', { reason })]).toEqual([
    ...[200, 200],
  ]);
  expect(await post('partners/acme/pause', {})).toBe(400);
  expect(done).toEqual([
    ['pause', 'acme', { by, reason }],
    ['resume', 'acme', { by, reason }],
  ]);
});
