import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import Provider, { type Account } from 'oidc-provider';

// An identity provider on loopback that speaks OpenID Connect as they all do (oidc-provider), and asks nobody for a password:
// whoever comes is who `next` says.

export interface Somebody {
  readonly sub: string;
  readonly preferred_username: string;
  readonly email?: string;
  readonly groups: readonly string[];
}

export interface TestProvider {
  readonly url: string;
  /** Who signs in next. */
  next: Somebody;
  /** Whether it answers at all. */
  away: boolean;
  /** Whether it says another nonce in its tokens than it was asked with. */
  wrongNonce: boolean;
  /** Whether its ID tokens have ended when they are given. */
  expired: boolean;
  /** Lets the gateway, by its address, send browsers here. */
  admit(gateway: string): Promise<void>;
  close(): void;
}

const clientSecret = 'a-secret-of-the-gateway';
export const clientOfTests = { client_id: 'quayside', client_secret: clientSecret } as const;

export async function startProvider(): Promise<TestProvider> {
  let answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const server = createServer((request, response) => {
    if (test.away || !answer) return void request.socket.destroy();
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const test: TestProvider = {
    ...{ url, next: { sub: 'nobody', preferred_username: 'nobody', groups: [] } },
    ...{ away: false, wrongNonce: false, expired: false },
    async admit(gateway) {
      const { privateKey } = await generateKeyPair('ES256', { extractable: true });
      const key = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'ES256', use: 'sig' };
      const served = providerFor(test, gateway, key).callback();
      answer = (request, response) => void served(request, response);
    },
    close: () => void server.close(),
  };
  return test;
}

/** The token as it was, but that it ended an hour ago. */
async function endedLongAgo(token: string, key: JWK): Promise<string> {
  const claims = decodeJwt(token);
  const past = Number(claims.exp) - 7200;
  return new SignJWT({ ...claims, iat: past - 600, exp: past })
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .sign(await importJWK(key, 'ES256'));
}

function providerFor(test: TestProvider, gateway: string, key: JWK): Provider {
  const people = new Map<string, Somebody>();
  const provider = new Provider(test.url, {
    clients: [
      {
        ...clientOfTests,
        id_token_signed_response_alg: 'ES256',
        redirect_uris: [`${gateway}/api/sign-in/provider/callback`],
        post_logout_redirect_uris: [`${gateway}/console/`],
      },
    ],
    claims: { openid: ['sub', 'groups'], profile: ['preferred_username'], email: ['email'] },
    cookies: { keys: ['for tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub): Account => ({
      accountId: sub,
      claims: () => ({ ...(people.get(sub) ?? { sub }) }),
    }),
    jwks: { keys: [key] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  });
  provider.use(async (context, next) => {
    if (test.wrongNonce && context.path === '/auth') context.query = { ...context.query, nonce: 'another' };
    if (!context.path.startsWith('/interaction/')) {
      await next();
      const body = context.body as { id_token?: string } | undefined;
      if (test.expired && body?.id_token) body.id_token = await endedLongAgo(body.id_token, key);
      return;
    }
    const { params } = await provider.interactionDetails(context.req, context.res);
    people.set(test.next.sub, test.next);
    const grant = new provider.Grant({ accountId: test.next.sub, clientId: String(params['client_id']) });
    grant.addOIDCScope(String(params['scope']));
    const consent = { grantId: await grant.save() };
    const login = { accountId: test.next.sub };
    context.respond = false;
    await provider.interactionFinished(context.req, context.res, { login, consent });
  });
  return provider;
}
