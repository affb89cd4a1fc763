import { decimalOf } from '@quayside/std';
import { expect, it } from 'vitest';
import { isTextLine } from './text-line.js';

const line = (quantity: string, amount: string, more: object = {}) => ({
  quantity: { value: decimalOf(quantity) },
  price: { amount: decimalOf(amount) },
  ...more,
});

it('is a line that comes to nothing and is about no goods', () => {
  expect(isTextLine(line('0', '0'))).toBe(true);
  expect(isTextLine(line('1', '0', { item: { description: 'Thank you' } }))).toBe(true);
  expect(isTextLine(line('0', '2.5', { item: { buyer: 'BOLT' } }))).toBe(true);
});

it('is none that is paid for, or gives goods away', () => {
  expect(isTextLine(line('1', '12', { item: { description: 'Freight' } }))).toBe(false);
  expect(isTextLine(line('5', '0', { item: { buyer: 'BOLT' } }))).toBe(false);
  expect(isTextLine(line('0', '12', { netAmount: decimalOf('12') }))).toBe(false);
});
