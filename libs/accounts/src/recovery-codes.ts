import { createHash, randomInt } from 'node:crypto';

/** Without letters and digits that look alike. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const howMany = 10;

/** Ways in for who has lost the authenticator: each is good once. About 50 bits each. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: howMany }, () => `${letters(5)}-${letters(5)}`);
}

/** What is kept of a recovery code, however it was typed. */
export function recoveryCodeHash(typed: string): string {
  const plain = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHash('sha256').update(plain).digest('hex');
}

function letters(count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}
