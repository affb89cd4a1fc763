import { defaultXmlLimits, readXml, type XmlElement } from '@quayside/edi';
import { leadsAnywhere } from '../program/leads-anywhere.js';
import { xmlContent } from './element-content.js';
import { bytesUpTo, type ElementFile, type ElementMapping, notAgreed, summaryOf } from './element-file.js';

/** Reads an XML file, which is one document, by the mapping that has its root element and what it must hold. */
export async function readXmlFile(
  chunks: AsyncIterable<Uint8Array>,
  mappings: readonly ElementMapping[],
  fileOffset = 0,
): Promise<ElementFile> {
  const bytes = await bytesUpTo(chunks, defaultXmlLimits.bytes);
  const { root, findings } = readXml(bytes, fileOffset);
  if (!root) return { sets: [], findings };
  const mapping = mappings.find((each) => isFor(each, root));
  if (!mapping) return { sets: [], findings: [unlike(root, mappings)] };
  const translation = mapping.read({ content: xmlContent(root, mapping.elements) });
  const reference = translation.documents[0]?.document.number ?? '';
  const said = { type: mapping.set, release: releaseOf(mapping), reference };
  const set = summaryOf(said, { offset: fileOffset, length: bytes.length }, 0);
  return { sets: [{ set, translation }], findings: [], root };
}

function isFor({ elements }: ElementMapping, root: XmlElement): boolean {
  const { root: name, namespaces, holds } = elements;
  const [prefix = '', local = ''] = name.includes(':') ? name.split(':') : ['', name];
  if (root.name !== local || root.namespace !== (namespaces.get(prefix) ?? '')) return false;
  return !holds || leadsAnywhere(xmlContent(root, elements), holds);
}

/** "UBL 2.1", "cXML 1.2"; of a partner's own files that they are XML. */
function releaseOf({ elements }: ElementMapping): string {
  return elements.vocabulary ?? 'XML';
}

function unlike(root: XmlElement, mappings: readonly ElementMapping[]) {
  const known = mappings.map(({ elements: { root: name, namespaces, holds } }) => {
    const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : '';
    const uri = namespaces.get(prefix) ?? '';
    return `${name}${holds ? ` with ${holds.text}` : ''}${uri === '' ? '' : ` of ${uri}`}`;
  });
  const inside = root.namespace === '' ? '' : ` of ${root.namespace}`;
  const held = root.children.map(({ name, children }) => [name, ...children.map((each) => each.name)].join('/'));
  const holds = held.length > 0 ? `, which holds ${held.slice(0, 5).join(', ')}` : '';
  const message = `The file is a ${root.name}${inside}${holds}. Agreed were ${known.join('; ')}.`;
  return notAgreed(message, root.place());
}
