// Reads the XML and JSON files of a corpus, and translates those that the standard mappings are for.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXml } from '../dist/libs/edi/src/index.js';
import { compileMapping, readElementFile } from '../dist/libs/mapping/src/index.js';

const mappings = join(dirname(fileURLToPath(import.meta.url)), '..', 'mappings');
const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' } };

/** A reader of XML that adds up what it found, beside what a translator counts of sets. */
export function createElementReader({ types, fail, summaryOf, count }) {
  const known = [...mappingsOf('ubl'), ...mappingsOf('cxml')];
  const totals = { files: 0, wellFormed: 0, known: 0, broken: [] };
  return {
    totals,
    async read(file, bytes, syntax) {
      totals.files++;
      const { root, findings } = readXml(bytes);
      if (!root) return void totals.broken.push({ file, findings });
      totals.wellFormed++;
      const results = await Promise.all(known.map(({ mapping }) => readElementFile(mapping, only(bytes))));
      const at = results.findIndex(({ sets }) => sets.length > 0);
      if (at < 0) return;
      totals.known++;
      const summary = summaryOf(types, { syntax, type: known[at].mapping.set });
      summary.sets++;
      const [translated] = results[at].sets[0].translation.documents;
      const fatal = translated?.findings.filter((each) => each.severity === 'fatal') ?? [];
      if (!translated || fatal.length > 0) return fail(summary, file, fatal);
      summary.translated++;
      if (translated.leftovers.length === 0) summary.whole++;
      summary.leftovers += translated.leftovers.length;
      for (const { path } of translated.leftovers)
        count(
          summary.places,
          path
            .replace(/\[\d+\]/g, '')
            .split('/')
            .slice(-3)
            .join('/'),
        );
    },
  };
}

export function reportOnElements({ files, wellFormed, known, broken }) {
  console.log(`\nxml: ${files} files, ${wellFormed} well-formed; ${known} of a kind that the standard mappings know`);
  for (const { file, findings } of broken) {
    console.log(
      `        ${file}: ${findings.map((each) => `${each.code}, line ${each.row}: ${each.message}`).join('; ')}`,
    );
  }
}

function mappingsOf(name) {
  const folder = join(mappings, name);
  if (!existsSync(folder)) return [];
  const source = (file) => ({ file: `${name}/${file}`, text: readFileSync(join(folder, file), 'utf8') });
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== 'tables.yaml');
  const tables = existsSync(join(folder, 'tables.yaml')) ? source('tables.yaml') : undefined;
  return files.map((file) => compileMapping(source(file), { release: '', settings, tables }));
}

async function* only(bytes) {
  yield bytes;
}
