import { createRequire } from 'node:module';
import { XMLParser } from 'fast-xml-parser';
import { X12Parser } from 'node-x12';

// What libraries that nobody here wrote find in bytes of ours.

/** Segments: the tag, then elements, each a list of components. */
export type Tokens = readonly (readonly [tag: string, ...elements: (readonly string[])[]])[];

/** The segments between ST and SE, by node-x12. */
export function x12Tokens(bytes: Uint8Array): Tokens {
  const parsed = new X12Parser(true).parse(Buffer.from(bytes).toString('latin1'));
  if (!('functionalGroups' in parsed)) throw new Error('no interchange');
  const segments = parsed.functionalGroups.flatMap((group) => group.transactions.flatMap((set) => set.segments));
  return segments.map(({ tag, elements }) => [tag, ...elements.map(({ value }) => (value ?? '').split('>'))] as const);
}

interface EdifactParser {
  onopensegment: (tag: string) => void;
  onelement: () => void;
  oncomponent: (text: string) => void;
  encoding(level: string): void;
  write(text: string): void;
  end(): void;
}

/** All segments, by the package edifact. */
export function edifactTokens(bytes: Uint8Array): Tokens {
  const Parser = createRequire(import.meta.url)('edifact/parser.js') as new () => EdifactParser;
  const tokens: [tag: string, ...elements: string[][]][] = [];
  const parser = new Parser();
  parser.encoding('UNOC');
  parser.onopensegment = (tag) => tokens.push([tag]);
  parser.onelement = () => tokens.at(-1)?.push([]);
  parser.oncomponent = (text) => (tokens.at(-1)?.at(-1) as string[]).push(text);
  parser.write(Buffer.from(bytes).toString('latin1'));
  parser.end();
  return tokens;
}

/** What stands at "PO1[2].03" or "LIN[1].03.1": the second PO1, its third element; nothing where there is none. */
export function tokenAt(tokens: Tokens, place: string): string | undefined {
  const [, tag, nth, element, component = '1'] = /^(\w+)\[(\d+)\]\.(\d+)(?:\.(\d+))?$/.exec(place) ?? [];
  const segment = tokens.filter(([each]) => each === tag)[Number(nth) - 1];
  const found = segment?.[Number(element)];
  return Array.isArray(found) ? (found as readonly string[])[Number(component) - 1] : undefined;
}

type Node = Record<string, unknown>;

/** What stands at "Order/cac:OrderLine[2]/cbc:ID" or "…/@unitCode", by fast-xml-parser. */
export function xmlAt(bytes: Uint8Array, path: string): string | undefined {
  const parser = new XMLParser({
    ...{ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false },
    processEntities: true,
    htmlEntities: true,
  });
  const steps = path.split('/');
  const found = steps.reduce<unknown>((at, step) => below(at, step), parser.parse(Buffer.from(bytes).toString()));
  const text = typeof found === 'object' && found !== null ? (found as Node)['#text'] : found;
  return typeof text === 'string' ? text : undefined;
}

function below(at: unknown, step: string): unknown {
  const [, name = step, nth = '1'] = /^(.+)\[(\d+)\]$/.exec(step) ?? [];
  if (typeof at !== 'object' || at === null) return undefined;
  const found = (at as Node)[name];
  return Array.isArray(found) ? (found as unknown[])[Number(nth) - 1] : nth === '1' ? found : undefined;
}
