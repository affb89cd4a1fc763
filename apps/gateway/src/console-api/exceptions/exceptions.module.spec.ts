import { expect, it } from 'vitest';
import { featureApp, signedIn } from '../../../../../test/support/feature-app.js';
import { ExceptionsModule } from './exceptions.module.js';
import type { Remarks } from './remarks.js';

const id = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45';

async function given() {
  const chosen: unknown[] = [];
  const all: { at: Date; by: string; text: string }[] = [];
  const remarks: Remarks = {
    said: () => Promise.resolve(all),
    say: (of, text, by) => Promise.resolve(of === id && all.push({ at: new Date(0), by, text }) > 0),
  };
  const app = await featureApp(
    ExceptionsModule.register({ remarks, choose: (of, choosing) => Promise.resolve(void chosen.push([of, choosing])) }),
  );
  return { app, chosen };
}

it('keeps what people say of it', async () => {
  const { app } = await given();
  const url = `/api/exceptions/${id}/remarks`;
  const payload = { text: ' Called Mr. Berg, he looks into it ' };
  const answer = await app.inject({ method: 'POST', url, payload });
  const remarks = [{ at: '1970-01-01T00:00:00.000Z', by: signedIn.account, text: 'Called Mr. Berg, he looks into it' }];
  expect(answer.json()).toEqual({ remarks });
  expect((await app.inject(url)).json()).toEqual({ remarks });
  const nobody = url.replace(id, signedIn.id);
  expect((await app.inject({ method: 'POST', url: nobody, payload })).statusCode).toBe(404);
  expect((await app.inject({ method: 'POST', url, payload: { text: ' ' } })).statusCode).toBe(400);
});

it('settles what is late by the exception', async () => {
  const { app, chosen } = await given();
  const payload = { choice: 'waive', reason: 'the driver has it' };
  const done = await app.inject({ method: 'POST', url: `/api/exceptions/${id}/choices`, payload });
  expect([done.statusCode, done.json()]).toEqual([200, { message: 'Noted. Nobody is asked about it again.' }]);
  expect(chosen).toEqual([[id, { ...payload, by: signedIn.account }]]);
});
