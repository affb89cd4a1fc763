import { readCxmlHead, type XmlElement } from '@quayside/edi';
import type { Translation } from '@quayside/mapping';
import type { Finding } from '@quayside/std';
import type { PartnerProfile } from '../profile/profile.js';

type Identifiers = PartnerProfile['identifiers'];

/** A name that a document gives to its sender, as "scheme value". */
interface Name {
  readonly scheme: string;
  readonly value: string;
}

/**
 * The mailbox says whose a file is. Where the file names its sender under a scheme of which the profile knows the partner's own
 * name, it must be that one: else nobody knows which of the two is right.
 */
export function otherSender(profile: PartnerProfile, translation: Translation, root?: XmlElement): Finding | undefined {
  const known = namesOf(profile.identifiers);
  const named = [...cxmlNames(root), ...sellerNames(translation)];
  const comparable = named.filter(({ scheme }) => known.some((each) => each.scheme === scheme));
  const isOurs = comparable.some((name) => known.some((each) => same(each, name)));
  if (comparable.length === 0 || isOurs) return undefined;
  const says = comparable.map(({ scheme, value }) => `${scheme} ${value}`).join(', ');
  const message = `The file names ${says} as its sender, which is not ${profile.name} by its profile.`;
  return { ...root?.place(), code: 'partner-mismatch', severity: 'fatal', message };
}

function namesOf({ gln, duns, cxml, peppol }: Identifiers): Name[] {
  return [
    ...(gln === undefined ? [] : [{ scheme: 'gln', value: gln }]),
    ...(duns === undefined ? [] : [{ scheme: 'duns', value: duns }]),
    ...cxml.map(({ domain, identity }) => ({ scheme: `cXML ${domain}`, value: identity })),
    ...peppol.map((text) => ({ scheme: `endpoint:${text.slice(0, 4)}`, value: text.slice(5) })),
  ];
}

function cxmlNames(root: XmlElement | undefined): Name[] {
  const head = root && readCxmlHead(root);
  return (head?.from ?? []).flatMap(({ domain, identity }) => [
    { scheme: `cXML ${domain}`, value: identity },
    // The profile may have it under either name.
    ...(domain.toUpperCase() === 'DUNS' ? [{ scheme: 'duns', value: identity }] : []),
  ]);
}

function sellerNames({ documents }: Translation): Name[] {
  const sellers = documents.flatMap(({ document }) => (document.parties ?? []).filter(({ role }) => role === 'seller'));
  return sellers.flatMap(({ identifiers = [] }) => identifiers);
}

function same(one: Name, other: Name): boolean {
  return one.scheme === other.scheme && one.value.toUpperCase() === other.value.toUpperCase();
}
