import type { Order, ReceivedLine } from '@quayside/canonical';
import { orderPartner } from '@quayside/samples/orders';
import { decimalOf } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { receivedInPacks } from './received-in-packs.js';

const pieces = (value: string) => ({ value: decimalOf(value), unit: 'EA' });
const cases = (value: string) => ({ value: decimalOf(value), unit: 'XCS' });
const rule = { from: 'XCS', to: 'EA', factor: 12, item: 'BOLT', order: true };

function order(line: Partial<Order['lines'][number]> = {}): Order {
  const bolts = { number: '1', item: { buyer: 'BOLT' }, quantity: pieces('96'), ...line };
  return {
    type: 'order',
    number: 'P1',
    lines: [bolts, { number: '2', item: { buyer: 'NUT' }, quantity: pieces('96') }],
  };
}

const told = (
  lines: readonly ReceivedLine[],
  { units = [rule], of = order() }: { units?: object[]; of?: Order } = {},
) => receivedInPacks(orderPartner({ order: {} }, { units }), lines, of);

describe('what was received', () => {
  it('is told in the packs in which the partner is ordered from, and of no other item', () => {
    const lines = [
      { number: '1', received: pieces('48'), accepted: pieces('48'), shipped: pieces('96') },
      { number: '2', received: pieces('48') },
    ];
    expect(told(lines)).toEqual([
      { number: '1', received: cases('4'), accepted: cases('4'), shipped: cases('8') },
      { number: '2', received: pieces('48') },
    ]);
  });

  it('counts the packs of the product before the factor that was agreed', () => {
    const of = order({ packs: [{ unit: 'XCS', contains: decimalOf('24') }] });
    expect(told([{ number: '1', received: pieces('48') }], { of })).toEqual([{ number: '1', received: cases('2') }]);
  });

  it('is told of what is of no use, too', () => {
    const damaged = { number: '1', received: pieces('0'), lot: 'A' };
    const differences = [{ quantity: pieces('12'), condition: 'damaged' as const }, { condition: 'other' as const }];
    expect(told([{ ...damaged, differences }])).toEqual([
      {
        ...{ number: '1', received: cases('0'), lot: 'A' },
        differences: [{ quantity: cases('1'), condition: 'damaged' }, { condition: 'other' }],
      },
    ]);
  });

  it.each<[string, ReceivedLine]>([
    ['received', { number: '1', received: pieces('5') }],
    ['shipped', { number: '1', received: pieces('0'), shipped: pieces('5') }],
    ['damaged', { number: '1', differences: [{ quantity: pieces('1'), condition: 'damaged' }] }],
  ])('stays in the unit of the order, with every lot of the line, where what was %s is no whole pack', (_, odd) => {
    const lines = [{ number: '1', received: pieces('48'), lot: 'A' }, odd];
    expect(told(lines)).toEqual(lines);
  });

  it('stays as it is where the rule is for reading only, or the line is of no order', () => {
    const line = { number: '1', received: pieces('48') };
    const { order: _, ...readingOnly } = rule;
    expect(told([line], { units: [readingOnly] })).toEqual([line]);
    for (const number of ['3', undefined]) {
      const stray = { received: pieces('48'), ...(number !== undefined && { number }) };
      expect(told([stray])).toEqual([stray]);
    }
  });

  it('stays as it is where it is in another unit than the order', () => {
    const line = { number: '1', received: { value: decimalOf('48'), unit: 'KGM' } };
    expect(told([line])).toEqual([line]);
  });
});
