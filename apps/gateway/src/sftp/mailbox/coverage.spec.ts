import { expect, it } from 'vitest';
import { Coverage } from './coverage.js';

it('covers a file only when every byte was read, in whatever order', () => {
  const coverage = new Coverage();
  coverage.add(10, 10);
  expect(coverage.covers(20)).toBe(false);
  coverage.add(0, 5);
  coverage.add(4, 5);
  expect(coverage.covers(20)).toBe(false);
  coverage.add(9, 1);
  expect(coverage.covers(20)).toBe(true);
  expect(coverage.covers(21)).toBe(false);
  expect(new Coverage().covers(0)).toBe(true);
});
