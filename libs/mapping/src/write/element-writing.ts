import { type JsonOut, writeJson, writeXml, type XmlFrame, type XmlOut } from '@quayside/edi';
import { ok, type Result } from '@quayside/std';
import type { ElementWriting } from '../compile/compilation.js';
import type { ElementLayout } from '../compile/element-layout.js';
import { openingOf, type OutLoop, textOf } from './out-tree.js';

/** What was written, as text and, of XML, as the tree that the text is of. */
export interface WrittenElements {
  readonly text: string;
  readonly xml?: { readonly root: XmlOut; readonly frame: XmlFrame };
}

/** The file of a document that was written as a tree. Elements that say nothing are left out. */
export function writtenElements(loop: OutLoop, writing: ElementWriting): Result<WrittenElements> {
  const { layout } = writing;
  if (layout.syntax === 'json') return ok({ text: writeJson(inList(jsonOf(loop, writing), layout)) });
  const used = new Set<string>();
  const root = xmlOf(loop, layout, used) ?? { name: layout.root, attributes: [], text: '', children: [] };
  const namespaces = [...layout.namespaces]
    .filter(([prefix, uri]) => uri !== '' && used.has(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const frame = { namespaces, ...(layout.doctype !== undefined && { doctype: layout.doctype }) };
  const text = writeXml(root, frame);
  return text.ok ? ok({ text: text.value, xml: { root, frame } }) : text;
}

function xmlOf(loop: OutLoop, layout: ElementLayout, used: Set<string>): XmlOut | undefined {
  const attributes = attributesOf(loop, layout);
  const text = ownText(loop);
  const children = inner(loop).flatMap((child) => xmlOf(child, layout, used) ?? []);
  if (attributes.length === 0 && text === '' && children.length === 0) return undefined;
  const { id: name } = loop.definition;
  for (const each of [name, ...attributes.map(([key]) => key).filter((key) => key.includes(':'))]) {
    used.add(each.includes(':') ? each.slice(0, each.indexOf(':')) : '');
  }
  return { name, attributes, text, children };
}

function attributesOf(loop: OutLoop, { attributes }: ElementLayout): [name: string, value: string][] {
  return attributes.names().flatMap((name, i): [string, string][] => {
    const value = openingOf(loop).map((opening) => textOf(opening, i + 2))[0] ?? '';
    return value === '' ? [] : [[name, value]];
  });
}

/** Where files have a list of documents, one document is a list of one. */
function inList(document: JsonOut, { documents }: ElementLayout): JsonOut {
  const names = documents?.steps.map(({ tag }) => tag) ?? [];
  if (names.length === 0) return document;
  return names.reduceRight<JsonOut>((value, name) => ({ kind: 'object', members: [[name, value]] }), {
    kind: 'array',
    items: [document],
  });
}

function jsonOf(loop: OutLoop, writing: ElementWriting): JsonOut {
  const children = inner(loop).filter((child) => !isEmpty(child));
  if (children.length === 0 && loop.definition.id !== '') {
    const text = ownText(loop);
    return { kind: writing.numbers.has(loop.definition) ? 'number' : 'string', text };
  }
  const members: [string, JsonOut][] = [];
  for (const definition of new Set(children.map((child) => child.definition))) {
    const all = children.filter((child) => child.definition === definition).map((child) => jsonOf(child, writing));
    const [first] = all;
    if (!first) continue;
    const isList = writing.lists.has(definition) || all.length > 1;
    members.push([definition.id, isList ? { kind: 'array', items: all } : first]);
  }
  return { kind: 'object', members };
}

function inner(loop: OutLoop): OutLoop[] {
  return loop.children.filter((child): child is OutLoop => child.kind === 'loop');
}

function ownText(loop: OutLoop): string {
  return openingOf(loop).map((opening) => textOf(opening, 1))[0] ?? '';
}

function isEmpty(loop: OutLoop): boolean {
  return ownText(loop) === '' && inner(loop).every(isEmpty);
}
