import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash } from './content-hash.js';

/** As it was before RFC 8785: hashes in databases were made by this. */
function before(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => before(each)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${before(member)}`);
  return `{${members.join(',')}}`;
}

describe('JSON of RFC 8785', () => {
  it('is byte for byte what hashes in databases were made of', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (value) => {
        expect(canonicalJson(value)).toBe(before(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves out members that are undefined', () => {
    const value = { b: undefined, a: [{ c: undefined, d: 'x' }], ä: 1, Z: null };
    expect(canonicalJson(value)).toBe('{"Z":null,"a":[{"d":"x"}],"ä":1}');
    expect(canonicalJson(value)).toBe(before(value));
  });

  it('has no text for half of a pair of surrogates, which readers refuse and no database keeps', () => {
    expect(() => canonicalJson({ a: '\ud800' })).toThrow('Lone surrogate');
  });
});

it('is the same hash in whatever order the fields came', () => {
  const one = contentHash({ type: 'inventory-report', number: '7', lines: [] });
  const other = contentHash({ lines: [], number: '7', type: 'inventory-report' });
  expect(one).toBe(other);
  expect(one).toBe('23e6ae06793fb11792391296ee532776a01b6acbb0775010f13c6ac566ee2498');
});
