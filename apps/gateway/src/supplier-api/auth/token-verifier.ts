import { Unavailable } from '@quayside/exchange';
import type { TokenIssuer } from '@quayside/runtime';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** What a token says, if it is the issuer's, meant for us and not over; in words why not, otherwise. */
export type TokenVerifier = (token: string) => Promise<{ claims: JWTPayload } | { refused: string }>;

/** Only signatures that need no shared secret. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const clockToleranceSeconds = 60;
const configuration = z.object({ jwks_uri: z.url() });

/** Checks access tokens (JWT) of one issuer by its published keys, which are fetched when they are needed and kept for a while. */
export function tokenVerifier({ issuer, audience, keys }: TokenIssuer): TokenVerifier {
  let keySet: JWTVerifyGetKey | undefined;
  const options = { issuer, audience, algorithms, clockTolerance: clockToleranceSeconds, requiredClaims: ['exp'] };
  return async (token) => {
    try {
      keySet ??= createRemoteJWKSet(new URL(keys ?? (await keysOf(issuer))));
      const { payload } = await jwtVerify(token, keySet, options);
      return { claims: payload };
    } catch (error) {
      if (isOfToken(error)) return { refused: error.message };
      throw new Unavailable(`issuer:${issuer}`, `the keys of ${issuer} cannot be fetched`, { cause: error });
    }
  };
}

async function keysOf(issuer: string): Promise<string> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(10_000),
    redirect: 'error',
  });
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  return configuration.parse(await answer.json()).jwks_uri;
}

// A key set that cannot be fetched, or is none, is not the caller's fault.
function isOfToken(error: unknown): error is errors.JOSEError {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    error.code !== 'ERR_JOSE_GENERIC'
  );
}
