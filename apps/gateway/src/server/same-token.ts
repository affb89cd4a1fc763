import { timingSafeEqual } from 'node:crypto';

/** Whether the token that was shown is ours; how long that takes says nothing of it but its length. */
export function isSameToken(shown: string, token: string): boolean {
  const [a, b] = [Buffer.from(shown), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
