import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ElementDefinition, ElementType } from '../dictionaries/definition.js';
import { ByteFit } from './byte-fit.js';
import { valueFaults } from './value-checks.js';

const types: readonly ElementType[] = ['AN', 'ID', 'N0', 'N2', 'R', 'DT', 'TM', 'B', 'ALPHA'];

function element(type: ElementType, min: number, max: number, codes?: readonly string[]): ElementDefinition {
  const facts = { kind: 'element' as const, id: '1', type, min, max, mandatory: false, repeat: 1 };
  return { ...facts, ...(codes !== undefined && { codes: new Set(codes) }) };
}

function fits(text: string, definition: ElementDefinition, fit = new ByteFit(definition)): boolean {
  const bytes = Buffer.from(`<${text}>`, 'latin1');
  return fit.fits(bytes, 1, bytes.length - 1);
}

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 9 });
const value = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'01234599-+.,E '), minLength: 1, maxLength: 9 }),
  digits,
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().replace(/\D/g, '').slice(0, 8)),
  fc.constantFrom('AB', 'ABC', 'A', 'ABCDE', ' AB', 'AB ', '01', '1', '11', '2359', '23595999', '240000', '19000229'),
);
const definition = fc
  .record({
    type: fc.constantFrom(...types),
    min: fc.integer({ min: 1, max: 4 }),
    more: fc.integer({ min: 0, max: 8 }),
    codes: fc.option(fc.constant(['AB', 'ABC', '01', '1', 'ABCDE', '2359', '20000229']), { nil: undefined }),
  })
  .map(({ type, min, more, codes }) => element(type, min, min + more, codes));

it('never lets a value pass in which something is to be reported', () => {
  fc.assert(
    fc.property(value, definition, (text, each) => {
      if (fits(text, each)) expect(valueFaults(text, each)).toEqual([]);
    }),
    { numRuns: 5000 },
  );
});

it.each([
  ['AN', 'ROD-12 mm'],
  ['N0', '-120'],
  ['N2', '350820'],
  ['R', '12.50'],
  ['R', '-.5'],
  ['R', '7,'],
  ['DT', '20240229'],
  ['DT', '261123'],
  ['TM', '2359'],
  ['TM', '23595999'],
  ['ALPHA', 'EUR'],
] as const)('tells from bytes that %s holds "%s"', (type, text) => {
  expect(fits(text, element(type, 1, 10))).toBe(true);
});

it('finds each code of a long list, and no other', () => {
  const codes = Array.from({ length: 2000 }, (_, n) => n.toString(36).toUpperCase());
  const list = element('ID', 1, 4, codes);
  const fit = new ByteFit(list);
  expect(codes.filter((code) => !fits(code, list, fit))).toEqual([]);
  expect(['1JK', 'ZZZZ', '0', '00', 'a'].filter((code) => fits(code, list, fit))).toEqual(['0']);
});
