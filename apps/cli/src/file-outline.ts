import { readJson, readXml, type JsonNode } from '@quayside/edi';
import { fileKindOf } from '@quayside/exchange';
import { supplierWords } from '@quayside/partners';

/** What a file is in which no interchange begins, in words; and whether anybody reads such files. */
export interface FileOutline {
  readonly kind: string;
  readonly words: string;
  readonly readable: boolean;
}

/** Says what a file is that is neither X12 nor EDIFACT: XML by its root, JSON, CSV by its delimiter, or nothing that is read. */
export function outlineOf(bytes: Buffer): FileOutline {
  const foreign = fileKindOf(bytes);
  if (foreign) return { kind: foreign, words: supplierWords('en').fileKind[foreign], readable: false };
  const start = textOf(bytes).trimStart();
  if (start.startsWith('<')) return xmlOutline(bytes);
  if (start.startsWith('{') || start.startsWith('[')) return jsonOutline(bytes);
  return tableOutline(start) ?? { kind: 'unknown', words: 'no kind of file that is known here', readable: false };
}

function textOf(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(utf16 ? 'utf16le' : 'utf8', 0, 64 * 1024).replace(/^\ufeff/, '');
}

function xmlOutline(bytes: Buffer): FileOutline {
  const { root, findings } = readXml(bytes);
  if (!root) return { kind: 'xml', words: `XML that is broken: ${findings[0]?.message ?? ''}`, readable: false };
  const named = root.namespace === '' ? 'in no namespace' : `of namespace ${root.namespace}`;
  return { kind: 'xml', words: `XML, its root is ${root.name} ${named}`, readable: true };
}

function jsonOutline(bytes: Buffer): FileOutline {
  const { value, findings } = readJson(bytes);
  if (!value) return { kind: 'json', words: `JSON that is broken: ${findings[0]?.message ?? ''}`, readable: false };
  return { kind: 'json', words: `JSON, ${shapeOf(value)}`, readable: true };
}

function shapeOf(node: JsonNode): string {
  if (node.kind === 'array') return `a list of ${node.items.length}`;
  if (node.kind !== 'object') return `a ${node.kind}`;
  const names = node.members.slice(0, 8).map(({ name }) => name);
  return `an object with ${names.join(', ')}${node.members.length > names.length ? ' ...' : ''}`;
}

const delimiters = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;

/** A table has the same delimiter in each of its first lines. */
function tableOutline(text: string): FileOutline | undefined {
  const lines = text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !/^sep=/i.test(line))
    .slice(0, 5);
  const counted = Object.entries(delimiters).map(([sign, name]) => {
    const counts = lines.map((line) => line.split(sign).length - 1);
    return { sign, name, least: Math.min(...counts, Number.MAX_SAFE_INTEGER) };
  });
  const [best] = counted.toSorted((a, b) => b.least - a.least);
  if (!best || lines.length === 0 || best.least < 1) return undefined;
  const columns = (lines[0] ?? '').split(best.sign).map((each) => each.replace(/^"(.*)"$/, '$1'));
  const words = `CSV, delimiter ${best.name}, ${columns.length} columns: ${columns.join(', ')}`;
  return { kind: 'csv', words, readable: true };
}
