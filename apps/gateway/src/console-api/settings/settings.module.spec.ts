import { Unavailable } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { featureApp } from '../../../../../test/support/feature-app.js';
import type { Installation } from './installation.js';
import { SettingsModule } from './settings.module.js';

const installation: Installation = {
  version: '1.2.3',
  connections: [
    { name: 'demo', url: 'http://127.0.0.1:1' },
    { name: 'default', url: 'https://odoo.example' },
  ],
  systems: [{ system: 'odoo:default', servedAt: null, failingSince: new Date(0), error: 'ECONNREFUSED' }],
  sftp: { host: '::', port: 2222, legacyPort: 2223, fingerprint: 'SHA256:ed', rsaFingerprint: 'SHA256:rsa' },
};

it('shows the connections and how they stand, and by which key each port is known', async () => {
  const app = await featureApp(SettingsModule.register(() => Promise.resolve(installation)));
  expect((await app.inject('/api/settings')).json()).toMatchObject({
    odoo: [
      { name: 'demo', url: 'the built-in stand-in', demo: true, error: null },
      { url: 'https://odoo.example', failingSince: '1970-01-01T00:00:00.000Z', error: 'ECONNREFUSED' },
    ],
    sftp: { port: 2222, hostKeyFingerprint: 'SHA256:ed', legacy: { port: 2223, hostKeyFingerprint: 'SHA256:rsa' } },
  });
});

it('asks for patience while the database is away', async () => {
  const away = () => Promise.reject(new Unavailable('postgres', 'the database is away'));
  const answer = await (await featureApp(SettingsModule.register(away))).inject('/api/settings');
  expect([answer.statusCode, answer.json()]).toMatchObject([
    503,
    {
      detail: 'Not possible just now: the database does not answer. Try again in a moment.',
      instance: expect.stringMatching(/^urn:quayside:log:./) as string,
    },
  ]);
});
