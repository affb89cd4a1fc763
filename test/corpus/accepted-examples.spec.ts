import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterchangeReader, defaultCsv, type SetReading } from '@quayside/edi';
import { type CompiledMapping, compileMapping, readCsvDocuments, readXmlFile, type Translation } from '@quayside/mapping';
import { describe, expect, it } from 'vitest';

// What the examples beside the standard mappings were last accepted to say, to the letter: the order of members and of places
// counts, which an equal document may hide. ACCEPT=1 rewrites it, for review.
const mappings = join(import.meta.dirname, '../../mappings');
const settings = { timeZone: 'Europe/Berlin', amounts: { impliedDecimals: 'standard' as const } };

describe.each(['x12', 'edifact', 'csv', 'ubl', 'cxml'])('the examples of %s', (format) => {
  it.each(readdirSync(join(mappings, format, 'examples')).sort())('%s', async (file) => {
    const accepted = join(import.meta.dirname, 'examples', format, `${file}.txt`);
    const said = textOf(await readingOf(format, file));
    if (process.env['ACCEPT'] === '1') {
      mkdirSync(dirname(accepted), { recursive: true });
      writeFileSync(accepted, said);
    }
    expect(existsSync(accepted), `${accepted} is missing: run npm run fixtures`).toBe(true);
    expect(said).toBe(readFileSync(accepted, 'utf8'));
  });
});

/** A line for each member of the document, and for each place, leftover and finding. */
function textOf(translations: readonly Translation[]): string {
  const lines = translations.flatMap(({ documents }) =>
    documents.flatMap(({ document, provenance, leftovers, findings }) => [
      JSON.stringify(document, null, 1),
      ...[...provenance.entries()].map((entry) => JSON.stringify(entry)),
      ...leftovers.map((left) => `left ${JSON.stringify(left)}`),
      ...findings.map((finding) => `finding ${JSON.stringify(finding)}`),
    ]),
  );
  return `${lines.join('\n')}\n`;
}

async function readingOf(format: string, file: string): Promise<Translation[]> {
  const bytes = readFileSync(join(mappings, format, 'examples', file));
  const name = basename(file).replace(/\.\w+$/, '');
  if (format === 'x12' || format === 'edifact') return setsOf(format, name, bytes);
  return format === 'csv' ? rowsOf(name, bytes) : elementsOf(format, name, bytes);
}

function setsOf(format: string, name: string, bytes: Uint8Array): Translation[] {
  const sets: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => sets.push(set) });
  reader.push(bytes);
  reader.end();
  return sets.map((set) => mappingFor(format, name, set.release).read(set));
}

async function rowsOf(name: string, bytes: Uint8Array): Promise<Translation[]> {
  const mapping = mappingFor('csv', name, '');
  const { layout } = mapping;
  if (!layout) throw new Error(`${name} has no rows`);
  const found: Translation[] = [];
  for await (const event of readCsvDocuments(only(bytes), [{ ...mapping, layout }], { ...defaultCsv, header: true })) {
    if (event.kind === 'set') found.push(event.translation);
  }
  return found;
}

async function elementsOf(format: string, name: string, bytes: Uint8Array): Promise<Translation[]> {
  const mapping = mappingFor(format, name, '');
  const { elements } = mapping;
  if (!elements) throw new Error(`${name} has no elements`);
  const { sets } = await readXmlFile(only(bytes), [{ ...mapping, elements }]);
  return sets.map(({ translation }) => translation);
}

async function* only(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}

function mappingFor(format: string, name: string, release: string): CompiledMapping {
  const source = (file: string) => ({
    file: `${format}/${file}`,
    text: readFileSync(join(mappings, format, file), 'utf8'),
  });
  const options = { release, settings, tables: source('tables.yaml') };
  const { mapping, findings } = compileMapping(source(`${name}.yaml`), options);
  if (!mapping) throw new Error(findings.map((each) => each.message).join('\n'));
  return mapping;
}
