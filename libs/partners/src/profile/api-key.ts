import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A key of the REST interface as a profile has it: by its hash. */
export interface KeyHash {
  readonly id: string;
  readonly sha256: string;
}

const shape = /^qsk_([0-9a-z]{8})_[A-Za-z0-9_-]{43}$/;

/** A new key, which nobody can read again later, and what the profile keeps of it. */
export function newApiKey(): { readonly key: string; readonly hash: KeyHash } {
  const id = randomBytes(4).toString('hex');
  const key = `qsk_${id}_${randomBytes(32).toString('base64url')}`;
  return { key, hash: { id, sha256: createHash('sha256').update(key).digest('hex') } };
}

/** The id inside a key, by which it is found; nothing when it is none of ours. */
export function idOfKey(key: string): string | undefined {
  return shape.exec(key)?.[1];
}

export function provesKey(key: string, { sha256 }: KeyHash): boolean {
  // The key is 256 random bits: a plain hash gives nothing away, and costs a request nothing.
  return timingSafeEqual(createHash('sha256').update(key).digest(), Buffer.from(sha256, 'hex'));
}
