import { type ElementFile, type ElementMapping, readJsonFile, readXmlFile, settleTranslation } from '@quayside/mapping';
import type { PartnerProfile } from '../profile/profile.js';
import { otherSender } from './named-sender.js';
import type { PartnerFileEvent, PartnerFiles } from './partner-files.js';

/** A mapping of XML or JSON, and which way its documents go. */
export interface AgreedElements {
  readonly mapping: ElementMapping;
  readonly direction: 'in' | 'out';
}

// cXML says in its request that it is a test; UBL says nothing of the kind.
const isTest = /<Request\b[^>]{0,1000}\bdeploymentMode\s*=\s*["']test["']/;

/** The XML files of a partner by the mappings that were agreed; nothing where there are none. */
export function partnerXml(profile: PartnerProfile, all: readonly AgreedElements[]): PartnerFiles | undefined {
  const agreed = all.filter(({ mapping }) => mapping.elements.syntax === 'xml');
  if (agreed.length === 0) return undefined;
  const mappings = coming(agreed);
  return {
    comes: mappings.length > 0,
    file: ({ syntax, text }) => (syntax === 'xml' && text !== undefined ? new TextEncoder().encode(text) : undefined),
    usageOf: (start) => (isTest.test(new TextDecoder('latin1').decode(start)) ? 'test' : undefined),
    read: (chunks, fileOffset) => settled(profile, readXmlFile(chunks, mappings, fileOffset)),
  };
}

/** The JSON files of a partner: by the mappings that were agreed, and canonical ones where a document has no mapping. */
export function partnerJson(
  profile: PartnerProfile,
  all: readonly AgreedElements[],
  canonical: readonly ('in' | 'out')[],
): PartnerFiles | undefined {
  const agreed = all.filter(({ mapping }) => mapping.elements.syntax === 'json');
  if (agreed.length === 0 && canonical.length === 0) return undefined;
  const reading = { mappings: coming(agreed), canonical: canonical.includes('in') };
  return {
    comes: reading.mappings.length > 0 || reading.canonical,
    file: ({ syntax, text }) => (syntax === 'json' && text !== undefined ? new TextEncoder().encode(text) : undefined),
    read: (chunks, fileOffset) => settled(profile, readJsonFile(chunks, reading, fileOffset)),
  };
}

function coming(all: readonly AgreedElements[]): ElementMapping[] {
  return all.filter((each) => each.direction === 'in').map((each) => each.mapping);
}

async function* settled(profile: PartnerProfile, reading: Promise<ElementFile>): AsyncGenerator<PartnerFileEvent> {
  const { sets, findings, root } = await reading;
  const [other] = sets.flatMap(({ translation }) => otherSender(profile, translation, root) ?? []);
  if (other) {
    yield { kind: 'file-end', findings: [other], checked: null };
    return;
  }
  for (const { set, translation } of sets) {
    yield { kind: 'set', set, translation: await settleTranslation(translation) };
  }
  yield { kind: 'file-end', findings, checked: null };
}
