import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { localDate } from './local-date.js';

const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
const year = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));

/** Whether the calendar has the day. */
function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

it('knows the same days as the calendar', () => {
  fc.assert(
    fc.property(fc.tuple(year, two(14), two(33)), ([y, m, d]) => {
      const text = `${y}-${m}-${d}`;
      expect(localDate(text).ok, text).toBe(isDay(text));
    }),
    { numRuns: 20_000 },
  );
});

it('knows every 29 February', () => {
  for (let y = 0; y <= 9999; y++) {
    const text = `${String(y).padStart(4, '0')}-02-29`;
    expect(localDate(text).ok, text).toBe(isDay(text));
  }
});
