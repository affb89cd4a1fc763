import { expect, it } from 'vitest';
import { bestAssignments, type Fitting } from './assign.js';

/** Numbers into slots that want a sum. */
function sums(numbers: readonly number[], wanted: readonly number[]): Fitting {
  return {
    things: numbers.length,
    slots: wanted.length,
    own: () => 0,
    together: (things, slot) => Math.abs(things.reduce((all, at) => all + (numbers[at] ?? 0), 0) - (wanted[slot] ?? 0)),
  };
}

it('puts each thing where all of it fits best, whatever the sequence', () => {
  expect(bestAssignments(sums([40, 60], [60, 40]))).toEqual([[1, 0]]);
  expect(bestAssignments(sums([60, 50, 40], [100, 50]))).toEqual([[0, 1, 0]]);
});

it('gives all that fit alike, the one in their sequence first', () => {
  expect(bestAssignments(sums([50, 50], [50, 50]))).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

it('finds it for many things too', () => {
  const wanted = Array.from({ length: 24 }, (_, at) => 10 * (at + 1));
  const [best] = bestAssignments(sums(wanted.toReversed(), wanted));
  expect(best).toEqual(wanted.map((_, at) => 23 - at));
  const [same, ...others] = bestAssignments(sums(Array(20).fill(5) as number[], Array(20).fill(5) as number[]));
  expect(same).toHaveLength(20);
  expect(others.length).toBe(190);
});

it('has none without slots', () => {
  expect(bestAssignments(sums([1], []))).toEqual([]);
});
