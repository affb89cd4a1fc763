import { defaultJsonLimits, type JsonNode, readJson } from '@quayside/edi';
import { leadsAnywhere } from '../program/leads-anywhere.js';
import { own, type Path } from '../rules/path.js';
import { canonicalTranslation } from './canonical-json.js';
import { jsonContent } from './element-content.js';
import { bytesUpTo, type ElementFile, type ElementMapping, notAgreed, summaryOf } from './element-file.js';

interface Item {
  readonly value: JsonNode;
  /** Its JSON pointer in the file. */
  readonly pointer: string;
}

/** How the JSON files of a partner are read. */
export interface JsonAgreement {
  readonly mappings: readonly ElementMapping[];
  /** Canonical documents are taken as they are. */
  readonly canonical: boolean;
}

/**
 * Reads a JSON file: a document, or several in a list, or in the list that a mapping names; of our own JSON in `documents`. Each is
 * read by the first mapping whose members it holds, else as a canonical document where such were agreed.
 */
export async function readJsonFile(
  chunks: AsyncIterable<Uint8Array>,
  agreed: JsonAgreement,
  fileOffset = 0,
): Promise<ElementFile> {
  const bytes = await bytesUpTo(chunks, defaultJsonLimits.bytes);
  const { value, findings } = readJson(bytes, fileOffset);
  if (!value) return { sets: [], findings };
  for (const mapping of agreed.mappings) {
    const items = itemsOf(value, mapping.elements.documents);
    if (items.length > 0 && items.every((item) => isFor(mapping, item))) return mapped(mapping, items);
  }
  if (!agreed.canonical) return { sets: [], findings: [unlike(value, agreed.mappings)] };
  const items = itemsOf(value, documentsPath);
  if (items.length > 0) return { findings: [], sets: items.map(canonicalSet) };
  return { sets: [], findings: [notAgreed('The file has no document', value.place())] };
}

const documentsPath: Path = { text: 'documents', look: 'here', steps: [{ tag: 'documents' }] };

function mapped(mapping: ElementMapping, items: readonly Item[]): ElementFile {
  const sets = items.map(({ value, pointer }, index) => {
    const translation = mapping.read({ content: jsonContent(value, mapping.elements, pointer) });
    const reference = translation.documents[0]?.document.number ?? '';
    return { set: summaryOf({ type: 'JSON', release: '', reference }, value.place(), index), translation };
  });
  return { findings: [], sets };
}

function canonicalSet({ value, pointer }: Item, index: number): ElementFile['sets'][number] {
  const translation = canonicalTranslation(value, pointer);
  const reference = translation.documents[0]?.document.number ?? '';
  return { set: summaryOf({ type: 'JSON', release: '', reference }, value.place(), index), translation };
}

/** The documents of a file: the items of the list at a path or of the file itself, else the file. */
function itemsOf(value: JsonNode, path: Path | undefined): Item[] {
  const at = path ? under(value, path) : undefined;
  const list = at ?? { value, pointer: '' };
  if (list.value.kind !== 'array') return value.kind === 'object' ? [list] : [];
  return list.value.items.map((item, i) => ({ value: item, pointer: `${list.pointer}/${i}` }));
}

function under(value: JsonNode, { steps }: Path): Item | undefined {
  let at: Item = { value, pointer: '' };
  for (const { tag } of steps) {
    const member = at.value.kind === 'object' ? at.value.members.find(({ name }) => name === tag) : undefined;
    if (!member) return undefined;
    at = { value: member.value, pointer: `${at.pointer}/${tag}` };
  }
  return at;
}

function isFor({ elements }: ElementMapping, { value }: Item): boolean {
  const { holds } = elements;
  if (value.kind !== 'object') return false;
  if (!holds) return true;
  return holds.steps[0]?.tag === own || leadsAnywhere(jsonContent(value, elements), holds);
}

function unlike(value: JsonNode, mappings: readonly ElementMapping[]) {
  const known = mappings.map(({ documents, elements: { holds } }) => {
    return `${documents.join(' or ')}${holds ? ` with ${holds.text}` : ''}`;
  });
  const names = value.kind === 'object' ? value.members.slice(0, 8).map(({ name }) => name) : [];
  const has = names.length > 0 ? `has the members ${names.join(', ')}` : `is a JSON ${value.kind}`;
  return notAgreed(`The file ${has}. Agreed were ${known.join('; ')}.`, value.place());
}
