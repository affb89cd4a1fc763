import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let hashOfNobody: Promise<string> | undefined;

/** A password as it is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/**
 * Whether a password is the one that was kept; slow, so that a stolen hash is worth little, and as slow where nothing was kept:
 * how long a refusal takes does not tell which names exist.
 */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword(randomBytes(12).toString('hex'));
  const right = await verify(kept ?? (await hashOfNobody), password).catch(() => false);
  return right && kept !== undefined;
}
