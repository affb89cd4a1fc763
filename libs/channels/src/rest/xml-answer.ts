import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Answer, Item } from './part.js';
import { stepsOf } from './part.js';

// Attributes are `@name`; text stays as it was written; namespaces are the other side's own affair.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** A page in XML; or what is wrong with it. A document type is not read: entities of one's own can be made to explode. */
export function xmlAnswer(bytes: Uint8Array): Answer | string {
  const text = Buffer.from(bytes).toString('utf8');
  if (/<!DOCTYPE/i.test(text)) return 'it has a document type, which is not read';
  const valid = XMLValidator.validate(text);
  if (valid !== true) return `${valid.err.msg} (line ${valid.err.line})`;
  try {
    return partOf(parser.parse(text));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function partOf(value: unknown): Answer {
  return {
    text: (pointer) => textOf(valuesAt(value, pointer)[0]),
    // An empty list has no element: nothing there is a list of none.
    items: (pointer) => valuesAt(value, pointer).map(itemOf),
  };
}

/** Elements are found and not cut out: what they mean may stand in the elements around them. */
function itemOf(value: unknown): Item {
  return { text: partOf(value).text, bytes: Buffer.alloc(0) };
}

function valuesAt(value: unknown, pointer: string): readonly unknown[] {
  return stepsOf(pointer).reduce<readonly unknown[]>(
    (found, step) => found.flatMap((each) => listOf((each as Record<string, unknown> | undefined)?.[step])),
    [value],
  );
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const text = (value as Record<string, unknown> | undefined)?.['#text'];
  return typeof text === 'string' ? text : undefined;
}
