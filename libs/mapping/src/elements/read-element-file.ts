import type { CompiledMapping } from '../compile-mapping.js';
import type { ElementFile } from './element-file.js';
import { readJsonFile } from './read-json-file.js';
import { readXmlFile } from './read-xml-file.js';

/** Reads a file of XML or JSON by one mapping; nothing when the mapping is for neither. */
export function readElementFile(
  mapping: CompiledMapping,
  chunks: AsyncIterable<Uint8Array>,
): Promise<ElementFile> | undefined {
  const { elements } = mapping;
  if (!elements) return undefined;
  const mappings = [{ ...mapping, elements }];
  return elements.syntax === 'xml'
    ? readXmlFile(chunks, mappings)
    : readJsonFile(chunks, { mappings, canonical: false });
}
