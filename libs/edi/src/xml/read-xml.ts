import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { withinFiller } from '../file-ends.js';
import { type EdiFinding, finding } from '../findings/edi-finding.js';
import { fixed } from '../findings/fixed-limit.js';
import type { SourceText } from '../source-text.js';
import { decodeXml } from './xml-encoding.js';
import { type XmlElement } from './xml-element.js';
import { defaultXmlLimits, type XmlLimits } from './xml-limits.js';
import { type Doctype, scanXml } from './scan-xml.js';
import { type ParsedNode, XmlTree } from './xml-tree.js';

/** What reading an XML file gives: its root, or why there is none. */
export interface XmlReading {
  readonly root?: XmlElement;
  /** The document type as it is written, when the file has one: it names cXML and its version. */
  readonly doctype?: string;
  readonly findings: readonly EdiFinding[];
}

/**
 * Reads an XML file whole: well-formed, one root, every prefix declared, no entities but those that XML knows by itself. A file
 * with a fault gives no element at all.
 */
export function readXml(bytes: Uint8Array, fileOffset = 0, limits: XmlLimits = defaultXmlLimits): XmlReading {
  if (bytes.length > limits.bytes) {
    const message = `The file has ${bytes.length} bytes; XML is read up to ${limits.bytes}${fixed}`;
    return { findings: [finding('xml-limit', 'fatal', message, { offset: fileOffset, length: bytes.length })] };
  }
  const { from, to } = withinFiller(bytes);
  const source = decodeXml(bytes.subarray(from, to), fileOffset + from);
  if (!source.ok) return { findings: [source.error] };
  const scanned = scanXml(source.value, limits);
  if (!scanned.ok) return { findings: [scanned.error] };
  const { value: doctype } = scanned;
  const fault = invalid(source.value);
  if (fault) return { findings: [fault] };
  const said = doctype && { doctype: source.value.text.slice(doctype.from, doctype.to) };
  return { ...said, ...treeOf(source.value, doctype, limits) };
}

/** What the validator finds: tags that do not match, attributes that are there twice or have no value, names that are none. */
function invalid(source: SourceText): EdiFinding | undefined {
  const valid = XMLValidator.validate(source.text);
  if (valid === true) return undefined;
  const { msg, line, col } = valid.err;
  const start = source.text.split('\n', line - 1).reduce((at, each) => at + each.length + 1, 0);
  const at = Math.min(start + Math.max(0, col - 1), Math.max(0, source.text.length - 1));
  return finding('xml-syntax', 'fatal', msg, source.place(at, at + 1));
}

function treeOf(source: SourceText, doctype: Doctype | undefined, limits: XmlLimits): XmlReading {
  const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    cdataPropName: '#cdata',
    ignoreDeclaration: true,
    ignorePiTags: true,
    // Values stay as they are written: 00123 is no number, and blanks may matter.
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    // References are decoded by us: the parser would expand what a document type declares.
    processEntities: false,
    // Else it writes the path of each element as a text, which nobody asks for.
    jPath: false,
    maxNestedTags: limits.depth + 1,
  });
  const tree = new XmlTree(source);
  try {
    const nodes = parser.parse(withoutDoctype(source.text, doctype)) as ParsedNode[];
    const root = tree.rootOf(nodes);
    return tree.findings.length > 0 || !root ? { findings: tree.findings } : { root, findings: [] };
  } catch (error) {
    // What the validator let pass and the parser refuses, such as names that JavaScript keeps for itself.
    const message = error instanceof Error ? error.message : String(error);
    return { findings: [finding('xml-syntax', 'fatal', message, source.place(0, 1))] };
  }
}

// As many blanks, so that places stay.
function withoutDoctype(text: string, doctype: Doctype | undefined): string {
  if (!doctype) return text;
  const { from, to } = doctype;
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
}
