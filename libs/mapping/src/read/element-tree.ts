import { type JsonNode, type Loop, secretElement, type Segment, type Span, type XmlElement } from '@quayside/edi';
import type { Place } from '@quayside/std';
import type { ElementLayout } from '../compile/element-layout.js';
import { own } from '../rules/path.js';

/** Something with a text: the content of an element, or an attribute of it. */
interface Said {
  /** As a path of the mapping names it; '' the element itself. */
  readonly name: string;
  readonly text: string;
  readonly place: () => Place;
}

/** An XML document as a tree of loops, each opened by what the element says itself. Names have the prefixes of the mapping. */
export function xmlTree(root: XmlElement, layout: ElementLayout): Loop {
  const prefixes = new Map([...layout.namespaces].map(([prefix, uri]) => [uri, prefix] as const));
  const nameOf = ({ name, namespace }: { name: string; namespace: string }) => {
    const prefix =
      namespace === '' ? ((layout.namespaces.get('') ?? '') === '' ? '' : undefined) : prefixes.get(namespace);
    if (prefix === '') return name;
    return prefix === undefined ? `{${namespace}}${name}` : `${prefix}:${name}`;
  };
  const attributeName = (each: { name: string; namespace: string }) =>
    each.namespace === ''
      ? each.name
      : each.namespace.endsWith('/XML/1998/namespace')
        ? `xml:${each.name}`
        : nameOf(each);
  let position = 0;
  const convert = (element: XmlElement, path: string, repetition: number): Loop => {
    const id = nameOf(element);
    const said: Said[] = [
      // A password says nothing about the document, and is shown nowhere as what was left over.
      { name: '', text: id === secretElement ? '' : element.text, place: element.place },
      // Where a schema is to be found says nothing about the document.
      ...element.attributes
        .filter(isContent)
        .map((each) => ({ name: attributeName(each), text: each.value, place: each.place })),
    ];
    const opening = segmentOf(said, path, layout, ++position);
    const children = numbered(element.children, nameOf).map(({ item, name, of, nth }) =>
      convert(item, `${path}/${name}${of > 1 ? `[${nth}]` : ''}`, nth),
    );
    return { kind: 'loop', id, repetition, children: [opening, ...children] };
  };
  return convert(root, `/${nameOf(root)}`, 1);
}

/** A JSON value in the same way: a member is an element, and so is each item of a list, under the name of the list. */
export function jsonTree(value: JsonNode, layout: ElementLayout, pointer = ''): Loop {
  let position = 0;
  const convert = (node: JsonNode, id: string, path: string, repetition: number): Loop => {
    const text = node.kind === 'object' || node.kind === 'array' || node.kind === 'null' ? '' : node.text;
    const opening = segmentOf([{ name: '', text, place: () => node.place() }], path, layout, ++position);
    return { kind: 'loop', id, repetition, children: [opening, ...inside(node, path)] };
  };
  const inside = (node: JsonNode, path: string): Loop[] => {
    if (node.kind === 'array') return node.items.map((item, i) => convert(item, '[]', `${path}/${i}`, i + 1));
    if (node.kind !== 'object') return [];
    return node.members.flatMap(({ name, value: inner }) => {
      const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (inner.kind !== 'array') return [convert(inner, name, at, 1)];
      return inner.items.map((item, i) => convert(item, name, `${at}/${i}`, i + 1));
    });
  };
  return convert(value, layout.root, pointer, 1);
}

function isContent({ namespace }: { readonly namespace: string }): boolean {
  return namespace !== 'http://www.w3.org/2001/XMLSchema-instance';
}

interface Numbered {
  readonly item: XmlElement;
  readonly name: string;
  readonly nth: number;
  readonly of: number;
}

/** Elements with their number among those of the same name. */
function numbered(items: readonly XmlElement[], nameOf: (element: XmlElement) => string): Numbered[] {
  const totals = new Map<string, number>();
  for (const item of items) totals.set(nameOf(item), (totals.get(nameOf(item)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = nameOf(item);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return { item, name, nth, of: totals.get(name) ?? 1 };
  });
}

/** What an element says itself: element 1 is its text, the others are its attributes by their numbers. */
function segmentOf(said: readonly Said[], path: string, { attributes }: ElementLayout, position: number): Segment {
  const known = attributes.names().length + 1;
  const byNumber = new Map<number, Said>();
  let unknown = known;
  for (const each of said) {
    const number = each.name === '' ? 1 : (attributes.known(each.name) ?? ++unknown);
    byNumber.set(number, each);
  }
  const text = (element: number) => byNumber.get(element)?.text;
  const span = (element: number): Span | undefined => {
    const { offset, length } = byNumber.get(element)?.place() ?? {};
    return offset === undefined ? undefined : { offset, length: length ?? 0 };
  };
  const placeOf = (element = 1): Place => {
    const found = byNumber.get(element);
    const place = found?.place() ?? said[0]?.place() ?? {};
    return { ...place, path: found && found.name !== '' ? `${path}/@${found.name}` : path };
  };
  const whole = said[0]?.place;
  return {
    kind: 'segment',
    tag: own,
    position,
    get offset() {
      return whole?.().offset ?? 0;
    },
    get length() {
      return whole?.().length ?? 0;
    },
    elements: Math.max(0, ...byNumber.keys()),
    repetitions: (element) => (text(element) === undefined ? 0 : 1),
    components: () => 1,
    text: (element, component = 1) => (component === 1 ? text(element) : undefined),
    span,
    place: placeOf,
  };
}
