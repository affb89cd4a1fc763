import { generateSecret, generateURI, verify } from 'otplib';

const issuer = 'Quayside';
/** A clock may be off by one step of 30 seconds. */
const tolerance = 30;

export interface OneTimeSecret {
  /** Base32, as people type it where a camera is missing. */
  readonly secret: string;
  /** otpauth://, as an authenticator app reads it from a QR code. */
  readonly uri: string;
}

/** A new secret for an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds). */
export function newOneTimeSecret(account: string): OneTimeSecret {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer, label: account, secret }) };
}

/**
 * The step in which a code is valid, if it is and if no code of that step or a later one was used: each is good once. Nothing
 * where it is not.
 */
export async function stepOfCode(
  { secret, code, usedStep }: { readonly secret: string; readonly code: string; readonly usedStep: number | null },
  now: Date,
): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = await verify({
    ...{ secret, token: code, epoch, epochTolerance: tolerance },
    ...(usedStep !== null && { afterTimeStep: usedStep }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
