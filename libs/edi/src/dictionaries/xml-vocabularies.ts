import { cxml } from './cxml/cxml.js';
import { ubl } from './ubl/ubl.js';
import type { XmlVocabulary } from './vocabulary.js';

/** The vocabularies of XML that are known, by the names that mappings use. */
const vocabularies: Readonly<Record<string, XmlVocabulary>> = { ubl, cxml };

export const vocabularyNames: readonly string[] = Object.keys(vocabularies);

/** The vocabulary of that name. */
export function xmlVocabulary(name: string): XmlVocabulary | undefined {
  return Object.hasOwn(vocabularies, name) ? vocabularies[name] : undefined;
}
