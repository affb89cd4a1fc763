import { type Finding } from '@quayside/std';
import type { Partner } from '../partner.js';

/** That the profile lacks what an envelope or a file needs. */
export function noIdentifier(partner: Partner, what: string): Finding {
  const message = `The profile of ${partner.name} has no ${what}, so that nothing can be sent`;
  return { code: 'not-writable', severity: 'fatal', message };
}

/** That the agreed character set lacks a character. */
export function uncarried(character: string): Finding {
  const message = `The character "${character}" is not part of the agreed character set`;
  return { code: 'text-not-writable', severity: 'fatal', message };
}
