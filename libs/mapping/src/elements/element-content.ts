import { type JsonNode, outside, secretElement, SetIndex, type XmlAttribute, type XmlElement } from '@quayside/edi';
import type { ElementLayout } from '../compile/element-layout.js';
import { ElementSegment, type NumberedAttribute, type Said } from './element-segment.js';

/** An XML document as loops, each opened by what the element says itself. Names have the prefixes of the mapping. */
export function xmlContent(root: XmlElement, layout: ElementLayout): SetIndex {
  return new XmlContent(layout).of(root);
}

/** A JSON value in the same way: a member is an element, and so is each item of a list, under the name of the list. */
export function jsonContent(value: JsonNode, layout: ElementLayout, pointer = ''): SetIndex {
  return new JsonContent(layout.root).of(value, pointer);
}

const nothing: readonly NumberedAttribute[] = [];

class XmlContent {
  private readonly content: SetIndex;
  private readonly prefixes: ReadonlyMap<string, string>;
  /** Names with the prefix of the mapping, by namespace and local name: each is made once. */
  private readonly names = new Map<string, Map<string, string>>();
  /** Attributes that no path of the mapping names have numbers behind the others. */
  private readonly lastKnown: number;

  constructor(private readonly layout: ElementLayout) {
    this.content = new SetIndex(layout.root);
    this.prefixes = new Map([...layout.namespaces].map(([prefix, uri]) => [uri, prefix] as const));
    this.lastKnown = layout.attributes.names().length + 1;
  }

  of(root: XmlElement): SetIndex {
    const name = this.nameOf(root);
    this.add(root, name, `/${name}`, outside, undefined);
    return this.content;
  }

  private add(element: XmlElement, name: string, step: string, parent: number, above: ElementSegment | undefined) {
    const { content } = this;
    const said: Said = {
      // A password says nothing about the document, and is shown nowhere as what was left over.
      text: name === secretElement ? '' : element.text,
      attributes: element.attributes.length === 0 ? nothing : this.numbered(element.attributes),
      placed: element,
    };
    const segment = new ElementSegment(said, above, step, content.length + 1);
    const number = content.add(segment, name, parent);
    this.addChildren(element.children, number, segment);
    content.close(number);
  }

  private addChildren(children: readonly XmlElement[], parent: number, above: ElementSegment): void {
    const names = children.map((child) => this.nameOf(child));
    const totals = children.length > 1 ? totalsOf(names) : undefined;
    const seen = new Map<string, number>();
    for (const [at, child] of children.entries()) {
      const name = names[at] as string;
      if ((totals?.get(name) ?? 1) === 1) {
        this.add(child, name, `/${name}`, parent, above);
        continue;
      }
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      this.add(child, name, `/${name}[${nth}]`, parent, above);
    }
  }

  private numbered(attributes: readonly XmlAttribute[]): NumberedAttribute[] {
    let unknown = this.lastKnown;
    return attributes.filter(isContent).map((each) => {
      const name = this.attributeName(each);
      const number = this.layout.attributes.known(name) ?? ++unknown;
      return { number, name, value: each.value, placed: each };
    });
  }

  private attributeName(each: XmlAttribute): string {
    if (each.namespace === '') return each.name;
    return each.namespace.endsWith('/XML/1998/namespace') ? `xml:${each.name}` : this.nameOf(each);
  }

  private nameOf({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
    const ofNamespace = this.names.get(namespace) ?? new Map<string, string>();
    if (ofNamespace.size === 0) this.names.set(namespace, ofNamespace);
    const known = ofNamespace.get(name) ?? this.newName(name, namespace);
    ofNamespace.set(name, known);
    return known;
  }

  private newName(name: string, namespace: string): string {
    const isPlain = namespace === '' && (this.layout.namespaces.get('') ?? '') === '';
    const prefix = isPlain ? '' : namespace === '' ? undefined : this.prefixes.get(namespace);
    if (prefix === '') return name;
    return prefix === undefined ? `{${namespace}}${name}` : `${prefix}:${name}`;
  }
}

function totalsOf(names: readonly string[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const name of names) totals.set(name, (totals.get(name) ?? 0) + 1);
  return totals;
}

// Where a schema is to be found says nothing about the document.
function isContent({ namespace }: XmlAttribute): boolean {
  return namespace !== 'http://www.w3.org/2001/XMLSchema-instance';
}

class JsonContent {
  private readonly content: SetIndex;

  constructor(private readonly root: string) {
    this.content = new SetIndex(root);
  }

  of(value: JsonNode, pointer: string): SetIndex {
    this.add(value, this.root, pointer, outside, undefined);
    return this.content;
  }

  private add(node: JsonNode, name: string, step: string, parent: number, above: ElementSegment | undefined): void {
    const { content } = this;
    const text = node.kind === 'object' || node.kind === 'array' || node.kind === 'null' ? '' : node.text;
    const said: Said = { text, attributes: nothing, placed: node };
    const segment = new ElementSegment(said, above, step, content.length + 1);
    const number = content.add(segment, name, parent);
    this.addInside(node, number, segment);
    content.close(number);
  }

  private addInside(node: JsonNode, parent: number, above: ElementSegment): void {
    if (node.kind === 'array') {
      for (const [i, item] of node.items.entries()) this.add(item, '[]', `/${i}`, parent, above);
    }
    if (node.kind !== 'object') return;
    for (const { name, value } of node.members) {
      const step = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (value.kind !== 'array') this.add(value, name, step, parent, above);
      else for (const [i, item] of value.items.entries()) this.add(item, name, `${step}/${i}`, parent, above);
    }
  }
}
