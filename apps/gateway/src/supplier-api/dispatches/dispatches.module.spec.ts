import type { Account } from '@quayside/partners';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { AuthModule } from '../auth/auth.module.js';
import type { Callers } from '../auth/callers.js';
import type { DispatchFound, DispatchReads } from './dispatch-reads.js';
import { DispatchesModule } from './dispatches.module.js';

const id = 'b1946ac9-2c1c-4d1e-8f0a-5f2a1d0c9e77';
const waiting = {
  ...{ id, account: 'acme-api', channel: 'rest', type: '997', name: '997-1.edi', state: 'ready', size: 4 },
  ...{ createdAt: new Date('2026-11-25T10:15:01Z'), sentAt: null, file: '4f7c2a1e-6f43-4a57-9d0b-0c7b1d2e3f45' },
} as DispatchFound;

const reads = (rows: readonly DispatchFound[]): DispatchReads => ({
  ofAccount: (_, { limit }) => Promise.resolve(rows.slice(0, limit)),
  find: (wanted) => Promise.resolve(rows.find((each) => each.id === wanted)),
  async *bytes() {
    yield await Promise.resolve(Buffer.from('ISA~'));
  },
});

const nobody = AuthModule.register({} as Callers);

async function appOver(rows: readonly DispatchFound[]) {
  const served: string[] = [];
  const note = (dispatch: string, account: string) => Promise.resolve(void served.push(`${dispatch} ${account}`));
  return { app: await featureApp(DispatchesModule.register({ reads: reads(rows), served: note }, nobody)), served };
}

it('lists what waits, a page at a time', async () => {
  const second = { ...waiting, id: 'c0ffee00-1d2e-4f3a-8b4c-5d6e7f809102' };
  const { app } = await appOver([waiting, second]);
  const page = (await app.inject('/v1/dispatches?limit=1')).json<object>();
  expect(page).toMatchObject({ rows: [{ id, status: 'waiting', content: `/v1/dispatches/${id}/content` }], next: id });
  expect((await app.inject('/v1/dispatches')).json()).toMatchObject({ next: null });
});

it('notes that a dispatch was served when its last byte was read, not when its headers were', async () => {
  const { app, served } = await appOver([waiting]);
  await app.inject({ method: 'HEAD', url: `/v1/dispatches/${id}/content` });
  expect(served).toEqual([]);
  const answer = await app.inject(`/v1/dispatches/${id}/content`);
  expect([answer.body, answer.headers['content-type']]).toEqual(['ISA~', 'application/edi-x12']);
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename=/);
  expect(served).toEqual([`${id} acme-api`]);
});

it('does not tell one partner of the dispatches of another', async () => {
  const { app } = await appOver([{ ...waiting, account: 'kern-api' as Account }]);
  const answer = await app.inject(`/v1/dispatches/${id}`);
  expect([answer.statusCode, answer.json()]).toMatchObject([404, { type: 'urn:quayside:problem:not-found' }]);
  expect((await app.inject('/v1/dispatches?limit=0')).statusCode).toBe(400);
});
