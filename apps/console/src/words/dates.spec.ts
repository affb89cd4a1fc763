import { describe, expect, it } from 'vitest';
import { exact, relative } from './dates';

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
