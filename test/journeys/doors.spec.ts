import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { hashPassword } from '@quayside/runtime';
import { Agent, fetch } from 'undici';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { demoKeys } from '../support/api-key.js';
import { adminPassword, root, testGateway, type TestGateway } from '../support/gateway.js';
import { connectSftp } from '../support/sftp-client.js';
import { waitFor } from '../support/wait-for.js';

// Doors that others can knock at: TLS of our own, a trusted proxy before it, and nothing that is published opens any of them.

const samples = path.join(root, 'test/support/tls');

async function gateway(environment: Readonly<Record<string, string>>): Promise<TestGateway> {
  const test = await testGateway(environment);
  onTestFinished(() => test.stop());
  return test;
}

const journal = async (test: TestGateway, row: string) =>
  (
    await test.database.query<{ what: string }>(
      `select what from journal where row = $1 and "to" = 'refused' order by id`,
      [row],
    )
  ).map(({ what }) => what);

describe('TLS of our own', () => {
  let test: TestGateway;
  let folder: string;
  let browser: Agent;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'quayside-doors-'));
    await put('server');
    browser = new Agent({ connect: { ca: await readFile(path.join(samples, 'ca.pem'), 'utf8') } });
    test = await testGateway({
      QUAYSIDE_TLS_CERTIFICATE: path.join(folder, 'cert.pem'),
      QUAYSIDE_TLS_KEY: path.join(folder, 'key.pem'),
    });
  });
  afterAll(async () => {
    await browser.close();
    await test.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const put = async (name: string) => {
    await copyFile(path.join(samples, `${name}.pem`), path.join(folder, 'cert.pem'));
    await copyFile(path.join(samples, `${name}.key`), path.join(folder, 'key.pem'));
  };
  const ask = (where: string, init: Parameters<typeof fetch>[1] = {}) =>
    fetch(`${test.url}${where}`, { ...init, dispatcher: browser });

  it('serves console and API, with a cookie that no other host can set and that goes over TLS only', async () => {
    expect(test.url).toMatch(/^https:/);
    const body = JSON.stringify({ name: 'admin', password: adminPassword });
    const answer = await ask('/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-quayside_session=.*Path=\/; .*HttpOnly; Secure; SameSite=Strict/);
    const seen = await ask('/api/session', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(seen.status).toBe(200);
    const figures = await (await ask('/metrics')).text();
    expect(Number(/^quayside_certificate_expires_seconds (\d+)/m.exec(figures)?.[1])).toBeGreaterThan(0);
    expect((await ask('/v1/me', { headers: { authorization: `Bearer ${demoKeys.acme}` } })).status).toBe(200);
  });

  it('keeps the data directory and its log to ourselves', async () => {
    const { mode } = await stat(test.gateway.runtime.config.dataDirectory);
    expect((mode & 0o777).toString(8)).toBe('750');
  });
});

describe('what is published', () => {
  const odoo = { ODOO_URL: 'http://127.0.0.1:9', ODOO_DB: 'prod', ODOO_API_KEY: 'key' };

  it('opens no door where a real Odoo is configured, and start and journal say where it stands', async () => {
    const test = await gateway(odoo);
    await expect(connectSftp(test, { password: 'acme-demo' })).rejects.toThrow(/authentication/i);
    const answer = await fetch(`${test.url}/v1/me`, { headers: { authorization: `Bearer ${demoKeys.acme}` } });
    const unknown = await fetch(`${test.url}/v1/me`, {
      headers: { authorization: `Bearer ${demoKeys.acme.replace('demo0001', 'demo0009')}` },
    });
    expect([answer.status, await answer.json()]).toEqual([unknown.status, await unknown.json()]);
    expect(test.gateway.warnings).toContainEqual(
      expect.stringMatching(/^Partner acme: acme\.yaml, line \d+: the API key is published .* because a real Odoo/),
    );
    expect(await journal(test, 'rest:')).toContainEqual(
      expect.stringMatching(/acme\.yaml, line \d+: the API key is published/),
    );
    // The suppliers of this test have passwords of their own.
    const client = await connectSftp(test, { password: 'acme-own' });
    await client.end();
  });

  it('opens none either where somebody hashed the password of the demo anew', async () => {
    const test = await gateway(odoo);
    const file = path.join(test.profiles, 'acme.yaml');
    const hash = await hashPassword('acme-demo');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(/argon2id: \S+/, () => `argon2id: ${hash}`),
    );
    await waitFor('the new hash to be live', async () => {
      const live = await test.gateway.runtime.ports.partners.byId('acme');
      return live?.sources.profile.text.includes(hash);
    });
    await expect(connectSftp(test, { password: 'acme-demo' })).rejects.toThrow(/authentication/i);
    expect(await journal(test, 'acme')).toContainEqual(
      expect.stringMatching(/^login refused: acme\.yaml: the password is published with Quayside, and is refused/),
    );
  });
});

describe('behind a trusted proxy', () => {
  it('believes its word for the address and for TLS, and nobody else’s', async () => {
    const test = await gateway({ QUAYSIDE_TRUSTED_PROXIES: '127.0.0.1' });
    const body = JSON.stringify({ name: 'admin', password: adminPassword });
    const signIn = (forwarded: Record<string, string>) =>
      fetch(`${test.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...forwarded },
        body,
      });
    const secure = await signIn({ 'x-forwarded-for': '198.51.100.1, 192.0.2.7', 'x-forwarded-proto': 'https' });
    expect(secure.headers.get('set-cookie')).toMatch(/^__Host-quayside_session=.*Secure/);
    expect(secure.headers.get('strict-transport-security')).toBeTruthy();
    const [line] = await test.database.query<{ what: string }>(
      `select what from journal where kind = 'account' and "to" = 'in'`,
    );
    expect(line?.what, 'the last address that our proxy saw').toBe('signed in, from 192.0.2.7');
    expect((await fetch(`${test.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.7' } })).status).toBe(403);
  });

  it('takes an SFTP client for who the header of the PROXY protocol says that it is', async () => {
    const test = await gateway({ QUAYSIDE_TRUSTED_PROXIES: '127.0.0.1', QUAYSIDE_SFTP_PROXY_PROTOCOL: 'true' });
    const target = test.gateway.state.sftp?.port ?? 0;
    const proxy = net.createServer((client) => {
      const server = net.connect(target, '127.0.0.1', () => {
        server.write('PROXY TCP4 203.0.113.9 198.51.100.1 56324 22\r\n');
        client.pipe(server).pipe(client);
      });
      for (const socket of [client, server]) socket.on('error', () => client.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as net.AddressInfo;
    const client = await connectSftp(test, { port, password: 'acme-own' });
    await client.end();
    await waitFor('the line', async () => {
      const [line] = await test.database.query<{ what: string }>(
        `select what from journal where row = 'acme' and "to" = 'in'`,
      );
      return line?.what === 'login by password, from 203.0.113.9';
    });
    await expect(connectSftp(test, { password: 'acme-own', readyTimeout: 2_000 })).rejects.toThrow();
  });
});
