import type { EdifactParty } from '@quayside/edi';
import { byUsage } from '../profile/addresses.js';
import type { PartnerProfile } from '../profile/profile.js';
import type { X12Identifier } from '../profile/identity.js';
import type { Sending } from './sending.js';

type Direction = Pick<Sending, 'from' | 'usage'>;

/** Two ends of an envelope, whichever way it goes. */
export interface Ends<End> {
  readonly sender: End;
  readonly receiver: End;
}

/** Who is named in ISA and GS; nothing where the profile has no identifiers for it. */
export function x12Ends(profile: PartnerProfile, { from, usage }: Direction): Ends<X12Identifier> | undefined {
  return turned(from, byUsage(profile.us.x12, usage), byUsage(profile.identifiers.x12, usage));
}

/** The same in UNB. */
export function edifactEnds(profile: PartnerProfile, { from, usage }: Direction): Ends<EdifactParty> | undefined {
  const ends = turned(from, byUsage(profile.us.edifact, usage), byUsage(profile.identifiers.edifact, usage));
  return ends && { sender: edifactParty(ends.sender), receiver: edifactParty(ends.receiver) };
}

/** Our end and the partner's as sender and receiver. */
export function turned<End>(
  from: Sending['from'],
  us: End | undefined,
  partner: End | undefined,
): Ends<End> | undefined {
  if (us === undefined || partner === undefined) return undefined;
  return from === 'us' ? { sender: us, receiver: partner } : { sender: partner, receiver: us };
}

function edifactParty({ id, qualifier }: { readonly id: string; readonly qualifier: string }): EdifactParty {
  return { id, ...(qualifier !== '' && { qualifier }) };
}
