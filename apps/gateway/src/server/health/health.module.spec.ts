import { expect, it, onTestFinished } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import { HealthModule } from './health.module.js';
import type { Health } from './health.js';
import { Readiness } from './readiness.js';
import { startWatchServer } from './watch-server.js';

const well: Health = {
  version: '1.2.3',
  roles: ['http'],
  isStopping: () => false,
  hasSftp: () => false,
  probeDatabase: () => Promise.resolve(undefined),
  freeBytes: () => Promise.resolve(900 * 1024 ** 2),
  minimumFree: 500 * 1024 ** 2,
  metrics: () => Promise.resolve('quayside_steps_total 4\n'),
  metricsFor: { token: undefined, elsewhere: false },
};

it('is ready while a row can be written and there is room, and says what this process has no part in', async () => {
  const app = await featureApp(HealthModule.register(well));
  const answer = await app.inject('/health/ready');
  expect(answer.json()).toEqual({ status: 'ready', database: 'takes writes', sftp: 'not in this process' });
  expect((await app.inject('/metrics')).body).toBe('quayside_steps_total 4\n');
});

it('is not ready when it stops, nor without its database; it is alive all the same', async () => {
  const down = { ...well, probeDatabase: () => Promise.resolve('the database does not answer') };
  const app = await featureApp(HealthModule.register(down));
  const answer = await app.inject('/health/ready');
  expect([answer.statusCode, answer.json()]).toMatchObject([503, { detail: 'the database does not answer' }]);
  expect((await app.inject('/health/live')).statusCode).toBe(200);
  const stopping = await featureApp(HealthModule.register({ ...well, isStopping: () => true }));
  expect((await stopping.inject('/health/ready')).json()).toMatchObject({ detail: 'stopping' });
});

it('is not ready on a full disk, ours or that of the database, and says how much is missing', async () => {
  const why = async (other: Partial<Health>) => {
    const answer = await (await featureApp(HealthModule.register({ ...well, ...other }))).inject('/health/ready');
    return [answer.statusCode, answer.json<{ detail: string }>().detail];
  };
  expect(await why({ freeBytes: () => Promise.resolve(120 * 1024 ** 2) })).toEqual([
    503,
    'only 120 MB are free where the data directory is, and 500 MB must be (QUAYSIDE_MIN_FREE)',
  ]);
  expect(await why({ probeDatabase: () => Promise.resolve('the disk of the database is full') })).toEqual([
    503,
    'the disk of the database is full',
  ]);
  expect(await why({ freeBytes: () => Promise.reject(new Error('ENOENT')) })).toEqual([
    503,
    'the data directory cannot be looked at',
  ]);
});

it('says so within its time where the database keeps it waiting, and looks once for all who ask meanwhile', async () => {
  let looks = 0;
  const probeDatabase = () => {
    looks += 1;
    return new Promise<undefined>(() => undefined);
  };
  const readiness = new Readiness({ ...well, probeDatabase }, 20);
  const answers = await Promise.all([readiness.whyNot(), readiness.whyNot(), readiness.whyNot()]);
  expect(answers).toEqual(Array(3).fill('the database did not take a write in time'));
  expect(looks).toBe(1);
});

it('gives figures to this machine only, unless there is a token or an address for them', async () => {
  const ask = async (metricsFor: Health['metricsFor'], remoteAddress: string, authorization = '') => {
    const app = await featureApp(HealthModule.register({ ...well, metricsFor }));
    return (await app.inject({ url: '/metrics', remoteAddress, headers: { authorization } })).statusCode;
  };
  const open = { token: undefined, elsewhere: false };
  expect([await ask(open, '::1'), await ask(open, '192.0.2.7')]).toEqual([200, 403]);
  const guarded = { token: 'a-token-of-twenty-chars', elsewhere: false };
  expect(await ask(guarded, '192.0.2.7', 'Bearer a-token-of-twenty-chars')).toBe(200);
  expect([await ask(guarded, '127.0.0.1'), await ask(guarded, '192.0.2.7', 'Bearer another')]).toEqual([401, 401]);
  expect(await ask({ token: undefined, elsewhere: true }, '127.0.0.1')).toBe(404);
});

it('is watched at an address of its own, and there is nothing else there', async () => {
  const watch = await startWatchServer(
    { ...well, metricsFor: { token: 'a-token-of-twenty-chars', elsewhere: true } },
    { host: '127.0.0.1', port: 0 },
  );
  onTestFinished(() => watch.close());
  const ask = (path: string, authorization = '') =>
    fetch(`http://127.0.0.1:${watch.port}${path}`, { headers: { authorization } });
  expect((await ask('/metrics')).status).toBe(401);
  expect(await (await ask('/metrics', 'Bearer a-token-of-twenty-chars')).text()).toBe('quayside_steps_total 4\n');
  expect(await (await ask('/health/live')).json()).toMatchObject({ status: 'live', roles: ['http'] });
  expect((await ask('/health/ready')).status).toBe(200);
  expect((await ask('/api/session')).status).toBe(404);
});
