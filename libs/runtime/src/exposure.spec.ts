import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { exposureOf, inTheClear } from './exposure.js';
import { must } from '@quayside/std';

const config = (env: Record<string, string>) => must(readConfig(env, '/opt/quayside'));
const odoo = { ODOO_URL: 'https://odoo.example', ODOO_DB: 'prod', ODOO_API_KEY: 'k' };
const tls = { QUAYSIDE_TLS_CERTIFICATE: 'cert.pem', QUAYSIDE_TLS_KEY: 'key.pem' };

describe('whether what is published opens a door', () => {
  it('does on a machine where one tries Quayside out', () => {
    expect(exposureOf(config({}))).toBeUndefined();
    expect(exposureOf(config({ QUAYSIDE_HTTP_HOST: 'localhost', QUAYSIDE_SFTP_HOST: '::1' }))).toBeUndefined();
    const demo = { ODOO_DEMO_URL: 'http://x', ODOO_DEMO_DB: 'x', ODOO_DEMO_API_KEY: 'x' };
    expect(exposureOf(config(demo)), 'the connection of that name is the stand-in').toBeUndefined();
  });

  it.each([
    [odoo, 'a real Odoo is configured'],
    [{ QUAYSIDE_HTTP_HOST: '0.0.0.0' }, 'the gateway listens on 0.0.0.0'],
    [{ QUAYSIDE_SFTP_HOST: '192.0.2.7' }, 'the gateway listens on 192.0.2.7'],
    [{ QUAYSIDE_SFTP_HOST: '::' }, 'the gateway listens on ::'],
    [{ QUAYSIDE_TRUSTED_PROXIES: '127.0.0.1' }, 'the gateway is behind a proxy'],
  ])('does not where %o', (env, why) => {
    expect(exposureOf(config(env))).toBe(why);
  });
});

it('says what crosses the network in the clear, and what to do', () => {
  expect(inTheClear(config({}))).toBeUndefined();
  const open = { QUAYSIDE_HTTP_HOST: '0.0.0.0' };
  expect(inTheClear(config(open))).toMatch(/API keys .* in the clear.*QUAYSIDE_TLS_CERTIFICATE/);
  expect(inTheClear(config({ ...open, ...tls }))).toBeUndefined();
  expect(inTheClear(config({ ...open, QUAYSIDE_TRUSTED_PROXIES: '10.0.0.5' }))).toBeUndefined();
});
