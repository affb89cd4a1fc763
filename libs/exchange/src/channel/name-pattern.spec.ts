import { expect, it } from 'vitest';
import { fitsPattern } from './name-pattern.js';

it.each([
  ['ORDERS_1.xml', '*.XML', true],
  ['a[1].csv', 'a[?].csv', true],
  ['a.csv.part', '*.csv', false],
  ['', '*', true],
])('%s fits %s: %s', (name, pattern, expected) => expect(fitsPattern(name, pattern)).toBe(expected));

it('finds names by a pattern of many stars in no time', () => {
  const name = 'a'.repeat(255);
  const from = performance.now();
  expect(fitsPattern(name, `${'*a'.repeat(120)}*b`)).toBe(false);
  expect(performance.now() - from).toBeLessThan(2_000);
  expect(fitsPattern(name, `${'*a'.repeat(120)}*`)).toBe(true);
});
