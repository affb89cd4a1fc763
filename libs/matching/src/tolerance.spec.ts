import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { isWithin } from './tolerance.js';

const within = (said: string, base: string, tolerance: { amount?: string; percent?: string }) =>
  isWithin(decimalOf(said), decimalOf(base), {
    ...(tolerance.amount !== undefined && { amount: decimalOf(tolerance.amount) }),
    ...(tolerance.percent !== undefined && { percent: decimalOf(tolerance.percent) }),
  });

describe('a tolerance', () => {
  it.each([
    ['100.02', { amount: '0.02' }, true],
    ['99.98', { amount: '0.02' }, true],
    ['100.0201', { amount: '0.02' }, false],
    ['101', { percent: '1' }, true],
    ['99', { percent: '1' }, true],
    ['101.0001', { percent: '1' }, false],
    // Either is enough.
    ['103', { amount: '5', percent: '1' }, true],
    ['103', { amount: '1', percent: '5' }, true],
    ['106', { amount: '5', percent: '5' }, false],
    ['100', {}, true],
    ['100.0001', {}, false],
  ])('has %s against 100 at %o: %s', (said, tolerance, expected) => {
    expect(within(said, '100', tolerance)).toBe(expected);
  });

  it('of 1 % has -101 against -100, and -101.0001 not', () => {
    expect(within('-101', '-100', { percent: '1' })).toBe(true);
    expect(within('-101.0001', '-100', { percent: '1' })).toBe(false);
  });

  it('of any percentage has nothing but 0 against 0', () => {
    expect(within('0', '0', { percent: '50' })).toBe(true);
    expect(within('0.01', '0', { percent: '50' })).toBe(false);
  });
});
