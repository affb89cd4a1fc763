import { describe, expect, it } from 'vitest';
import type { Shapes } from '../api/client';
import { byLine, caret, remarksOf, type Remark } from './remarks';

const lines = [
  { offset: 0, length: 10 },
  { offset: 11, length: 20 },
];
const remark = (offset: number | null): Remark => ({
  message: 'm',
  tone: 'amber',
  place: offset === null ? null : { offset, length: 2 },
  pointer: null,
});

describe('byLine', () => {
  it('puts a remark under the line that holds its bytes', () => {
    const under = byLine([remark(3), remark(12), remark(15), remark(null)], lines);
    expect(under.get(0)).toHaveLength(1);
    expect(under.get(1)).toHaveLength(2);
  });

  it('puts what is missing after the end of the last line under it, and what is far away nowhere', () => {
    expect(byLine([remark(31)], lines).get(1)).toHaveLength(1);
    expect(byLine([remark(500)], lines).size).toBe(0);
  });
});

describe('caret', () => {
  it('stands below the bytes', () => {
    expect(caret({ offset: 14, length: 3 }, { offset: 11, length: 20, text: 'x'.repeat(20) })).toBe('   ^^^');
  });

  it('is at least one, and never beyond the line', () => {
    expect(caret({ offset: 14, length: 0 }, { offset: 11, length: 20, text: 'x'.repeat(20) })).toBe('   ^');
    expect(caret({ offset: 9, length: 40 }, { offset: 0, length: 10, text: 'x'.repeat(10) })).toBe('         ^');
  });
});

describe('remarksOf', () => {
  it('puts a difference at the bytes of the field that it is about', () => {
    const difference = {
      ...{ key: 'price|P1|2', ways: [], settled: null },
      kind: 'price',
      pointer: '/lines/1/price/amount',
      orderNumber: 'P1',
      orderLine: '2',
      ordered: '12.50',
      said: '13.25',
      difference: '+6 %',
      withinTolerance: false,
      owner: 'procurement',
      message: 'Price is 6 % over.',
      explanation: null,
      place: { offset: 7, length: 5 },
      key: 'price',
      ways: ['leave' as const],
      settled: null,
    } satisfies Shapes['Discrepancy'];
    const matching = { outcome: 'hold', discrepancies: [difference], lines: [] } as const;
    expect(remarksOf({ findings: [], matching: { ...matching, discrepancies: [difference], lines: [] } })).toEqual([
      { message: 'Price is 6 % over.', tone: 'amber', place: { offset: 7, length: 5 }, pointer: difference.pointer },
    ]);
  });
});
