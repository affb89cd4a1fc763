import type { Authority } from '@quayside/accounts';

/** Whose rows somebody sees. Every read of a list wants it: what forgets it does not compile. */
export type Sight = Pick<Authority, 'among'>;

export function isAmong(among: Sight['among'], partner: string): boolean {
  return among === null || among.includes(partner);
}
