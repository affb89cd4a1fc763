import { fail, ok, type Result } from '@quayside/std';
import { unknownCharacter } from './xml-characters.js';

/** An element to be written; names carry their prefixes. */
export interface XmlOut {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly children: readonly XmlOut[];
}

/** What stands around the root. */
export interface XmlFrame {
  /** Each prefix with its URI, in the order in which they are declared; '' is the default namespace. */
  readonly namespaces: readonly (readonly [prefix: string, uri: string])[];
  /** The external document type, such as that of cXML. */
  readonly doctype?: string;
}

/**
 * Writes an XML file in UTF-8: the same elements always give the same bytes. Fails with the character that XML cannot carry.
 */
export function writeXml(root: XmlOut, { namespaces, doctype }: XmlFrame): Result<string> {
  const declared = namespaces.map(([prefix, uri]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri] as const);
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  if (doctype !== undefined) lines.push(doctype);
  write({ ...root, attributes: [...declared, ...root.attributes] }, '', lines);
  const text = `${lines.join('\n')}\n`;
  const wrong = unknownCharacter(text);
  return wrong ? fail(`XML cannot carry the character ${wrong.name}`) : ok(text);
}

function write({ name, attributes, text, children }: XmlOut, indent: string, lines: string[]): void {
  const tag = [name, ...attributes.map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ');
  if (children.length === 0) {
    lines.push(text === '' ? `${indent}<${tag}/>` : `${indent}<${tag}>${escaped(text)}</${name}>`);
    return;
  }
  // Text beside elements comes first.
  lines.push(`${indent}<${tag}>${escaped(text)}`);
  for (const child of children) write(child, `${indent}  `, lines);
  lines.push(`${indent}</${name}>`);
}

// Line ends and tabs by number: a reader would make blanks of them in attributes.
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}
