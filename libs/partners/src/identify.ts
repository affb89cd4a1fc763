import type { InterchangeHead } from '@quayside/edi';
import type { Partner } from './partner.js';

/** The partner that an envelope names; none if nobody or more than one fits: that is quarantine, never a guess. */
export function identify(partners: readonly Partner[], head: InterchangeHead): Partner | undefined {
  const [first, second] = partners.filter((partner) => partner.recognises(head));
  return second === undefined ? first : undefined;
}
