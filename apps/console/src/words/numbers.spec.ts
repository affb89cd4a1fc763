import { describe, expect, it } from 'vitest';
import { bytes, decimal, money, plural } from './numbers';

describe('decimal', () => {
  it('groups without losing a digit', () => {
    expect(decimal('1234567.10', 0, 'en')).toBe('1,234,567.10');
    expect(decimal('0.123456789', 0, 'en')).toBe('0.123456789');
    expect(decimal('98765432109876543210.5', 0, 'en')).toBe('98,765,432,109,876,543,210.5');
  });

  it('leaves alone what is no number', () => {
    expect(decimal('2.5 per 100', 0, 'en')).toBe('2.5 per 100');
  });
});

describe('money', () => {
  it('shows two decimals at least, and the currency', () => {
    expect(money('1025', 'EUR', 'en')).toBe('1,025.00 EUR');
    expect(money('0.125', null, 'en')).toBe('0.125');
  });
});

describe('bytes and plural', () => {
  it('speak like people', () => {
    expect(bytes(499, 'en')).toBe('499 B');
    expect(bytes(104_857_600, 'en')).toBe('100 MB');
    expect(plural(1, 'line')).toBe('1 line');
    expect(plural(2, 'match', 'matches')).toBe('2 matches');
  });
});
