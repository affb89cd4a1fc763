import { type CanonicalDocument, contentHash } from '@quayside/canonical';
import { type CxmlCredential, writeCxml, type XmlOut } from '@quayside/edi';
import type { WrittenSet } from '@quayside/mapping';
import { type Finding, fail, ok, type Result } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { PartnerProfile } from '../profile/profile.js';
import { turned } from './ends.js';
import { noIdentifier } from './not-sendable.js';
import type { EnvelopedFile, Sending } from './sending.js';

/** Whether it is a cXML document, which has a Header around what a mapping writes. */
export function isCxml({ xml }: WrittenSet): boolean {
  return xml?.root.name === 'cXML';
}

/** A cXML document: its Header by the identifiers of the profile. */
export function cxmlFile(
  partner: Partner,
  document: CanonicalDocument,
  { xml, findings }: WrittenSet,
  sending: Sending,
): Result<EnvelopedFile, readonly Finding[]> {
  const { identifiers, us, cxml } = partner.profile;
  const ends = turned(sending.from, credentialOf(us), credentialOf(identifiers));
  if (!xml || !ends) return fail([noIdentity(partner)]);
  const { sender: from, receiver: to } = ends;
  const { at, usage } = sending;
  const payloadId = payloadIdOf(document, from, sending);
  const envelope = { payloadId, at, usage, language: cxml.language, from, to, sender: from, userAgent: 'Quayside' };
  const text = writeCxml(naming(xml.root, sending), envelope, xml.frame);
  if (!text.ok) return fail([{ code: 'not-writable', severity: 'fatal', message: text.error }]);
  return ok({
    ...{ format: 'xml', ending: 'xml', mediaType: 'application/xml', bytes: new TextEncoder().encode(text.value) },
    numbers: { interchange: payloadId, set: document.number },
    findings,
  });
}

/** What stands behind the reference in the header of an order. */
const behind: ReadonlySet<string> = new Set([
  ...[
    'SupplierOrderInfo',
    'TermsOfDelivery',
    'DeliveryPeriod',
    'IdReference',
    'OrderRequestHeaderIndustry',
    'Extrinsic',
  ],
]);

/** An order that takes the place of another one names its payloadID. */
function naming(element: XmlOut, sending: Sending): XmlOut {
  const { previous } = sending;
  if (!previous) return element;
  if (element.name !== 'OrderRequestHeader') {
    return { ...element, children: element.children.map((child) => naming(child, sending)) };
  }
  const attributes = [['payloadID', previous.interchange]] as const;
  const reference: XmlOut = { name: 'DocumentReference', attributes, text: '', children: [] };
  const at = element.children.findIndex(({ name }) => behind.has(name));
  const split = at < 0 ? element.children.length : at;
  const { children } = element;
  return { ...element, children: [...children.slice(0, split), reference, ...children.slice(split)] };
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

function noIdentity(partner: Partner): Finding {
  const { us } = partner.profile;
  const whose = credentialOf(us) ? 'the partner' : 'us';
  return noIdentifier(partner, `identifier of ${whose} for cXML (cxml: [{ domain, identity }], or duns)`);
}
