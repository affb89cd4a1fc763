import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formats } from '../values/formats.js';
import { slotKeys } from './compile-rule.js';
import { sourceKeys } from './compile-source.js';
import { csvKeys } from './csv-layout.js';
import { headKeys } from './mapping-head.js';
import { mappingJsonSchema } from './mapping-schema.js';

const schema = mappingJsonSchema();
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);
const project = join(import.meta.dirname, '../../../..');
const shipped = ['x12', 'edifact', 'csv'].flatMap((folder) =>
  readdirSync(join(project, 'mappings', folder))
    .filter((name) => name.endsWith('.yaml') && name !== 'tables.yaml')
    .map((name) => `${folder}/${name}`),
);
const page = readFileSync(join(project, 'docs/mapping-language.md'), 'utf8');
const examples = [...page.matchAll(/^```yaml mapping[^\n]*\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);

function faults(text: string): string[] {
  if (validate(parse(text))) return [];
  return (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
}

describe('the JSON Schema of a mapping', () => {
  it.each(shipped)('accepts %s', (name) => {
    expect(faults(readFileSync(join(project, 'mappings', name), 'utf8'))).toEqual([]);
  });

  it('accepts the whole mappings of the page about the language', () => {
    expect(examples.length).toBeGreaterThan(8);
    expect(examples.flatMap(faults)).toEqual([]);
  });

  it.each([
    ['an unknown key', 'sets: 855', '', 'must NOT have additional properties'],
    ['an unknown document', 'document: acknowledgement', '', 'must be equal to one of the allowed values'],
    ['a field that the document has not', '', 'oderNumber: BAK.03', 'must NOT have additional properties'],
    ['an unknown key of a source', '', 'date: { at: BAK.09, tabel: x }', 'must NOT have additional properties'],
    ['an unknown form', '', 'date: { at: BAK.09, as: week }', 'must be equal to one of the allowed values'],
    ['neither set nor message nor columns', 'set: none', '', 'must match exactly one schema in oneOf'],
  ])('refuses %s', (_, head, field, message) => {
    const document = head.startsWith('document') ? head : 'document: order-acknowledgement';
    const set = head === 'set: none' ? 'about: nothing' : `set: 855\n${head.startsWith('document') ? '' : head}`;
    const text = `${document}\n${set}\nfields:\n  number: BAK.03\n${field && `  ${field}\n`}`;
    expect(faults(text).join('\n')).toContain(message);
  });

  it('knows the keys that the language knows, and no others', () => {
    const { properties, $defs } = schema as unknown as Defined;
    const found = [$defs['source'], $defs['order.lines.each'], $defs['csv'], { properties }];
    const keys = [sourceKeys, slotKeys, csvKeys, headKeys].map((each) => [...each].sort());
    expect(found.map((each) => Object.keys(each?.properties ?? {}).sort())).toEqual(keys);
  });

  it('describes what each key means', () => {
    const { properties, $defs } = schema as unknown as Defined;
    const known = [...Object.entries(properties), ...Object.entries($defs['source']?.properties ?? {})];
    expect(known.filter(([, each]) => !each.description && !each.$ref).map(([name]) => name)).toEqual([]);
  });

  it('has all its keys and forms on the page about the language', () => {
    const all = [...formats, ...sourceKeys, ...slotKeys, ...csvKeys, ...headKeys];
    expect(all.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});

type Described = Record<string, { description?: string; $ref?: string }>;

interface Defined {
  readonly properties: Described;
  readonly $defs: Record<string, { readonly properties: Described }>;
}
