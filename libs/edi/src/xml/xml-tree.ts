import type { Place } from '@quayside/std';
import { XMLParser } from 'fast-xml-parser';
import { type EdiFinding, finding } from '../findings/edi-finding.js';
import type { SourceText } from '../source-text.js';
import { decodeReferences } from './references.js';
import { tagEnd } from './scan-xml.js';
import type { XmlAttribute, XmlElement } from './xml-element.js';
import { isDeclaration, type XmlName, XmlNames } from './xml-names.js';

/** A node as fast-xml-parser gives it with `preserveOrder`: one key that names it, `:@` with attributes, and where it stands. */
export type ParsedNode = Readonly<Record<string, readonly ParsedNode[] | string | Readonly<Record<string, string>>>>;

const metadata = XMLParser.getMetaDataSymbol() as symbol;

interface Stretch {
  readonly startIndex: number;
  readonly endIndex: number;
}

const nowhere: Stretch = { startIndex: 0, endIndex: 0 };

const noNodes: readonly never[] = [];
const gone: ParsedNode = {};

/** Makes elements of what the parser read. What is wrong with their names goes to `findings`. */
export class XmlTree {
  readonly findings: EdiFinding[] = [];

  constructor(private readonly source: SourceText) {}

  rootOf(nodes: readonly ParsedNode[]): XmlElement | undefined {
    const root = nodes.find((node) => isElement(keyOf(node)));
    return root && this.element(root, keyOf(root), XmlNames.outside());
  }

  private element(node: ParsedNode, written: string, around: XmlNames): XmlElement {
    const stretch = (node as unknown as Readonly<Record<symbol, Stretch>>)[metadata] ?? nowhere;
    const given = node[':@'] as Readonly<Record<string, string>> | undefined;
    const names = given ? around.inside(given) : around;
    const name = names.name(written);
    const namespace = this.namespaceOf(name, stretch);
    const attributes = given ? this.attributes(given, names, stretch) : noNodes;
    let text = '';
    let children: XmlElement[] | undefined;
    const nodes = node[written] as ParsedNode[];
    for (let at = 0; at < nodes.length; at++) {
      const inner = nodes[at] as ParsedNode;
      // The parser's node goes when its element comes: a large file is never in memory as both.
      nodes[at] = gone;
      const key = keyOf(inner);
      if (isElement(key)) (children ??= []).push(this.element(inner, key, names));
      else text += textOf(inner);
    }
    return new ReadElement(this.source, stretch, name.local, namespace, attributes, children ?? noNodes, text);
  }

  private attributes(given: Readonly<Record<string, string>>, names: XmlNames, stretch: Stretch): XmlAttribute[] {
    return Object.entries(given)
      .filter(([written]) => !isDeclaration(written))
      .map(([written, value]) => {
        const name = names.name(written);
        // The default namespace is none of attributes.
        const namespace = name.prefix === '' ? '' : this.namespaceOf(name, stretch);
        const said = decodeReferences(value.replace(/[\t\n]/g, ' '));
        return new ReadAttribute(this.source, stretch, written, name.local, namespace, said);
      });
  }

  private namespaceOf({ written, prefix, namespace }: XmlName, { startIndex }: Stretch): string {
    if (namespace !== undefined) return namespace;
    const message = `The prefix "${prefix}" of "${written}" is declared nowhere around it`;
    this.findings.push(finding('xml-namespace', 'fatal', message, this.source.place(startIndex, startIndex + 1)));
    return '';
  }
}

/** It finds its place when it is asked: of most elements nobody wants to know. */
class ReadElement implements XmlElement {
  private readonly startIndex: number;
  private readonly endIndex: number;

  constructor(
    private readonly source: SourceText,
    { startIndex, endIndex }: Stretch,
    readonly name: string,
    readonly namespace: string,
    readonly attributes: readonly XmlAttribute[],
    readonly children: readonly XmlElement[],
    readonly text: string,
  ) {
    this.startIndex = startIndex;
    this.endIndex = endIndex;
  }

  place(): Place {
    return contentPlace(this.source, { startIndex: this.startIndex, endIndex: this.endIndex });
  }
}

class ReadAttribute implements XmlAttribute {
  constructor(
    private readonly source: SourceText,
    private readonly stretch: Stretch,
    private readonly written: string,
    readonly name: string,
    readonly namespace: string,
    readonly value: string,
  ) {}

  place(): Place {
    return attributePlace(this.source, this.stretch.startIndex, this.written);
  }
}

/** What a node is: the name of an element as it is written, or "#text" and "#cdata". */
function keyOf(node: ParsedNode): string {
  for (const key in node) if (key !== ':@') return key;
  return '#';
}

function isElement(key: string): boolean {
  return !key.startsWith('#');
}

function textOf(node: ParsedNode): string {
  const plain = node['#text'];
  if (typeof plain === 'string') return decodeReferences(plain);
  const [raw] = (node['#cdata'] ?? noNodes) as readonly ParsedNode[];
  const data = raw?.['#text'];
  return typeof data === 'string' ? data : '';
}

function contentPlace(source: SourceText, { startIndex, endIndex }: Stretch): Place {
  const { text } = source;
  const begin = tagEnd(text, startIndex);
  const end = text.lastIndexOf('<', endIndex - 1);
  const content = begin > 0 && end > begin ? text.slice(begin, end) : '';
  const { bare, length } = inner(content);
  if (length === 0) return source.place(startIndex, Math.max(startIndex + 1, begin));
  // With elements inside, the element itself is meant and not all that it holds.
  if (/<(?![!?])/.test(content)) return source.place(startIndex, begin);
  return source.place(begin + bare, begin + bare + length);
}

/** Where in the content of an element its text stands: without blanks around it, and without the marks of a CDATA section. */
function inner(content: string): { readonly bare: number; readonly length: number } {
  const trimmed = content.trim();
  const mark = '<![CDATA[';
  const isData = trimmed.startsWith(mark) && trimmed.endsWith(']]>');
  const text = isData ? trimmed.slice(mark.length, -3) : trimmed;
  const before = content.length - content.trimStart().length + (isData ? mark.length : 0);
  return { bare: before + text.length - text.trimStart().length, length: text.trim().length };
}

function attributePlace(source: SourceText, startIndex: number, written: string): Place {
  const tag = source.text.slice(startIndex, tagEnd(source.text, startIndex));
  for (const found of tag.matchAll(/\s([^\s=]+)(\s*=\s*)("[^"]*"|'[^']*')/g)) {
    const [, name = '', equals = '', value = ''] = found;
    if (name !== written) continue;
    const from = startIndex + found.index + 1 + name.length + equals.length + 1;
    return source.place(from, from + value.length - 2);
  }
  return source.place(startIndex, startIndex + tag.length);
}
