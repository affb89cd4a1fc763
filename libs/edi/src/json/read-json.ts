import { type Node, parseTree, type ParseError } from 'jsonc-parser';
import { cutText, fail, isStorable, ok, type Result, storable } from '@quayside/std';
import { withinFiller } from '../file-ends.js';
import { type EdiFinding, finding } from '../findings/edi-finding.js';
import type { FindingCode } from '../findings/catalog.js';
import { type SourceText, sourceText } from '../source-text.js';
import { fixed } from '../findings/fixed-limit.js';
import { expectedBy } from './json-expectations.js';
import type { JsonMember, JsonNode } from './json-node.js';
import { defaultJsonLimits, type JsonLimits } from './json-limits.js';

/** What reading a JSON file gives: its value, or why there is none. */
export interface JsonReading {
  readonly value?: JsonNode;
  readonly findings: readonly EdiFinding[];
}

/**
 * Reads a JSON file (RFC 8259) whole: no comments, no trailing commas, no name twice in an object. Numbers are kept as they are
 * written. A file with a fault gives no value at all.
 */
export function readJson(bytes: Uint8Array, fileOffset = 0, limits: JsonLimits = defaultJsonLimits): JsonReading {
  if (bytes.length > limits.bytes) {
    const message = `The file has ${bytes.length} bytes; JSON is read up to ${limits.bytes}${fixed}`;
    return { findings: [finding('json-limit', 'fatal', message, { offset: fileOffset, length: bytes.length })] };
  }
  const { from, to } = withinFiller(bytes);
  const source = decoded(bytes.subarray(from, to), fileOffset + from);
  if (!source.ok) return { findings: [source.error] };
  const tooMuch = beyond(source.value, limits);
  if (tooMuch) return { findings: [tooMuch] };
  const errors: ParseError[] = [];
  const tree = parseTree(source.value.text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error || !tree) return { findings: [syntaxFault(source.value, error)] };
  const made = new JsonTree(source.value, limits);
  const value = made.node(tree);
  return made.fault ? { findings: [made.fault] } : { value, findings: [] };
}

/** JSON is UTF-8; some programs write UTF-16, which its mark or the zero byte beside the first character tells. */
function encodingOf([a, b, c]: Uint8Array): {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly mark: number;
} {
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', mark: 2 };
  if (a !== 0 && b === 0) return { name: 'utf-16le', mark: 0 };
  return { name: a === 0 && b !== 0 && b !== undefined ? 'utf-16be' : 'utf-8', mark: 0 };
}

function decoded(bytes: Uint8Array, fileOffset: number): Result<SourceText, EdiFinding> {
  const { name, mark } = encodingOf(bytes);
  try {
    const text = new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(mark));
    return ok(sourceText(text, name === 'utf-8' ? name : 'utf-16', fileOffset + mark));
  } catch {
    const message = `The file is not ${name === 'utf-8' ? 'UTF-8' : 'UTF-16'}, the encoding of JSON`;
    return fail(finding('json-encoding', 'fatal', message, { offset: fileOffset, length: bytes.length }));
  }
}

function faultAt(source: SourceText, code: FindingCode, message: string, from: number, to = from + 1): EdiFinding {
  return finding(code, 'fatal', message, source.place(from, Math.min(to, source.text.length)));
}

const deeper: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

// The parser calls itself for each level, so that the depth is measured before it.
function beyond(source: SourceText, { depth: deepest, values }: JsonLimits): EdiFinding | undefined {
  let depth = 0;
  let count = 1;
  const { text } = source;
  for (let at = 0; at < text.length; at++) {
    const what = text[at] ?? '';
    if (what === '"') at = closingQuote(text, at);
    depth += deeper[what] ?? 0;
    if (what === ',' || what in deeper) count++;
    if (depth > deepest)
      return faultAt(source, 'json-limit', `More than ${deepest} levels within each other${fixed}`, at);
    if (count > values) return faultAt(source, 'json-limit', `More than ${values} values${fixed}`, at);
  }
  return undefined;
}

/** Where a text ends that begins at `at`; the end of the file where it never does. */
function closingQuote(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

function syntaxFault(source: SourceText, error: ParseError | undefined): EdiFinding {
  if (!error) return faultAt(source, 'json-syntax', 'The file has no value', 0);
  const { text } = source;
  const end = error.offset + error.length;
  const found = error.offset >= text.length ? 'the end of the file' : shown(text.slice(error.offset, end));
  const why = /^\s*</.test(text) ? 'it begins with "<", as XML does' : `${expectedBy(error.error)}, found ${found}`;
  return faultAt(source, 'json-syntax', `This is no JSON: ${why}`, error.offset, end);
}

function shown(text: string): string {
  return text.length > 20 ? `"${cutText(text, 20)}..."` : `"${text}"`;
}

class JsonTree {
  fault: EdiFinding | undefined;

  constructor(
    private readonly source: SourceText,
    private readonly limits: JsonLimits,
  ) {}

  node({ type, offset, length, children = [], value }: Node): JsonNode {
    const place = () => this.source.place(offset, offset + length);
    switch (type) {
      case 'object':
        return { kind: 'object', members: this.members(children), place };
      case 'array':
        return { kind: 'array', items: children.map((child) => this.node(child)), place };
      case 'string':
        return this.textNode(String(value), offset, length);
      case 'number':
      case 'boolean':
      case 'null':
      case 'property':
        return { kind: type === 'property' ? 'null' : type, text: this.written(type, offset, length), place };
    }
  }

  private written(type: string, offset: number, length: number): string {
    if (type === 'number' && length > this.limits.number) {
      this.fault ??= faultAt(
        this.source,
        'json-limit',
        `A number of more than ${this.limits.number} characters${fixed}`,
        offset,
      );
    }
    return this.source.text.slice(offset, offset + length);
  }

  private textNode(text: string, offset: number, length: number): JsonNode {
    const kept = this.keepable(text, 'A text', offset, length);
    return { kind: 'string', text: kept, place: () => this.source.place(offset + 1, offset + length - 1) };
  }

  /** No text can hold half of a character, or U+0000: what a file that has them says cannot be kept. */
  private keepable(text: string, what: string, offset: number, length: number): string {
    if (isStorable(text)) return text;
    const message = `${what} with half a surrogate pair or U+0000 in it, which are no characters`;
    this.fault ??= faultAt(this.source, 'json-syntax', message, offset, offset + length);
    return storable(text);
  }

  private members(properties: readonly Node[]): JsonMember[] {
    const seen = new Set<string>();
    return properties.flatMap(({ children: [key, value] = [] }) => {
      if (!key || !value) return [];
      const name = this.keepable(String(key.value), 'A name', key.offset, key.length);
      if (seen.has(name)) {
        const message = `The name "${name}" is there twice in one object; nobody knows which of the two counts`;
        this.fault ??= faultAt(this.source, 'json-duplicate', message, key.offset, key.offset + key.length);
      }
      seen.add(name);
      return [{ name, value: this.node(value) }];
    });
  }
}
