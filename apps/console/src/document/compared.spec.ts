import { describe, expect, it } from 'vitest';
import { compared } from './compared';

const line = {
  index: 0,
  orderNumber: 'P1',
  orderLine: '22',
  name: 'Rod (ROD-12), line 1',
  by: 'number',
  quantity: '2',
  unit: 'EA',
  price: null,
  date: '2026-12-05',
  ordered: { quantity: '2 EA', price: '12.5', date: '2026-12-07', item: 'Rod' },
};
const price = {
  ...{ key: 'price|P1|22', ways: ['take' as const, 'leave' as const], settled: null },
  kind: 'price',
  pointer: '/lines/0/price/amount',
  orderNumber: 'P1',
  orderLine: '22',
  ordered: '12.50 EUR',
  said: '13.25 EUR',
  difference: '+6 %',
  withinTolerance: false,
  owner: 'procurement' as const,
  place: null,
  message: 'over',
  explanation: null,
};

describe('compared', () => {
  it('shows a difference with its size, beside the figures it is between', () => {
    const [first] = compared({ outcome: 'hold', discrepancies: [price], lines: [line] });
    expect(first?.price).toEqual({ ordered: '12.50 EUR', said: '13.25 EUR', difference: '+6 %', differs: true });
    expect(first?.quantity).toEqual({ ordered: '2 EA', said: '2 EA', difference: null, differs: false });
  });

  it('gives a difference only to its own line', () => {
    const [first] = compared({ outcome: 'hold', discrepancies: [{ ...price, orderLine: '21' }], lines: [line] });
    expect(first?.price.differs).toBe(false);
  });
});
