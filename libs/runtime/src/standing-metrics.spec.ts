import { tmpdir } from 'node:os';
import { Unavailable } from '@quayside/exchange';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { openStandingMetrics, type Watched } from './standing-metrics.js';

const start = new Date('2026-11-25T10:00:00Z').getTime();
const ago = (seconds: number) => new Date(start - seconds * 1000);

const quiet: Awaited<ReturnType<Watched['standing']>> = {
  waiting: [{ step: 'file', n: 0, oldest: null }],
  ...{ toBeRead: [], exceptions: [], failing: [], pause: undefined },
};

/** What is scraped, sample by sample, of a gateway that stands like this. */
function watch(standing: Watched['standing']) {
  const registry = new Registry();
  let now = start;
  openStandingMetrics(registry, {
    clock: { now: () => new Date(now) },
    standing,
    names: () => Promise.resolve({ systems: ['default', 'demo'], channels: ['kern-box'] }),
    directory: tmpdir(),
  });
  const scrape = async (): Promise<Record<string, number>> => {
    const samples = (await registry.metrics()).matchAll(/^quayside_(\S+) (\S+)$/gm);
    return Object.fromEntries([...samples].map(([, name = '', value]) => [name, Number(value)]));
  };
  return { scrape, pass: (ms: number) => (now += ms) };
}

it('tells what waits, for how long, and what fails', async () => {
  const { scrape } = watch(() =>
    Promise.resolve({
      waiting: [
        { step: 'file', n: 3, oldest: ago(40) },
        { step: 'lane', n: 0, oldest: null },
      ],
      toBeRead: [{ partner: 'acme', n: 3 }],
      exceptions: [{ owner: 'operations', code: 'step-broken', n: 2, oldest: ago(90) }],
      failing: [
        { kind: 'system', name: 'odoo:default', since: ago(7) },
        { kind: 'channel', name: 'kern-box', since: ago(8) },
      ],
      pause: { since: ago(60), by: 'anna', reason: 'Odoo is moved' },
    }),
  );
  expect(await scrape()).toMatchObject({
    database_up: 1,
    'waiting{step="file"}': 3,
    'oldest_waiting_seconds{step="file"}': 40,
    'oldest_waiting_seconds{step="lane"}': 0,
    'to_be_read{partner="acme"}': 3,
    'exceptions_open{owner="operations",code="step-broken"}': 2,
    'oldest_exception_seconds{owner="operations",code="step-broken"}': 90,
    'odoo_failing_seconds{connection="default"}': 7,
    'odoo_failing_seconds{connection="demo"}': 0,
    'channel_failing_seconds{channel="kern-box"}': 8,
    paused_seconds: 60,
  });
});

it('knows nothing but the disk while the database is away, and all of it when it is back', async () => {
  let away = false;
  const { scrape, pass } = watch(() =>
    away ? Promise.reject(new Unavailable('postgres', 'refused')) : Promise.resolve(quiet),
  );
  expect(await scrape()).toMatchObject({ database_up: 1, 'waiting{step="file"}': 0, paused_seconds: 0 });
  away = true;
  pass(10_000);
  const alone = await scrape();
  expect(alone['database_up']).toBe(0);
  expect(alone['data_free_bytes']).toBeGreaterThan(0);
  expect(Object.keys(alone)).not.toContain('waiting{step="file"}');
  away = false;
  pass(10_000);
  expect(await scrape()).toMatchObject({ database_up: 1, 'waiting{step="file"}': 0 });
});

it('takes no fault of ours for an outage', async () => {
  const { scrape } = watch(() => Promise.reject(new TypeError('ours')));
  await expect(scrape()).rejects.toThrow('ours');
});

it('looks once for all figures of a scrape, and for scrapes that come close together', async () => {
  let looks = 0;
  const { scrape, pass } = watch(() => {
    looks += 1;
    return Promise.resolve(quiet);
  });
  await Promise.all([scrape(), scrape()]);
  await scrape();
  expect(looks).toBe(1);
  pass(2_000);
  await scrape();
  expect(looks).toBe(2);
});

it('calls what has just begun a second old: 0 says that there is nothing', async () => {
  const { scrape } = watch(() =>
    Promise.resolve({ ...quiet, pause: { since: ago(-5), by: 'anna', reason: 'clocks differ' } }),
  );
  expect((await scrape())['paused_seconds']).toBe(1);
});
