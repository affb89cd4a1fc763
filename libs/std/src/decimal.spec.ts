import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalOf, dividedBy, fixed, negated, plus, rounded, shifted, sum, times, zero } from './decimal.js';

describe('decimal', () => {
  it('gives equal numbers equal texts', () => {
    for (const text of ['1.50', '+1.5', '01.5', '1.5000']) expect(decimal(text)).toEqual({ ok: true, value: '1.5' });
    expect(decimalOf('-0.00')).toBe('0');
    expect(negated(zero)).toBe('0');
  });

  it('refuses what is not a plain decimal', () => {
    for (const text of ['', '.', '1e5', '1,5', ' 1', '0x1F', 'NaN', '--1']) expect(decimal(text).ok).toBe(false);
  });

  it('never writes an exponent', () => {
    expect(times(decimalOf('0.0000001'), decimalOf('0.1'))).toBe('0.00000001');
    expect(decimalOf('123456789012345678901234567890')).toBe('123456789012345678901234567890');
  });

  it('adds and multiplies without the errors of binary fractions', () => {
    expect(plus(decimalOf('0.1'), decimalOf('0.2'))).toBe('0.3');
    expect(sum([decimalOf('1.1'), decimalOf('2.2')])).toBe('3.3');
    expect(shifted(decimalOf('350820'), 2)).toBe('3508.2');
    expect(rounded(decimalOf('2.345'), 2)).toBe('2.35');
    expect(rounded(decimalOf('-2.345'), 2)).toBe('-2.35');
    expect(fixed(decimalOf('3.5'), 2)).toBe('3.50');
  });

  it('throws on a division by zero', () => {
    expect(() => dividedBy(decimalOf('1'), zero)).toThrow(RangeError);
  });

  it('reads back every text it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }), (n, places) => {
        const value = shifted(decimalOf(String(n)), places);
        expect(decimalOf(value)).toBe(value);
      }),
    );
  });
});
