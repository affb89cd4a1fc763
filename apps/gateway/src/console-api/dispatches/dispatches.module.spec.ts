import type { Choosing } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { DispatchesModule } from './dispatches.module.js';

const id = '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45';

it('settles one as a person chose', async () => {
  const chosen: (Choosing & { readonly id: string })[] = [];
  const app = await featureApp(
    DispatchesModule.register((dispatch, choosing) => Promise.resolve(void chosen.push({ ...choosing, id: dispatch }))),
  );
  const url = `/api/dispatches/${id}/choices`;
  const payload = { choice: 'was-sent', reason: 'they have it' };
  const answer = await app.inject({ method: 'POST', url, payload });
  expect(answer.json()).toEqual({ message: 'Noted as sent. It does not go out again.' });
  expect(chosen).toMatchObject([{ id, ...payload }]);
  expect((await app.inject({ method: 'POST', url, payload: { choice: 'lose', reason: 'why not' } })).statusCode).toBe(
    400,
  );
});
