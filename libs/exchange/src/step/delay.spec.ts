import { expect, it } from 'vitest';
import { delay } from './delay.js';

const still = { random: () => 0 };

it.each([
  [0, 2],
  [1, 4],
  [2, 8],
  [7, 256],
  // Five minutes at most.
  [8, 300],
  [9, 300],
  [1000, 300],
])('waits after failure %d for %d s', (count, seconds) => {
  expect(delay(still, count)).toBe(seconds * 1000);
});

it('waits up to a third longer, so that not all come back at once', () => {
  expect(delay({ random: () => 0.999_999 }, 0)).toBe(2667);
  expect(delay({ random: () => 0.999_999 }, 8)).toBe(400_000);
});
