import { decodeXml, type SourceText } from '@quayside/edi';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Answer, Cut, Item } from './part.js';
import { stepsOf } from './part.js';
import { declaredIn, standingAlone, type Declarations } from './xml-cut.js';

// Attributes are `@name`; text stays as it was written; elements are found by their local names.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  alwaysCreateTextNode: true,
  captureMetaData: true,
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});
const metadata = XMLParser.getMetaDataSymbol() as symbol;

/** A page in XML; or what is wrong with it. A document type is not read: entities of one's own can be made to explode. */
export function xmlAnswer(bytes: Uint8Array): Answer | string {
  const source = decodeXml(bytes, 0);
  if (!source.ok) return source.error.message;
  const { text } = source.value;
  if (/<!DOCTYPE/i.test(text)) return 'it has a document type, which is not read';
  const valid = XMLValidator.validate(text);
  if (valid !== true) return `${valid.err.msg} (line ${valid.err.line})`;
  try {
    return partOf({ value: parser.parse(text), around: new Map() }, source.value);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Something found, and the namespaces that were declared around it. */
interface Found {
  readonly value: unknown;
  readonly around: Declarations;
}

function partOf(found: Found, source: SourceText): Answer {
  return {
    text: (pointer) => textOf(foundAt(found, pointer, source)[0]?.value),
    // An empty list has no element: nothing there is a list of none.
    items: (pointer) => foundAt(found, pointer, source).map((each) => itemOf(each, source)),
  };
}

function itemOf(found: Found, source: SourceText): Item {
  return { text: partOf(found, source).text, cut: () => cutOut(found, source) };
}

/** With the namespaces that are declared around it: without them its names would mean something else, or nothing. */
function cutOut({ value, around }: Found, source: SourceText): Cut | undefined {
  const at = stretchOf(value);
  if (!at) return undefined;
  const alone = standingAlone(source.text.slice(at.startIndex, at.endIndex), around);
  return { bytes: Buffer.from(alone, 'utf8'), ...source.span(at.startIndex, at.endIndex) };
}

function foundAt(found: Found, pointer: string, source: SourceText): readonly Found[] {
  return stepsOf(pointer).reduce<readonly Found[]>(
    (all, step) =>
      all.flatMap(({ value, around }) => {
        const inside = (value as Record<string, unknown> | undefined)?.[step];
        const at = stretchOf(value);
        const declared = at ? declaredIn(source.text.slice(at.startIndex, at.endIndex), around) : around;
        return listOf(inside).map((each) => ({ value: each, around: declared }));
      }),
    [found],
  );
}

interface Stretch {
  readonly startIndex: number;
  readonly endIndex: number;
}

/** Where an element stands in the text; an attribute and the whole answer have no such place. */
function stretchOf(value: unknown): Stretch | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<symbol, Stretch>)[metadata] : undefined;
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
