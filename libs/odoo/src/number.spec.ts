import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalFrom } from './number.js';

it('undoes the damage of binary fractions', () => {
  expect(decimalFrom(0.1 + 0.2)).toBe('0.3');
  expect(decimalFrom(304.79999999999995)).toBe('304.8');
  expect(decimalFrom(0.0375)).toBe('0.0375');
});

it('writes the very small and the very large without an exponent', () => {
  expect(decimalFrom(1e-7)).toBe('0.0000001');
  expect(decimalFrom(1.5e21)).toBe('1500000000000000000000');
  expect(decimalFrom(-0)).toBe('0');
});

it('gives back every decimal of up to 15 digits', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 6 }),
      (digits, places) => {
        const value = digits / 10 ** places;
        expect(Number(decimalFrom(value))).toBe(value);
        expect(decimalFrom(value)).not.toContain('e');
      },
    ),
  );
});
