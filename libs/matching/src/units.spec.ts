import { orderSchema } from '@quayside/canonical';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { defaultMatchingPolicy, type UnitFactor } from './policy.js';
import { unitFactor } from './units.js';

const line = (unit?: string) => {
  const quantity = { value: '1', ...(unit !== undefined && { unit }) };
  const order = { type: 'order', number: 'P1', lines: [{ number: '1', item: { buyer: 'BOLT' }, quantity }] };
  const [only] = orderSchema.parse(order).lines;
  if (!only) throw new Error('an order without its line');
  return only;
};
const agreed = (from: string, to: string, factor: string): UnitFactor => ({ from, to, factor: decimalOf(factor) });
const factorOf = (unit: string, wanted: string, units: readonly UnitFactor[] = [], said: object = {}) =>
  unitFactor(unit, line(wanted), said, { ...defaultMatchingPolicy, units });

describe('a unit', () => {
  it.each(['EA', 'C62', 'H87', 'PCE'])('%s is one piece, whichever code the order has', (unit) => {
    for (const wanted of ['EA', 'C62', 'H87', 'PCE']) expect(factorOf(unit, wanted)).toBe('1');
  });

  it.each([
    ['DZN', 'PCE', '12'],
    ['GRM', 'KGM', '0.001'],
    ['KGM', 'GRM', '1000'],
    // By way of their common base.
    ['LBR', 'GRM', '453.59237'],
    ['TNE', 'GRM', '1000000'],
    ['INH', 'CMT', '2.54'],
    ['KGM', 'MTR', undefined],
  ])('%s to %s is %s', (unit, wanted, factor) => {
    expect(factorOf(unit, wanted)).toBe(factor);
  });

  it('is converted the other way round too: where 1 XCS is 12 EA, 1 EA is a twelfth of one', () => {
    expect(factorOf('EA', 'XCS', [agreed('XCS', 'EA', '8')])).toBe('0.125');
  });

  it('is not converted by a factor of 0 or below', () => {
    expect(factorOf('XCS', 'EA', [agreed('XCS', 'EA', '0')])).toBeUndefined();
    expect(factorOf('EA', 'XCS', [agreed('XCS', 'EA', '0')])).toBeUndefined();
    expect(factorOf('XCS', 'EA', [agreed('XCS', 'EA', '-1'), agreed('XCS', 'EA', '6')])).toBe('6');
  });

  it('that is no pack is not converted by what the line says of its packs', () => {
    const said = { packaging: [{ contains: decimalOf(12) }] };
    expect(factorOf('XCS', 'EA', [], said)).toBe('12');
    expect(factorOf('KGM', 'EA', [], said)).toBeUndefined();
  });

  it('of two packagings that could be meant is neither', () => {
    const packs = (...contains: string[]) => {
      const packed = contains.map((each) => ({ unit: 'XBX', contains: decimalOf(each) }));
      return unitFactor('XBX', { ...line('C62'), packs: packed }, {}, defaultMatchingPolicy);
    };
    expect(packs('10')).toBe('10');
    expect(packs('10', '10')).toBe('10');
    expect(packs('10', '12')).toBeUndefined();
  });
});
