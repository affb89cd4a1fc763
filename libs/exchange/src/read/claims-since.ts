import type { Partner } from '@quayside/partners';
import type { Clock } from '@quayside/std';

const dayMs = 24 * 3600 * 1000;

/** From when on a number that a partner used counts as used: its profile says for how many days. */
export function claimsSince(clock: Clock, { profile }: Partner): Date {
  return new Date(clock.now().getTime() - profile.controlNumbers.window * dayMs);
}
