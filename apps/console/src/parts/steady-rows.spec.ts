import { describe, expect, it } from 'vitest';
import { steady } from './steady-rows';

const row = (id: string, state = 'held') => ({ id, state });
const keyOf = (each: { id: string }) => each.id;

describe('steady', () => {
  it('shows everything at first', () => {
    expect(steady([], [row('b'), row('a')], keyOf)).toEqual({ rows: [row('b'), row('a')], news: 0 });
  });

  it('counts what came on top and does not move what is on show', () => {
    const { rows, news } = steady([row('a')], [row('c'), row('b'), row('a')], keyOf);
    expect(rows).toEqual([row('a')]);
    expect(news).toBe(2);
  });

  it('changes a row in place', () => {
    expect(steady([row('a')], [row('a', 'delivered')], keyOf).rows).toEqual([row('a', 'delivered')]);
  });

  it('keeps a row that left the answer as it was last seen', () => {
    expect(steady([row('b'), row('a')], [row('a')], keyOf)).toEqual({ rows: [row('b'), row('a')], news: 0 });
  });

  it('shows older rows that were asked for', () => {
    expect(steady([row('b')], [row('b'), row('a')], keyOf)).toEqual({ rows: [row('b'), row('a')], news: 0 });
  });
});
