import { settleTranslation } from '../mapping/settle.js';
import type { PartnerFileEvent, PartnerFiles } from '../partner.js';
import type { ElementFile, ElementMapping } from './element-file.js';
import { readJsonFile } from './read-json-file.js';
import { readXmlFile } from './read-xml-file.js';

/** A mapping of XML or JSON, and which way its documents go. */
export interface AgreedElements {
  readonly mapping: ElementMapping;
  readonly direction: 'in' | 'out';
}

/** The XML files of a partner by the mappings that were agreed; nothing where there are none. */
export function partnerXml(all: readonly AgreedElements[]): PartnerFiles | undefined {
  const agreed = all.filter(({ mapping }) => mapping.elements.syntax === 'xml');
  if (agreed.length === 0) return undefined;
  const mappings = coming(agreed);
  return {
    comes: mappings.length > 0,
    file: ({ syntax, text }) => (syntax === 'xml' && text !== undefined ? new TextEncoder().encode(text) : undefined),
    read: (chunks, fileOffset) => settled(readXmlFile(chunks, mappings, fileOffset)),
  };
}

/** The JSON files of a partner: by the mappings that were agreed, and canonical ones where a document has no mapping. */
export function partnerJson(
  all: readonly AgreedElements[],
  canonical: readonly ('in' | 'out')[],
): PartnerFiles | undefined {
  const agreed = all.filter(({ mapping }) => mapping.elements.syntax === 'json');
  if (agreed.length === 0 && canonical.length === 0) return undefined;
  const reading = { mappings: coming(agreed), canonical: canonical.includes('in') };
  return {
    comes: reading.mappings.length > 0 || reading.canonical,
    file: ({ syntax, text }) => (syntax === 'json' && text !== undefined ? new TextEncoder().encode(text) : undefined),
    read: (chunks, fileOffset) => settled(readJsonFile(chunks, reading, fileOffset)),
  };
}

function coming(all: readonly AgreedElements[]): ElementMapping[] {
  return all.filter((each) => each.direction === 'in').map((each) => each.mapping);
}

async function* settled(reading: Promise<ElementFile>): AsyncGenerator<PartnerFileEvent> {
  const { sets, findings } = await reading;
  for (const { set, translation } of sets) {
    yield { kind: 'set', set, translation: await settleTranslation(translation) };
  }
  yield { kind: 'file-end', findings, checked: null };
}
