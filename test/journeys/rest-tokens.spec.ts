import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withRest } from '../support/api-key.js';
import { testGateway, type TestGateway } from '../support/gateway.js';

// Partners that show a token of an issuer which the operator trusts, instead of a key.

interface Issuer {
  readonly url: string;
  away: boolean;
  asked: number;
  token(
    claims: Record<string, unknown>,
    options?: { key?: CryptoKey; expires?: string; audience?: string },
  ): Promise<string>;
  close(): void;
}

async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const server = http.createServer((request, response) => {
    issuer.asked += 1;
    if (issuer.away) return void response.destroy();
    const pages: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` },
      '/keys': { keys: [jwk] },
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(pages[request.url ?? ''] ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    away: false,
    asked: 0,
    token: (claims, { key = privateKey, expires = '5m', audience = 'quayside' } = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer.url)
        .setAudience(audience)
        .setExpirationTime(expires)
        .sign(key),
    close: () => void server.close(),
  };
  return issuer;
}

let issuer: Issuer;
let test: TestGateway;
beforeAll(async () => {
  issuer = await startIssuer();
  test = await testGateway({ QUAYSIDE_TOKEN_ISSUER: issuer.url });
  await withRest(
    test,
    'acme',
    'acme-clients',
    'clients:\n  - { is: acme-erp, scopes: [orders] }\n  - { claim: azp, is: acme-bot }',
  );
});
afterAll(async () => {
  issuer.close();
  await test.stop();
});

async function me(token: string) {
  const answer = await fetch(`${test.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('a token', () => {
  it('that cannot be checked because its issuer is away is nobody’s fault: try again later', async () => {
    issuer.away = true;
    const { status } = await me(await issuer.token({ sub: 'acme-erp' }));
    issuer.away = false;
    expect(status).toBe(503);
  });

  it('stands for the partner that lists its client, with the scopes that were agreed', async () => {
    expect(await me(await issuer.token({ sub: 'acme-erp' }))).toMatchObject({
      status: 200,
      body: { partner: { id: 'acme' }, channel: 'acme-clients', scopes: ['orders'], key: null },
    });
    expect(await me(await issuer.token({ sub: 'x', azp: 'acme-bot' }))).toMatchObject({
      body: { scopes: ['documents', 'dispatches', 'orders'] },
    });
  });

  it('is refused when nobody lists its client, when it is over, or when it is meant for somebody else', async () => {
    const refused = [
      await issuer.token({ sub: 'stranger' }),
      await issuer.token({ sub: 'acme-erp' }, { expires: '-5m' }),
      await issuer.token({ sub: 'acme-erp' }, { audience: 'another' }),
      await issuer.token({ sub: 'acme-erp' }, { key: (await generateKeyPair('ES256')).privateKey }),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"acme-erp"}').toString('base64url')}.`,
    ];
    for (const token of refused)
      expect(await me(token)).toMatchObject({ status: 401, body: { type: 'urn:quayside:problem:not-signed-in' } });
  });

  it('is checked by keys that are fetched once, not for each request', async () => {
    await me(await issuer.token({ sub: 'acme-erp' }));
    const before = issuer.asked;
    for (let n = 0; n < 5; n += 1) await me(await issuer.token({ sub: 'acme-erp' }));
    expect(issuer.asked).toBe(before);
  });
});
