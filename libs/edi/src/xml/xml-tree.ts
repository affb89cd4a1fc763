import type { Place } from '@quayside/std';
import { XMLParser } from 'fast-xml-parser';
import { type EdiFinding, finding } from '../findings/edi-finding.js';
import type { SourceText } from '../source-text.js';
import { decodeReferences } from './references.js';
import { tagEnd } from './scan-xml.js';
import type { XmlAttribute, XmlElement } from './xml-element.js';
import { isDeclaration, knownPrefixes, type Prefixes, split, withDeclared } from './xml-names.js';

/** A node as fast-xml-parser gives it with `preserveOrder`: one key that names it, `:@` with attributes, and where it stands. */
export type ParsedNode = Readonly<Record<string, readonly ParsedNode[] | string | Readonly<Record<string, string>>>>;

const metadata = XMLParser.getMetaDataSymbol() as symbol;

interface Stretch {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** Makes elements of what the parser read. What is wrong with their names goes to `findings`. */
export class XmlTree {
  readonly findings: EdiFinding[] = [];

  constructor(private readonly source: SourceText) {}

  rootOf(nodes: readonly ParsedNode[]): XmlElement | undefined {
    const root = nodes.find((node) => nameOf(node) !== '');
    return root && this.element(root, knownPrefixes);
  }

  private element(node: ParsedNode, around: Prefixes): XmlElement {
    const written = nameOf(node);
    const stretch = (node as unknown as Readonly<Record<symbol, Stretch>>)[metadata] ?? { startIndex: 0, endIndex: 0 };
    const given = Object.entries((node[':@'] ?? {}) as Readonly<Record<string, string>>);
    const prefixes = withDeclared(around, given);
    const inner = node[written] as readonly ParsedNode[];
    return {
      name: split(written).local,
      namespace: this.namespaceOf(written, prefixes, stretch),
      attributes: given
        .filter(([name]) => !isDeclaration(name))
        .map(([name, value]) => this.attribute(name, value, prefixes, stretch)),
      children: inner.filter((each) => nameOf(each) !== '').map((each) => this.element(each, prefixes)),
      text: textOf(inner),
      place: () => contentPlace(this.source, stretch),
    };
  }

  private attribute(written: string, value: string, prefixes: Prefixes, stretch: Stretch): XmlAttribute {
    const { prefix, local } = split(written);
    return {
      name: local,
      // The default namespace is none of attributes.
      namespace: prefix === '' ? '' : this.namespaceOf(written, prefixes, stretch),
      value: decodeReferences(value.replace(/[\t\n]/g, ' ')),
      place: () => attributePlace(this.source, stretch.startIndex, written),
    };
  }

  private namespaceOf(written: string, prefixes: Prefixes, { startIndex }: Stretch): string {
    const { prefix, local } = split(written);
    const found = prefixes.get(prefix);
    if (found !== undefined && local !== '' && (prefix === '' || found !== '') && !local.includes(':')) return found;
    const message = `The prefix "${prefix}" of "${written}" is declared nowhere around it`;
    this.findings.push(finding('xml-namespace', 'fatal', message, this.source.place(startIndex, startIndex + 1)));
    return '';
  }
}

function nameOf(node: ParsedNode): string {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  return name.startsWith('#') ? '' : name;
}

function textOf(nodes: readonly ParsedNode[]): string {
  let text = '';
  for (const node of nodes) {
    const plain = node['#text'];
    if (typeof plain === 'string') text += decodeReferences(plain);
    const [raw] = (node['#cdata'] ?? []) as readonly ParsedNode[];
    if (typeof raw?.['#text'] === 'string') text += raw['#text'];
  }
  return text;
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
