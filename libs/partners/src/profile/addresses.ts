import type { InterchangeHead, PartyId } from '@quayside/edi';
import type { OutgoingParties } from '../partner.js';
import type { EdifactIdentifier, X12Identifier } from './identity.js';
import type { PartnerProfile } from './profile.js';

/** Whether an envelope goes from this partner to us. */
export function recognises(profile: PartnerProfile, head: InterchangeHead): boolean {
  return isSender(profile, head) && named(profile.us[head.syntax], head.receiver).length > 0;
}

/** Whether an envelope comes from this partner, whoever it is addressed to. */
export function isSender(profile: PartnerProfile, head: InterchangeHead): boolean {
  return named(profile.identifiers[head.syntax], head.sender).length > 0;
}

/** Test if the envelope, an identifier that stands only for tests, or the partner's stage says so. */
export function usageOf(profile: PartnerProfile, head: InterchangeHead): 'live' | 'test' {
  if (head.usage === 'test' || profile.stage === 'test') return 'test';
  const ends = [named(profile.identifiers[head.syntax], head.sender), named(profile.us[head.syntax], head.receiver)];
  return ends.some((end) => end.length > 0 && end.every((each) => each.usage === 'test')) ? 'test' : 'live';
}

/** Both ends of an envelope that we send. */
export function envelopeOf(profile: PartnerProfile, usage: 'live' | 'test'): OutgoingParties | undefined {
  const us = byUsage(profile.us.x12, usage);
  const partner = byUsage(profile.identifiers.x12, usage);
  return us && partner && { sender: end(us), receiver: end(partner) };
}

function named(all: readonly EdifactIdentifier[], party: PartyId): readonly EdifactIdentifier[] {
  return all.filter((each) => wholeQualifier(each) === wholeQualifier(party) && each.id === party.id);
}

/** Many write the qualifier 01 as 1. */
function wholeQualifier({ qualifier = '' }: { readonly qualifier?: string | undefined }): string {
  return /^\d$/.test(qualifier) ? `0${qualifier}` : qualifier;
}

/** The identifier for a usage: those made for it go before those for both. */
export function byUsage<Identifier extends { readonly usage: 'live' | 'test' | 'both' }>(
  all: readonly Identifier[],
  usage: 'live' | 'test',
): Identifier | undefined {
  return all.find((each) => each.usage === usage) ?? all.find((each) => each.usage === 'both');
}

function end({ qualifier, id, group }: X12Identifier) {
  return { qualifier, id, group: group ?? id };
}
