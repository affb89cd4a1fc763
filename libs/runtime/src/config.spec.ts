import { describe, expect, it } from 'vitest';
import { readConfig, readRoles } from './config.js';

const read = (env: Record<string, string>) => readConfig(env, '/opt/quayside');

describe('readConfig', () => {
  it('needs nothing: everything has a default on loopback', () => {
    const config = read({});
    expect(config).toMatchObject({
      ok: true,
      value: { http: { host: '127.0.0.1' }, sftp: { host: '127.0.0.1' }, odoo: [] },
    });
  });

  it('names the variable, its value and what was expected', () => {
    expect(read({ QUAYSIDE_HTTP_PORT: 'http' })).toEqual({
      ok: false,
      error: ['QUAYSIDE_HTTP_PORT="http" is not valid: expected a port number'],
    });
    expect(read({ QUAYSIDE_TIME_ZONE: 'Mars/Olympus' })).toMatchObject({
      error: [expect.stringContaining('Europe/Brussels')],
    });
  });

  it('bounds what one partner may have waiting and what reading may use, and says within what', () => {
    expect(read({})).toMatchObject({
      value: { backlog: 1000, reading: { cpuSeconds: 60, memoryMb: 128, mostLines: 25_000 } },
    });
    expect(read({ QUAYSIDE_BACKLOG: '5', QUAYSIDE_READING_MEMORY_MB: 'much' })).toEqual({
      ok: false,
      error: [
        'QUAYSIDE_BACKLOG="5" is not valid: expected a whole number from 10 to 100000, such as 1000',
        'QUAYSIDE_READING_MEMORY_MB="much" is not valid: expected a whole number from 64 to 100000, such as 128',
      ],
    });
  });

  it('reads which values of a claim give what, and says where that is wrong', () => {
    const provider = {
      ...{ QUAYSIDE_OIDC_ISSUER: 'https://login.example.com/realms/staff', QUAYSIDE_OIDC_CLIENT_ID: 'quayside' },
      QUAYSIDE_OIDC_CLIENT_SECRET: 'secret',
    };
    const roles = '{edi-admins: admin, edi-kern: {roles: [procurement, quality], partners: [kern]}}';
    expect(read({ ...provider, QUAYSIDE_OIDC_ROLES: roles })).toMatchObject({
      value: {
        oidc: {
          ...{ name: 'login.example.com', claims: { roles: 'groups' }, hidesLocal: false },
          grants: [
            { value: 'edi-admins', roles: ['admin'], partners: null, companies: null },
            { value: 'edi-kern', roles: ['procurement', 'quality'], partners: ['kern'], companies: null },
          ],
        },
      },
    });
    const wrong = read({ ...provider, QUAYSIDE_OIDC_ROLES: '{edi: boss, kern: {roles: admin, partner: [kern]}}' });
    expect(wrong).toMatchObject({
      error: [expect.stringMatching(/at "edi.roles": "boss".*admin, operator/), expect.stringContaining('at "kern"')],
    });
    expect(read(provider)).toMatchObject({ error: [expect.stringContaining('QUAYSIDE_OIDC_ROLES is missing')] });
    expect(read({ QUAYSIDE_OIDC_CLIENT_ID: 'quayside', QUAYSIDE_OIDC_ROLES: roles })).toMatchObject({
      error: [/QUAYSIDE_OIDC_ISSUER is missing/, /SECRET is missing/].map(
        (each) => expect.stringMatching(each) as unknown,
      ),
    });
    expect(read({ QUAYSIDE_OIDC_ISSUER: 'http://login.example.com' })).toMatchObject({
      error: [expect.stringContaining('an address over TLS')],
    });
    expect(read({}).ok && read({})).toMatchObject({ value: { oidc: undefined } });
  });

  it('takes an owner of the tables that is another role of the same database', () => {
    const [application, owner] = ['postgres://app:a-secret@db/quayside', 'postgres://own:b-secret@db/quayside'];
    const both = { DATABASE_URL: application, DATABASE_OWNER_URL: owner };
    expect(read(both)).toMatchObject({ value: { databaseUrl: application, databaseOwnerUrl: owner } });
    expect(read({ DATABASE_OWNER_URL: owner })).toMatchObject({
      error: [expect.stringContaining('DATABASE_URL is not: set both')],
    });
    expect(read({ ...both, DATABASE_OWNER_URL: application })).toMatchObject({
      error: [expect.stringContaining('both name the role "app"')],
    });
    const elsewhere = read({ ...both, DATABASE_OWNER_URL: 'postgres://own:b-secret@db/other' });
    expect(elsewhere).toMatchObject({ error: [expect.stringContaining('name different databases')] });
    expect(JSON.stringify(elsewhere)).not.toContain('secret');
  });

  it('never repeats a secret', () => {
    const bad = read({ DATABASE_URL: 'mysql://root:secret@db/x', QUAYSIDE_ADMIN_PASSWORD: 'short' });
    expect(JSON.stringify(bad)).not.toMatch(/secret|short/);
    expect(bad).toMatchObject({ ok: false });
  });

  it('takes addresses that profiles may name beyond the open internet, and says which of them is none', () => {
    expect(read({ QUAYSIDE_ALLOW_ADDRESSES: '10.20.0.0/16, 192.168.1.5,fd00::/8, API.internal' })).toMatchObject({
      value: { allowedAddresses: { ranges: ['10.20.0.0/16', '192.168.1.5/32', 'fd00::/8'], hosts: ['api.internal'] } },
    });
    for (const wrong of ['10.20.0.0/33', '10.0.0.0/8; 127.0.0.1', 'https://api.internal']) {
      expect(read({ QUAYSIDE_ALLOW_ADDRESSES: `10.0.0.1,${wrong}` })).toMatchObject({
        error: [expect.stringContaining(`"${wrong}" is none`)],
      });
    }
  });

  it('takes both files of TLS or none, and proxies by address', () => {
    expect(read({ QUAYSIDE_TLS_KEY: 'key.pem' })).toMatchObject({
      error: [expect.stringMatching(/^QUAYSIDE_TLS_CERTIFICATE is missing: .* such as \/etc/)],
    });
    expect(read({ QUAYSIDE_TLS_CERTIFICATE: 'cert.pem', QUAYSIDE_TLS_KEY: '/etc/key.pem' })).toMatchObject({
      value: { tls: { certificate: '/opt/quayside/cert.pem', key: '/etc/key.pem' } },
    });
    expect(read({ QUAYSIDE_TRUSTED_PROXIES: '10.0.0.5, fd00::/8' })).toMatchObject({
      value: { proxies: ['10.0.0.5/32', 'fd00::/8'] },
    });
    expect(read({ QUAYSIDE_TRUSTED_PROXIES: 'proxy.internal' })).toMatchObject({
      error: [expect.stringContaining('"proxy.internal" is none')],
    });
    expect(read({ QUAYSIDE_PROXIES: '10.0.0.5' })).toMatchObject({ value: { proxies: ['10.0.0.5/32'] } });
    expect(read({ QUAYSIDE_SFTP_PROXY_PROTOCOL: 'true' })).toMatchObject({
      error: [expect.stringContaining('needs QUAYSIDE_TRUSTED_PROXIES')],
    });
  });

  it('takes a token and an address for the figures, and how much must be free', () => {
    const token = 'a-token-of-twenty-chars';
    expect(read({ QUAYSIDE_METRICS_LISTEN: '[::1]:9420', QUAYSIDE_METRICS_TOKEN: token })).toMatchObject({
      value: { metrics: { token, listen: { host: '::1', port: 9420 } }, minimumFree: 500 * 1024 ** 2 },
    });
    expect(read({ QUAYSIDE_METRICS_LISTEN: '9420' })).toMatchObject({
      error: [expect.stringContaining('such as 127.0.0.1:9420')],
    });
    expect(JSON.stringify(read({ QUAYSIDE_METRICS_TOKEN: 'short-secret' }))).not.toContain('short-secret');
    expect(read({ QUAYSIDE_MIN_FREE: '2GB' })).toMatchObject({ value: { minimumFree: 2 * 1024 ** 3 } });
    expect(read({ QUAYSIDE_MIN_FREE: 'some' })).toMatchObject({ error: [expect.stringContaining('500MB or 2GB')] });
  });

  it('takes named Odoo connections, and says which part of one is missing', () => {
    const env = { ODOO_URL: 'https://odoo.example', ODOO_DB: 'prod', ODOO_API_KEY: 'k' };
    expect(read({ ...env, ODOO_TEST_URL: 'http://t', ODOO_TEST_DB: 't', ODOO_TEST_API_KEY: 'k' })).toMatchObject({
      value: {
        odoo: [
          { name: 'default', database: 'prod' },
          { name: 'test', url: 'http://t' },
        ],
      },
    });
    expect(read({ ...env, ODOO_LOGIN: 'edi-gateway' })).toMatchObject({ value: { odoo: [{ login: 'edi-gateway' }] } });
    expect(read({ ODOO_URL: 'https://odoo.example' })).toMatchObject({
      error: [expect.stringContaining('ODOO_DB is missing'), expect.stringContaining('ODOO_API_KEY is missing')],
    });
    expect(read({ ...env, ODOO_URL: 'odoo.example' })).toMatchObject({
      error: [expect.stringContaining('is not an address')],
    });
  });
});

it('reads roles, and says which are there', () => {
  expect(readRoles(undefined)).toEqual({ ok: true, value: ['http', 'worker', 'sftp'] });
  expect(readRoles('sftp, http')).toEqual({ ok: true, value: ['http', 'sftp'] });
  expect(readRoles('http,wrker')).toMatchObject({
    ok: false,
    error: expect.stringContaining('"wrker" is no role') as string,
  });
});
