import { describe, expect, it } from 'vitest';
import { numbersBetween, ssccsBetween } from './number-range.js';

describe('numbers from the first to the last of a range', () => {
  it('count up behind the letters that they share, in one length', () => {
    expect(numbersBetween('SN098', 'SN101')).toEqual(['SN098', 'SN099', 'SN100', 'SN101']);
    expect(numbersBetween('7', '9')).toEqual(['7', '8', '9']);
  });

  it.each([
    ['SN001', 'SX004'],
    ['SN9', 'SN12'],
    ['SN004', 'SN001'],
    ['SN001', 'SN001'],
    ['A', 'C'],
    ['000001', '999999'],
  ])('are none from %s to %s', (first, last) => {
    expect(numbersBetween(first, last)).toBeUndefined();
  });

  it('of SSCCs have check digits, and the mistake that both ends have', () => {
    expect(ssccsBetween('095200000000000011', '095200000000000035')).toEqual([
      '095200000000000011',
      '095200000000000028',
      '095200000000000035',
    ]);
    expect(ssccsBetween('095200000000000017', '095200000000000031')?.[1]).toBe('095200000000000024');
    expect(ssccsBetween('095200000000000011', '095200000000000034')).toBeUndefined();
  });
});
