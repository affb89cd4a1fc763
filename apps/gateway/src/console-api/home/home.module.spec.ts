import type { LivePartner } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { WorkDesk } from '../work/work-desk.js';
import { HomeModule } from './home.module.js';
import type { Overview } from './overview.js';

const acme = {
  partner: { id: 'acme', name: 'Acme Components', stage: 'live', profile: { odoo: { connection: 'demo' } } },
} as unknown as LivePartner;

const overview: Overview = {
  figures: { received: 3, delivered: 2, waiting: 240, failing: 0, receivedUsual: 2.6, deliveredUsual: null },
  partners: [acme],
  health: [{ partner: 'acme', lastReceivedAt: new Date(0), documents7d: 9, held: 1, rejected7d: 0 }],
  systems: [{ system: 'odoo:default', servedAt: null, failingSince: new Date(0), error: 'ECONNREFUSED' }],
  problems: [],
  connections: ['demo'],
  statement: undefined,
  orders: [{ question: 'unanswered', count: 3 }],
  heldAmounts: [{ currency: 'EUR', amount: '1245.09', count: 2 }],
};

const work: Pick<WorkDesk, 'queue' | 'names'> = {
  names: () => Promise.resolve((id) => ({ id, name: 'Acme Components' })),
  queue: ({ scope }) => Promise.resolve({ causes: [], causeTotal: 0, total: scope === 'role' ? 12 : 240 }),
};

it('counts what waits for whoever asks, and shows how each partner and each figure stands', async () => {
  const app = await featureApp(HomeModule.register({ overview: () => Promise.resolve(overview), work }));
  expect((await app.inject('/api/home')).json()).toMatchObject({
    waitingTotal: 12,
    orders: [{ question: 'unanswered', count: 3 }],
    heldAmounts: [{ currency: 'EUR', amount: '1245.09', count: 2 }],
    figures: { received: { today: 3, usual: 3 }, delivered: { today: 2, usual: null } },
    partners: [{ partner: { id: 'acme' }, documents7d: 9, held: 1 }],
    notices: [
      { kind: 'odoo-down', text: expect.stringMatching(/^Odoo connection default cannot be/) as string },
      { kind: 'demo', text: expect.stringContaining('No Odoo is configured yet') as string },
    ],
  });
});

it('says nothing of its own fault but where to look', async () => {
  const broken = () => Promise.reject(new Error('column "x" does not exist'));
  const app = await featureApp(HomeModule.register({ overview: broken, work }));
  const answer = await app.inject('/api/home');
  expect(answer.statusCode).toBe(500);
  expect(answer.json<{ detail: string }>().detail).toMatch(/^Something went wrong in Quayside/);
});
