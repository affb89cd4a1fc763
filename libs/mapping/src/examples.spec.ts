import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterchangeReader, defaultCsv, type SetReading } from '@quayside/edi';
import { describe, expect, it } from 'vitest';
import { readCsvDocuments } from './csv/read-csv-documents.js';
import { readXmlFile } from './elements/read-xml-file.js';
import type { TranslatedDocument } from './read/translation.js';
import { compileMapping } from './compile-mapping.js';

const folder = join(import.meta.dirname, '../../../mappings');
const settings = { timeZone: 'Europe/Berlin', amounts: { impliedDecimals: 'standard' as const } };
const endings = { x12: 'x12', edifact: 'edi', csv: 'csv', ubl: 'xml', cxml: 'xml' } as const;
type Format = keyof typeof endings;

/** The standard mappings of a format, by their names. */
function mappingsOf(format: Format): string[] {
  const names = readdirSync(join(folder, format)).filter((name) => name.endsWith('.yaml') && name !== 'tables.yaml');
  return names.map((name) => name.replace('.yaml', '')).sort();
}

describe.each(Object.keys(endings) as Format[])('the example beside the standard mapping of %s', (format) => {
  const names = mappingsOf(format);

  it('is there for every mapping', () => {
    const found = readdirSync(join(folder, format, 'examples')).sort();
    expect(found).toEqual(names.map((name) => `${name}.${endings[format]}`).sort());
  });

  it.each(names)('of %s is read whole: nothing is wrong with it, and nothing is left over', async (name) => {
    const bytes = readFileSync(join(folder, format, 'examples', `${name}.${endings[format]}`));
    const read = await documentIn(format, name, bytes);
    expect(read?.findings.filter((each) => each.code !== 'period-shortened')).toEqual([]);
    expect(read?.leftovers).toEqual([]);
  });
});

async function documentIn(format: Format, name: string, bytes: Uint8Array): Promise<TranslatedDocument | undefined> {
  if (format === 'csv') return rowsOf(name, bytes);
  return format === 'ubl' || format === 'cxml' ? elementsOf(format, name, bytes) : documentOf(format, name, bytes);
}

async function elementsOf(
  format: 'ubl' | 'cxml',
  name: string,
  bytes: Uint8Array,
): Promise<TranslatedDocument | undefined> {
  const mapping = mappingFor(format, name, '');
  if (!mapping.elements) throw new Error(`${name} has no elements`);
  const file = await readXmlFile(only(bytes), [{ ...mapping, elements: mapping.elements }]);
  expect(file.findings).toEqual([]);
  return file.sets[0]?.translation.documents[0];
}

async function* only(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}

function documentOf(format: 'x12' | 'edifact', name: string, bytes: Uint8Array): TranslatedDocument | undefined {
  const found: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => found.push(set) });
  reader.push(bytes);
  expect(reader.end().findings).toEqual([]);
  const [set] = found;
  expect(set?.type).toBe(name);
  expect(set?.findings).toEqual([]);
  return set && mappingFor(format, name, set.release).read(set).documents[0];
}

async function rowsOf(name: string, bytes: Uint8Array): Promise<TranslatedDocument | undefined> {
  const mapping = mappingFor('csv', name, '');
  if (!mapping.layout) throw new Error(`${name} has no rows`);
  const documents: TranslatedDocument[] = [];
  const csv = { ...mapping, layout: mapping.layout };
  for await (const event of readCsvDocuments(only(bytes), [csv], { ...defaultCsv, header: true })) {
    if (event.kind === 'end') expect(event.findings).toEqual([]);
    else documents.push(...event.translation.documents);
  }
  return documents[0];
}

function mappingFor(format: Format, name: string, release: string) {
  const source = (file: string) => ({
    file: `${format}/${file}`,
    text: readFileSync(join(folder, format, file), 'utf8'),
  });
  const options = { release, settings, tables: source('tables.yaml') };
  const { mapping, findings } = compileMapping(source(`${name}.yaml`), options);
  if (!mapping) throw new Error(findings.map((each) => each.message).join('\n'));
  return mapping;
}
