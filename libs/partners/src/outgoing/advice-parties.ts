import type { CanonicalDocument, Party } from '@quayside/canonical';
import { fail, type Finding, ok, type Result } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { DocumentAgreement } from '../profile/document-agreement.js';
import type { PartnerProfile } from '../profile/profile.js';
import { numbersOf } from './completed-order.js';
import { noIdentifier } from './not-sendable.js';

type Identifiers = PartnerProfile['identifiers'];

/**
 * Who says something of a document, and who sent that: UBL demands both. We go by the numbers of the profile, and by the name
 * that the document gave its buyer.
 */
export function advicePartiesOf({ profile }: Partner, answered: CanonicalDocument | null): Party[] {
  const named = answered?.parties?.find(({ role }) => role === 'buyer')?.name;
  const us = identifiersOf(profile.us);
  const isKnown = named !== undefined || us.length > 0;
  return [
    ...(isKnown ? [partyOf('buyer', named, us)] : []),
    partyOf('seller', profile.name, identifiersOf(profile.identifiers)),
  ];
}

function partyOf(role: Party['role'], name: string | undefined, identifiers: NonNullable<Party['identifiers']>): Party {
  return { role, ...(name !== undefined && { name }), ...(identifiers.length > 0 && { identifiers }) };
}

/** Whoever has no number but that of its envelope is known by that one. */
function identifiersOf(all: Identifiers): NonNullable<Party['identifiers']> {
  const numbers = numbersOf(all, true);
  if (numbers.length > 0) return numbers;
  const ofEnvelope = all.edifact[0]?.id ?? all.x12[0]?.id;
  return ofEnvelope === undefined ? [] : [{ scheme: 'unknown', value: ofEnvelope }];
}

const roleOfOther: Partial<Record<Party['role'], Party['role']>> = { buyer: 'seller', seller: 'buyer' };

/**
 * A mapping of ApplicationResponse says how a supplier answers: that the seller sends it. What we send with it has buyer and
 * seller change places; fails where nobody would be named as its sender.
 */
export function asTheirMapping(
  partner: Partner,
  document: CanonicalDocument,
  agreement: DocumentAgreement | undefined,
): Result<CanonicalDocument, Finding> {
  if (document.type !== 'application-advice' || !agreement?.set.startsWith('ubl:')) return ok(document);
  const { parties = [] } = document;
  if (!parties.some(({ role }) => role === 'buyer')) {
    return fail(noIdentifier(partner, 'identifiers of us for UBL (us: { gln }, duns or peppol)'));
  }
  return ok({ ...document, parties: parties.map((each) => ({ ...each, role: roleOfOther[each.role] ?? each.role })) });
}
