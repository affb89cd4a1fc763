import type { Vouched } from '@quayside/accounts';
import * as client from 'openid-client';
import { z } from 'zod';
import { claimAt, textAt, textsAt } from './claims.js';
import type { OidcSettings } from './oidc-settings.js';

/** What a browser is sent away with, and must come back with. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
}

/** The provider does not answer, or not as one does: it is worth to try again later. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';

  constructor(
    readonly issuer: string,
    options: ErrorOptions,
  ) {
    super(`the identity provider ${issuer} cannot be reached, or does not answer as one`, options);
  }
}

/** What came back is no proof: another state or nonce, a used code, an expired token, or somebody who gave up. */
export class NotVouched extends Error {
  override readonly name = 'NotVouched';
}

/** An identity provider (OpenID Connect). It is asked for its addresses only when somebody signs in. */
export interface IdentityProvider {
  readonly settings: OidcSettings;
  /** Where to send a browser, and what must come back to `callback`. Throws ProviderAway. */
  begin(callback: string): Promise<{ readonly address: string; readonly checks: SignInChecks }>;
  /** Who it is that came back at `address`. Throws ProviderAway and NotVouched. */
  finish(address: URL, checks: SignInChecks): Promise<Vouched>;
  /** Where the session at the provider is ended, which leads back to `back`; undefined where it cannot be ended or is away. */
  signOutAddress(back: string): Promise<string | undefined>;
}

/** Seconds in which the provider has to answer. */
const answersWithin = 10;

export function identityProvider(settings: OidcSettings): IdentityProvider {
  let known: client.Configuration | undefined;
  let asking: Promise<client.Configuration> | undefined;
  // Whoever asks meanwhile waits for the same answer: strangers make us ask no more than once at a time.
  const ask = async () => {
    asking ??= discover(settings).finally(() => (asking = undefined));
    return (known = await asking);
  };
  const discovered = async () => known ?? (await ask());
  return {
    settings,
    async begin(callback) {
      // Asked each time: a browser that is sent to a provider that is away sees nothing of ours any more.
      const provider = await ask();
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(provider, {
        ...{ redirect_uri: callback, scope: settings.scope, state: checks.state, nonce: checks.nonce },
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, checks };
    },
    async finish(address, checks) {
      const provider = await discovered();
      return vouchedBy(settings, await claimsOf(settings, provider, address, checks));
    },
    async signOutAddress(back) {
      const provider = await discovered().catch(() => undefined);
      if (provider?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(provider, { post_logout_redirect_uri: back }).href;
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const inTheClear = new URL(issuer).protocol === 'http:' ? [client.allowInsecureRequests] : [];
  const execute = [client.enableNonRepudiationChecks, ...inTheClear];
  try {
    return await client.discovery(new URL(issuer), clientId, undefined, provesItselfBy(clientSecret), {
      execute,
      timeout: answersWithin,
    });
  } catch (error) {
    throw new ProviderAway(issuer, { cause: error });
  }
}

/** By the header, as OpenID Connect has it by default; in the body where the provider offers that alone. */
function provesItselfBy(secret: string): client.ClientAuth {
  const [inHeader, inBody] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (provider, ...rest) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = provider;
    return (methods.includes('client_secret_basic') ? inHeader : inBody)(provider, ...rest);
  };
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** Of the ID token; where that leaves something out, of the provider's user info too. */
async function claimsOf(
  { issuer, claims: named }: OidcSettings,
  provider: client.Configuration,
  address: URL,
  { state, nonce, verifier }: SignInChecks,
): Promise<Claims> {
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
  try {
    const tokens = await client.authorizationCodeGrant(provider, address, checks);
    const claims = tokens.claims();
    if (!claims) throw new NotVouched('there is no ID token in the answer');
    const isWhole = Object.values(named).every((name) => claimAt(claims, name) !== undefined);
    if (isWhole || !provider.serverMetadata().userinfo_endpoint) return claims;
    return { ...(await client.fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims };
  } catch (error) {
    if (error instanceof NotVouched) throw error;
    if (isAway(error)) throw new ProviderAway(issuer, { cause: error });
    throw new NotVouched(error instanceof Error ? error.message : 'the answer cannot be read', { cause: error });
  }
}

function vouchedBy({ claims: named }: OidcSettings, claims: Claims): Vouched {
  const mail = z.email().max(320).safeParse(claimAt(claims, named.mail));
  const name = textAt(claims, named.name) ?? mail.data ?? claims.sub;
  return {
    ...{ issuer: claims.iss, subject: claims.sub, name, email: mail.data ?? null },
    displayName: (textAt(claims, 'name') ?? name).slice(0, 200),
    values: textsAt(claims, named.roles),
  };
}

/** Whether nothing was decided: no connection, no answer in time, or a fault of the provider. */
function isAway(error: unknown): boolean {
  if (error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT') return true;
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  const answer = error instanceof Error ? error.cause : undefined;
  return answer instanceof Response && answer.status >= 500;
}
