import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CanonicalDocument } from '@quayside/canonical';
import { createInterchangeReader, defaultCsv, type SetReading } from '@quayside/edi';
import { isFatal } from '@quayside/std';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCsvDocuments } from './csv/read-csv-documents.js';
import { csvFile } from './csv/write-csv-document.js';
import { readJsonFile } from './elements/read-json-file.js';
import { readXmlFile } from './elements/read-xml-file.js';
import type { WrittenSet } from './write/written-set.js';
import type { TranslatedDocument } from './read/translation.js';
import { readYaml } from './yaml/yaml-source.js';
import { type CompiledMapping, compileMapping } from './compile-mapping.js';
import type { Overlay } from './compile/overlay.js';
import { settleTranslation } from './read/settle.js';

// docs/mapping-language.md: what stands behind the language of a block says what becomes of it.
//   yaml mapping RELEASE        a whole mapping, which is right
//   yaml on FILE RELEASE        rules that are put over a standard mapping, as a profile would
//   yaml profile                a part of a profile, with overlays of standard mappings
//   yaml wrong RELEASE          a mapping with faults: the text block behind it has them
//   x12, edifact, csv, xml, json sample   a sample for the mapping above; with "written", what that mapping writes of the document above
//   json                        the document; under a standard mapping, a part of it
//   text left over              what nobody read
const folder = join(import.meta.dirname, '../../../mappings');
const page = readFileSync(join(import.meta.dirname, '../../../docs/mapping-language.md'), 'utf8');
const settings = {
  timeZone: 'Europe/Berlin',
  amounts: { impliedDecimals: 'standard' as const },
  csv: { decimal: ',' as const, dates: ['DD.MM.YYYY', 'YYYY-MM-DD'] },
};
const csvAgreement = { ...defaultCsv, header: true, delimiter: ';' };

interface Block {
  readonly language: string;
  readonly says: string;
  readonly text: string;
}

interface Example {
  readonly name: string;
  readonly mapping: Block;
  /** Samples, documents and texts that belong to it, in their order. */
  readonly shown: readonly Block[];
}

const examples = examplesOf(page);

describe('the page about the mapping language', () => {
  it('has examples of all kinds', () => {
    expect(examples.length).toBeGreaterThan(25);
  });

  describe.each(examples)('$name', ({ mapping, shown }) => {
    if (mapping.says.startsWith('wrong')) {
      it('is wrong as it says', () => {
        const { findings } = compiled(mapping);
        expect(findings.map((each) => each.message)).toEqual(shown[0]?.text.trim().split('\n'));
      });
      return;
    }
    it('is right', () => {
      expect(compiledAll(mapping).flatMap((each) => each.findings)).toEqual([]);
    });
    if (shown.length > 0) shows(mapping, shown);
  });
});

function shows(block: Block, shown: readonly Block[]): void {
  const sample = shown.find(isSample);
  const isPart = block.says.startsWith('on ');
  let read: TranslatedDocument;
  beforeAll(async () => {
    if (sample) read = await readSample(mappingOf(block), sample);
  });
  it.each(shown)('shows what becomes of the sample: $language $says', ({ language, says, text }) => {
    expect(read.findings.filter(isFatal)).toEqual([]);
    if (language === 'json' && says === '') expectDocument(read.document, JSON.parse(text) as object, isPart);
    if (says === 'left over') expect(read.leftovers.map(leftoverText).join('\n')).toBe(text.trim());
    if (says === 'written') expect(writtenText(mappingOf(block), read.document)).toBe(text.trim());
  });
}

function isSample({ language, says }: Block): boolean {
  return (['x12', 'edifact', 'csv', 'xml'].includes(language) && says === '') || says === 'sample';
}

function expectDocument(document: CanonicalDocument, expected: object, isPart: boolean): void {
  if (isPart) expect(document).toMatchObject(expected);
  else expect(document).toEqual(expected);
}

function leftoverText(left: TranslatedDocument['leftovers'][number]): string {
  const { tag, segment, element, component, text, column, path } = left;
  if (path !== undefined) return `${path} "${text}"`;
  if (column !== undefined) return `column ${column} "${text}"`;
  const digits = (value: number | undefined) => (value === undefined ? '' : `.${String(value).padStart(2, '0')}`);
  expect(segment).toBeDefined();
  return `${tag ?? ''}${digits(element)}${digits(component)} "${text}"`;
}

function mappingOf(block: Block): CompiledMapping {
  const [{ mapping, findings } = { mapping: undefined, findings: [] }] = compiledAll(block);
  if (!mapping) throw new Error(findings.map((each) => each.message).join('\n'));
  return mapping;
}

function compiledAll(block: Block) {
  const [kind] = block.says.split(' ');
  if (kind !== 'profile') return [compiled(block)];
  const { source, value } = yamlOf(block, 'profile.yaml');
  const documents = Object.entries(value['documents'] as Record<string, Record<string, unknown>>);
  return documents.map(([name, { overlay, release = '004010' }]) => {
    const rules = overlay as Record<string, unknown>;
    const set = { 'order-acknowledgement': '855', 'ship-notice': '856', invoice: '810' }[name];
    const over = { source, path: ['documents', name, 'overlay'], rules };
    return standard(`x12/${set}.yaml`, String(release), over);
  });
}

function compiled(block: Block) {
  const [kind, first = '', second = ''] = block.says.split(' ');
  if (kind === 'on') {
    const { source, value } = yamlOf(block, 'overlay.yaml');
    return standard(first, second, { source, path: [], rules: value });
  }
  expect(['mapping', 'wrong'], `what the block is: ${block.text}`).toContain(kind);
  return compileMapping({ file: 'own.yaml', text: block.text }, { release: first, settings });
}

function standard(name: string, release: string, overlay: Overlay) {
  const file = (each: string) => ({ file: each, text: readFileSync(join(folder, each), 'utf8') });
  const tables = file(name.replace(/[^/]*$/, 'tables.yaml'));
  return compileMapping(file(name), { release, settings, tables, overlay });
}

function yamlOf({ text }: Block, name: string) {
  const source = readYaml(text, name);
  if (!source.ok) throw new Error(source.error.map((each) => each.message).join('\n'));
  return { source: source.value, value: source.value.value as Record<string, unknown> };
}

async function readSample(mapping: CompiledMapping, { language, text }: Block): Promise<TranslatedDocument> {
  const documents = await documentsIn(mapping, language, text);
  const [document] = (await settleTranslation({ documents, findings: [] })).documents;
  if (!document) throw new Error(`nothing was read of ${text}`);
  return document;
}

async function documentsIn(
  mapping: CompiledMapping,
  language: string,
  text: string,
): Promise<readonly TranslatedDocument[]> {
  const { elements } = mapping;
  if (elements) {
    const chunks = only(Buffer.from(text));
    const file = await (elements.syntax === 'json'
      ? readJsonFile(chunks, { mappings: [{ ...mapping, elements }], canonical: false })
      : readXmlFile(chunks, [{ ...mapping, elements }]));
    expect(file.findings).toEqual([]);
    return file.sets.flatMap(({ translation }) => translation.documents);
  }
  return language === 'csv' ? csvDocuments(mapping, text) : mapping.read(setIn(language, text)).documents;
}

async function* only(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}

function setIn(language: string, text: string): SetReading {
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
  reader.push(new TextEncoder().encode(language === 'x12' ? x12(text) : edifact(text)));
  reader.end();
  const [set] = sets;
  if (!set) throw new Error('no set');
  // A sample of the page is short; but nothing in it may be in the wrong place.
  expect(set.findings.filter((each) => ['segment-unexpected', 'segment-unknown'].includes(each.code))).toEqual([]);
  return set;
}

function x12(text: string): string {
  const lines = text.trim().split('\n');
  const set = { BAK: '855', BSN: '856', BIG: '810', BEG: '850' }[lines[0]?.slice(0, 3) ?? ''];
  return [
    'ISA*00*          *00*          *ZZ*A              *ZZ*B              *261124*0815*U*00401*000000009*0*P*>',
    `GS*XX*A*B*20261124*0815*9*X*004010`,
    `ST*${set}*0001`,
    ...lines,
    `SE*${lines.length + 2}*0001`,
    'GE*1*9',
    'IEA*1*000000009~',
  ].join('~');
}

function edifact(text: string): string {
  const lines = text.trim().split('\n');
  const message = { '231': 'ORDRSP', '351': 'DESADV', '380': 'INVOIC' }[lines[0]?.slice(4, 7) ?? ''];
  return [
    'UNB+UNOC:3+A+B+261124:0815+9',
    `UNH+1+${message}:D:96A:UN`,
    ...lines,
    `UNT+${lines.length + 2}+1`,
    "UNZ+1+9'",
  ].join("'");
}

async function csvDocuments(mapping: CompiledMapping, text: string): Promise<TranslatedDocument[]> {
  const { layout } = mapping;
  if (!layout) throw new Error('the mapping has no columns');
  const documents: TranslatedDocument[] = [];
  const isNamed = layout.rows.some(({ columns }) => columns.some(({ headers }) => headers.length > 0));
  const agreed = { ...csvAgreement, header: isNamed };
  for await (const event of readCsvDocuments(only(Buffer.from(text)), [{ ...mapping, layout }], agreed)) {
    if (event.kind === 'set') documents.push(...event.translation.documents);
    else expect(event.findings).toEqual([]);
  }
  return documents;
}

function writtenText(mapping: CompiledMapping, document: CanonicalDocument): string {
  const written = mapping.write(document);
  if (written.text !== undefined) return written.text.trim();
  if (mapping.layout) return new TextDecoder().decode(csvFile(written, mapping.layout, csvAgreement)).trim();
  return written.segments.map((segment) => segmentText(segment, written.syntax)).join('\n');
}

function segmentText(segment: WrittenSet['segments'][number], syntax: WrittenSet['syntax']): string {
  const parts = segment.map((each) => (typeof each === 'string' ? each : each.join(':').replace(/:+$/, '')));
  return parts.join(syntax === 'x12' ? '*' : '+');
}

function examplesOf(text: string): Example[] {
  const found: { name: string; mapping: Block; shown: Block[] }[] = [];
  let heading = '';
  for (const match of text.matchAll(/^#+ (.*)$|^```(\w+) ?([^\n]*)\n([\s\S]*?)^```/gm)) {
    const [, title, language, says = '', body = ''] = match;
    if (title !== undefined) heading = title;
    if (language === 'yaml') {
      const name = `${heading}, example ${found.filter((each) => each.name.startsWith(`${heading}, `)).length + 1}`;
      found.push({ name, mapping: { language, says, text: body }, shown: [] });
    } else if (language !== undefined && language !== 'sh') found.at(-1)?.shown.push({ language, says, text: body });
  }
  return found;
}
