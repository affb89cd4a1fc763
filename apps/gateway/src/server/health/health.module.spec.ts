import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { HealthModule } from './health.module.js';
import type { Health } from './health.js';

const well: Health = {
  version: '1.2.3',
  roles: ['http'],
  isStopping: () => false,
  hasSftp: () => false,
  askDatabase: () => Promise.resolve(),
  metrics: () => Promise.resolve('quayside_steps_total 4\n'),
};

it('is ready while the database answers, and says what this process has no part in', async () => {
  const app = await featureApp(HealthModule.register(well));
  const answer = await app.inject('/health/ready');
  expect(answer.json()).toEqual({ status: 'ready', database: 'answers', sftp: 'not in this process' });
  expect((await app.inject('/metrics')).body).toBe('quayside_steps_total 4\n');
});

it('is not ready when it stops, nor without its database; it is alive all the same', async () => {
  const down = { ...well, askDatabase: () => Promise.reject(new Error('refused')) };
  const app = await featureApp(HealthModule.register(down));
  const answer = await app.inject('/health/ready');
  expect([answer.statusCode, answer.json()]).toMatchObject([503, { detail: 'the database does not answer' }]);
  expect((await app.inject('/health/live')).statusCode).toBe(200);
  const stopping = await featureApp(HealthModule.register({ ...well, isStopping: () => true }));
  expect((await stopping.inject('/health/ready')).json()).toMatchObject({ detail: 'stopping' });
});
