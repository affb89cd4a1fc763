import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterchangeReader, type SetReading } from '@quayside/edi';
import { describe, expect, it } from 'vitest';
import { compileMapping } from './compile-mapping.js';

const folder = join(import.meta.dirname, '../../../../mappings/x12');
const settings = { timeZone: 'Europe/Berlin', amounts: { impliedDecimals: 'standard' as const } };
const sets = ['850', '855', '856', '810', '860', '865', '820', '824', '832', '846', '861'];

describe('the example beside the standard mapping', () => {
  it('is there for every set', () => {
    expect(readdirSync(join(folder, 'examples')).sort()).toEqual(sets.map((set) => `${set}.x12`).sort());
  });

  it.each(sets)('of %s is read whole: nothing is wrong with it, and nothing is left over', (set) => {
    const reading = firstSetOf(readFileSync(join(folder, 'examples', `${set}.x12`)));
    expect(reading.type).toBe(set);
    expect(reading.findings).toEqual([]);
    const [read] = mappingFor(set, reading.release).read(reading).documents;
    expect(read?.findings).toEqual([]);
    expect(read?.leftovers).toEqual([]);
  });
});

function firstSetOf(bytes: Uint8Array): SetReading {
  const found: SetReading[] = [];
  const reader = createInterchangeReader({ onSet: (set) => found.push(set) });
  reader.push(bytes);
  expect(reader.end().findings).toEqual([]);
  const [set] = found;
  if (!set) throw new Error('the example holds no set');
  return set;
}

function mappingFor(set: string, release: string) {
  const source = (name: string) => ({ file: `x12/${name}`, text: readFileSync(join(folder, name), 'utf8') });
  const { mapping, findings } = compileMapping(source(`${set}.yaml`), {
    release,
    settings,
    tables: source('tables.yaml'),
  });
  if (!mapping) throw new Error(findings.map((each) => each.message).join('\n'));
  return mapping;
}
