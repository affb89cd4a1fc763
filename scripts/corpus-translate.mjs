// Translates the sets of a corpus with the standard mappings, and counts what became of them.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileMapping } from '../dist/libs/mapping/src/index.js';

const mappings = join(dirname(fileURLToPath(import.meta.url)), '..', 'mappings');
const settings = { timeZone: 'UTC', amounts: { impliedDecimals: 'standard' } };

/** Sets that carry no document of ours: answers to the syntax. */
const answers = new Set(['997', '999', 'TA1', 'CONTRL']);

/** A translator that remembers what it compiled, and adds up what it found. */
export function createTranslator() {
  const compiled = new Map();
  const types = new Map();

  return {
    /** One set as it was read. The syntax names the folder of the mappings, the type the file. */
    translate(set, file) {
      if (answers.has(set.type) || !hasMapping(set)) return;
      const summary = summaryOf(types, set);
      summary.sets++;
      const mapping = mappingFor(compiled, set);
      if (mapping.findings) return fail(summary, file, mapping.findings);
      const [translated] = mapping.read(set).documents;
      const fatal = translated?.findings.filter((each) => each.severity === 'fatal') ?? [];
      if (!translated || fatal.length > 0) return fail(summary, file, fatal, set);
      summary.translated++;
      const left = translated.leftovers;
      if (left.length === 0) summary.whole++;
      summary.leftovers += left.length;
      for (const each of left) count(summary.places, `${each.tag}${String(each.element ?? 0).padStart(2, '0')}`);
    },
    /** Whether the standard mappings have one for a set. */
    hasMapping,
    types,
  };
}

function hasMapping(set) {
  return existsSync(join(mappings, set.syntax, `${set.type}.yaml`));
}

export function summaryOf(types, set) {
  const key = `${set.syntax} ${set.type}`;
  const known = types.get(key) ?? {
    sets: 0,
    translated: 0,
    whole: 0,
    leftovers: 0,
    places: new Map(),
    failures: [],
  };
  types.set(key, known);
  return known;
}

function mappingFor(compiled, set) {
  const key = `${set.syntax} ${set.type} ${set.release}`;
  const known = compiled.get(key);
  if (known) return known;
  const source = (name) => ({ file: name, text: readFileSync(join(mappings, set.syntax, name), 'utf8') });
  const options = { release: set.release, settings, tables: source('tables.yaml') };
  const { mapping, findings } = compileMapping(source(`${set.type}.yaml`), options);
  const result = mapping ?? { findings };
  compiled.set(key, result);
  return result;
}

// A set that the reader refused says by its own findings why its document cannot be made; the mapping says the rest.
export function fail(summary, file, findings, set) {
  summary.failures.push({
    file,
    refused: set?.verdict === 'rejected',
    findings: findings.map((each) => `${each.code}: ${each.message}`),
  });
}

/** The table of types, what is left over most often, and each set that became no document with the reason. */
export function reportOn({ types }) {
  const rows = [...types].sort(([a], [b]) => (a < b ? -1 : 1));
  console.log('\ntype              sets  translated  share  nothing left over  leftovers');
  for (const [type, { sets, translated, whole, leftovers }] of rows) {
    const share = `${Math.round((translated / sets) * 100)} %`;
    console.log(
      `${type.padEnd(16)}${String(sets).padStart(6)}${String(translated).padStart(12)}${share.padStart(7)}${String(whole).padStart(19)}${String(leftovers).padStart(11)}`,
    );
  }
  for (const [type, { places }] of rows) {
    if (places.size > 0) console.log(`\nleft over in ${type}: ${often(places).slice(0, 15).join(', ')}`);
  }
  for (const [type, { failures }] of rows) {
    for (const { file, refused, findings } of failures) {
      console.log(`\nno document: ${type} of ${file}${refused ? ', a set that the reader refuses too' : ''}`);
      for (const each of findings.slice(0, 5)) console.log(`        ${each}`);
      if (findings.length > 5) console.log(`        and ${findings.length - 5} more`);
    }
  }
}

export function count(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function often(map) {
  return [...map].sort(([, a], [, b]) => b - a).map(([key, times]) => `${key} ${times}`);
}
