import { expect, it } from 'vitest';
import { daysBetween, localDate, localDateOf } from './local-date.js';

it('reads days of the calendar and refuses others', () => {
  expect(localDate('2028-02-29').ok).toBe(true);
  for (const text of ['2026-02-30', '2026-13-01', '20260101', '2026-1-1', '']) expect(localDate(text).ok).toBe(false);
});

it('counts whole days in both directions, also over a change of clocks', () => {
  expect(daysBetween(localDateOf('2026-03-28'), localDateOf('2026-03-30'))).toBe(2);
  expect(daysBetween(localDateOf('2026-01-01'), localDateOf('2025-12-31'))).toBe(-1);
});
