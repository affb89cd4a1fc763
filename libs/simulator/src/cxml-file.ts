import { type CanonicalDocument, contentHash } from '@quayside/canonical';
import { type CxmlCredential, writeCxml } from '@quayside/edi';
import type { WrittenSet } from '@quayside/mapping';
import type { Partner, PartnerProfile } from '@quayside/partners';
import { type Finding, fail, ok, type Result } from '@quayside/std';
import type { Sending, SupplierFile } from './sending.js';

/** Whether it is a cXML document, which has a Header around what a mapping writes. */
export function isCxml({ xml }: WrittenSet): boolean {
  return xml?.root.name === 'cXML';
}

/** A cXML document as the partner sends it: its Header by the identifiers of the profile. */
export function cxmlFile(
  partner: Partner,
  document: CanonicalDocument,
  { xml, findings }: WrittenSet,
  sending: Sending,
): Result<SupplierFile, readonly Finding[]> {
  const { identifiers, us, cxml } = partner.profile;
  const from = credentialOf(identifiers);
  const to = credentialOf(us);
  if (!xml || !from || !to) return fail([noIdentity(partner, from ? 'us' : 'the partner')]);
  const envelope = { from, to, sender: from, userAgent: 'Quayside', language: cxml.language, ...sending };
  const text = writeCxml(xml.root, { ...envelope, payloadId: payloadIdOf(document, from, sending) }, xml.frame);
  if (!text.ok) return fail([{ code: 'not-writable', severity: 'fatal', message: text.error }]);
  return ok({ format: 'xml', ending: 'xml', bytes: new TextEncoder().encode(text.value), findings });
}

/** The name under which somebody is known in cXML: the first that the profile has, else its DUNS number. */
function credentialOf({ cxml, duns }: PartnerProfile['identifiers']): CxmlCredential | undefined {
  return cxml[0] ?? (duns === undefined ? undefined : { domain: 'DUNS', identity: duns });
}

// The same document under the same number is the same document: whoever gets it twice can tell.
function payloadIdOf(document: CanonicalDocument, { identity }: CxmlCredential, { controlNumber }: Sending): string {
  const host = identity.replace(/[^A-Za-z0-9.-]+/g, '-');
  return `${controlNumber}.${contentHash(document).slice(0, 16)}@${host}`;
}

function noIdentity({ name }: Partner, whose: string): Finding {
  const message = `The profile of ${name} has no identifier of ${whose} for cXML (cxml: [{ domain, identity }], or duns), so that no document can be sent`;
  return { code: 'not-writable', severity: 'fatal', message };
}
