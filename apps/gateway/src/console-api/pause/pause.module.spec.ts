import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { PauseDesk } from './pause-desk.js';
import { PauseModule } from './pause.module.js';

const behind = { documents: 4, dispatches: 1, uncertain: 2 };

function appWith(now: Awaited<ReturnType<PauseDesk['now']>>) {
  const done: string[] = [];
  const desk: PauseDesk = {
    now: () => Promise.resolve(now),
    pause: (by, reason) => Promise.resolve(void done.push(`${by} pauses: ${reason}`)),
    resume: (by, { uncertain, holes }) =>
      Promise.resolve(void done.push(`${by} resumes: ${uncertain}, holes ${holes}`)),
  };
  return featureApp(PauseModule.register(desk)).then((app) => ({ app, done }));
}

it('says that nothing is paused', async () => {
  const { app } = await appWith(undefined);
  expect((await app.inject('/api/pause')).json()).toEqual({ paused: null });
});

it('says since when, by whom and why, and what waits behind it', async () => {
  const { app } = await appWith({ since: new Date(0), by: 'anna', reason: 'Odoo is moved', ...behind });
  const paused = { since: '1970-01-01T00:00:00.000Z', by: 'anna', reason: 'Odoo is moved', ...behind, obstacle: null };
  expect((await app.inject('/api/pause')).json()).toEqual({ paused });
});

it('pauses with a reason and no other way, and resumes as it is told', async () => {
  const { app, done } = await appWith(undefined);
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });
  expect((await post('/api/pause', { reason: '  ' })).statusCode).toBe(400);
  expect((await post('/api/pause/resume', { uncertain: 'perhaps' })).statusCode).toBe(400);
  expect((await post('/api/pause', { reason: 'Odoo is moved' })).json()).toEqual({
    message: expect.stringMatching(/^Paused/) as unknown,
  });
  expect((await post('/api/pause/resume', { uncertain: 'send' })).statusCode).toBe(200);
  expect(done).toEqual([
    expect.stringMatching(/pauses: Odoo is moved$/),
    expect.stringMatching(/resumes: send, holes none$/),
  ]);
});
