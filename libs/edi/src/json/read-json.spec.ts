import { describe, expect, it } from 'vitest';
import type { JsonNode } from './json-node.js';
import { readJson } from './read-json.js';
import { writeJson } from './write-json.js';

const read = (text: string) => readJson(Buffer.from(text, 'utf8'));

function faultOf(text: string | Uint8Array): string {
  const { value, findings } = typeof text === 'string' ? read(text) : readJson(text);
  expect(value).toBeUndefined();
  expect(findings).toHaveLength(1);
  const [first] = findings;
  return `${first?.code} ${first?.row ?? ''}:${first?.column ?? ''} ${first?.message}`;
}

describe('a JSON file', () => {
  it('is read to values as they are written, each with its bytes', () => {
    const bytes = Buffer.from('\uFEFF{ "näme": "Größe \\u00e4 \\"x\\"",\n "price": 1.10, "more": [true, null, -1e3] }');
    const { value, findings } = readJson(Buffer.concat([Buffer.alloc(5), bytes]).subarray(5), 5);
    expect(findings).toEqual([]);
    if (value?.kind !== 'object') throw new Error('no object');
    const cut = (node?: JsonNode) => {
      const { offset = 0, length = 0 } = node?.place() ?? {};
      return bytes.subarray(offset - 5, offset - 5 + length).toString();
    };
    const [name, price, more] = value.members;
    expect(name).toMatchObject({ name: 'näme', value: { kind: 'string', text: 'Größe ä "x"' } });
    expect(cut(name?.value)).toBe('Größe \\u00e4 \\"x\\"');
    expect(price?.value).toMatchObject({ kind: 'number', text: '1.10' });
    expect(cut(price?.value)).toBe('1.10');
    expect(price?.value.place()).toMatchObject({ row: 2, column: 11 });
    expect(more?.value).toMatchObject({
      items: [
        { kind: 'boolean', text: 'true' },
        { kind: 'null', text: 'null' },
        { kind: 'number', text: '-1e3' },
      ],
    });
  });

  it('keeps names that mean something in JavaScript', () => {
    const { value } = read('{ "__proto__": { "a": 1 }, "constructor": 2 }');
    expect(value).toMatchObject({ members: [{ name: '__proto__' }, { name: 'constructor' }] });
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it.each([
    ['', /json-syntax/],
    ['{', /json-syntax 1:\d+ This is no JSON: expected "}", found the end of the file$/],
    ['{ "a": 1, }', /json-syntax 1:11 .*expected the name of a member in double quotes, found "}"$/],
    ['<a/>', /json-syntax 1:1 This is no JSON: it begins with "<", as XML does$/],
    ['yes', /json-syntax 1:1 .*expected a value: .*, found "yes"$/],
    ['[1, // one\n 2]', /json-syntax 1:5/],
    ['{ "a": 1 } { }', /json-syntax 1:12 .*expected nothing behind the value/],
    ["{ 'a': 1 }", /json-syntax/],
    ['[01]', /json-syntax/],
    ['[NaN]', /json-syntax/],
    ['["a\nb"]', /json-syntax/],
    ['{ "a": 1,\n "a": 2 }', /json-duplicate 2:2 The name "a"/],
    ['["\\ud800"]', /json-syntax 1:2 .*surrogate/],
    ['["\\u0000"]', /json-syntax 1:2 .*U\+0000/],
    [`[${'9'.repeat(100)}]`, /json-limit 1:2 A number/],
    [`${'['.repeat(65)}${']'.repeat(65)}`, /json-limit 1:65 .*64 levels/],
    [`${'{"a":'.repeat(200_000)}`, /json-limit .*64 levels/],
    [`[${'1,'.repeat(600_000)}1]`, /json-limit .*500000 values/],
  ])('that says %.20s is refused', (text, says) => {
    expect(faultOf(text)).toMatch(says);
  });

  it('may hold a text of many megabytes', () => {
    expect(read(`["${'x'.repeat(15_000_000)}"]`).findings).toEqual([]);
    expect(faultOf(`["${'x'.repeat(1_000_000)}`)).toMatch(/json-syntax/);
  });

  it('is refused in another encoding', () => {
    expect(faultOf(Buffer.from('["ä"]', 'latin1'))).toMatch(/json-encoding .*UTF-8/);
    expect(faultOf(Buffer.concat([Buffer.from('["ä', 'utf16le'), Buffer.of(0x00, 0xd8)]))).toMatch(
      /json-encoding .*UTF-16/,
    );
  });

  it.each(['\uFEFF', ''])('is read in UTF-16 too, with a mark or by its zero bytes: "%s"', (mark) => {
    const bytes = Buffer.from(`${mark}{ "a": "ä" }`, 'utf16le');
    for (const each of [bytes, Buffer.from(bytes).swap16()]) {
      const { value, findings } = readJson(each);
      expect(findings).toEqual([]);
      if (value?.kind !== 'object') throw new Error('no object');
      const text = value.members[0]?.value;
      expect(text).toMatchObject({ text: 'ä' });
      expect(text?.place()).toMatchObject({ offset: (mark.length + 8) * 2, length: 2 });
    }
  });

  it('is written so that no digit is lost', () => {
    const text = writeJson({
      kind: 'object',
      members: [
        ['price', { kind: 'number', text: '0.100000000000000000001' }],
        ['lines', { kind: 'array', items: [{ kind: 'string', text: 'a "b"\n' }] }],
        ['none', { kind: 'array', items: [] }],
      ],
    });
    expect(text).toBe(
      '{\n  "price": 0.100000000000000000001,\n  "lines": [\n    "a \\"b\\"\\n"\n  ],\n  "none": []\n}\n',
    );
    expect(read(text).value).toMatchObject({ members: [{ value: { text: '0.100000000000000000001' } }, {}, {}] });
  });
});
