import { describe, expect, it } from 'vitest';
import { day, daysAhead, exact, relative } from './dates';

const now = new Date('2026-03-10T12:00:00Z');
const ago = (seconds: number) => relative(new Date(now.getTime() - seconds * 1000), now, 'en');

describe('relative', () => {
  it('says just now below a minute, and never a number of seconds', () => {
    expect(ago(0)).toBe('just now');
    expect(ago(59)).toBe('just now');
  });

  it('takes the largest unit that is full', () => {
    expect(ago(60)).toBe('1 min. ago');
    expect(ago(3 * 3600 + 1800)).toBe('3 hr. ago');
    expect(ago(86_400)).toBe('yesterday');
    expect(ago(40 * 86_400)).toBe('last mo.');
  });

  it('looks ahead too', () => {
    expect(ago(-7200)).toBe('in 2 hr.');
    expect(ago(-20)).toBe('in a moment');
  });
});

describe('exact', () => {
  it('names the zone', () => {
    expect(exact(now, 'en', 'UTC')).toBe('Mar 10, 2026, 12:00:00 PM UTC');
  });
});

describe('days', () => {
  it('are written as the reader writes them, and what is none stays as it is', () => {
    expect(day('2026-12-24', 'en-GB')).toBe('24 Dec 2026');
    expect(day('soon')).toBe('soon');
  });

  it('to which something is put off are mornings, and Monday is never today', () => {
    const daysOf = (from: string) => daysAhead(new Date(from)).map(({ at }) => [at.getDate(), at.getHours()]);
    // A Tuesday, and a Monday.
    expect(daysOf('2026-12-01T15:30:00')).toEqual([
      [2, 8],
      [4, 8],
      [7, 8],
      [15, 8],
    ]);
    expect(daysOf('2026-12-07T06:00:00')[2]).toEqual([14, 8]);
  });
});
