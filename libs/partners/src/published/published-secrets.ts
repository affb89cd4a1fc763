import { createHash } from 'node:crypto';
import type { ProfileSources } from '../partner.js';
import { publishedHashes } from './published-hashes.js';

const known: ReadonlySet<string> = new Set(publishedHashes);

/** What in texts of ours is a secret, or proves one: each as it stands. One that is published is known by its hash alone. */
export const secretPatterns: readonly RegExp[] = [
  // The hash of a password, and the password itself where a profile of the demo tells it.
  /\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{22,}\$[A-Za-z0-9+/]{43}/g,
  /(?<=# demo only: )[\w-]{4,}$/gm,
  // A key of the REST interface, and its hash in a profile.
  /qsk_[0-9a-z]{8}_[A-Za-z0-9_-]{43}/g,
  /(?<=sha256: )[0-9a-f]{64}/g,
  // Keys of SSH, and keys in armour of any kind.
  /(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp\d+) AAAA[A-Za-z0-9+/=]{40,}/g,
  /-----BEGIN [A-Z ]*(?:PRIVATE KEY|PUBLIC KEY BLOCK)[A-Z ]*-----\s[A-Za-z0-9+/=:.\s-]{40,}?-----END [A-Z ]+-----/g,
];

/** A secret by which it is compared: however its lines are broken or set in. */
export function secretHash(secret: string): string {
  const plain = secret.replace(/\s+/g, ' ').trim();
  return /^[0-9a-f]{64}$/.test(plain) ? plain : createHash('sha256').update(plain).digest('hex');
}

/** Whether everybody who has Quayside has this secret: it came with it, in a profile of the demo, a document or a test. */
export function isPublished(secret: string): boolean {
  return known.has(secretHash(secret));
}

/** Something published that a profile names. */
export interface PublishedPlace {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** Where a profile names secrets that everybody has. */
export function publishedIn({ profile: { file, text } }: Pick<ProfileSources, 'profile'>): readonly PublishedPlace[] {
  const commentless = text.replace(/#.*$/gm, (comment) => ' '.repeat(comment.length));
  return secretPatterns.flatMap((pattern) =>
    [...commentless.matchAll(pattern)].flatMap(({ 0: secret, index }) =>
      isPublished(secret) ? [{ file, line: text.slice(0, index).split('\n').length, what: whatIs(secret) }] : [],
    ),
  );
}

function whatIs(secret: string): string {
  if (secret.startsWith('$argon2id')) return 'the password';
  if (/^[0-9a-f]{64}$/.test(secret)) return 'the API key';
  return 'the key';
}

/** Where it is, and what to do: for start, doctor and journal. */
export function publishedWords({ file, line, what }: PublishedPlace): string {
  return `${file}, line ${line}: ${what} is published with Quayside and is refused; put one of your own there`;
}
