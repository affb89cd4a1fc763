import { expect, it } from 'vitest';
import { localDay, onDay } from './time.js';

it('tells the day of an instant where the warehouse is', () => {
  expect(localDay('2026-12-10 23:30:00', 'Europe/Brussels')).toBe('2026-12-11');
  expect(localDay('2026-12-10 03:30:00', 'America/Chicago')).toBe('2026-12-09');
  expect(localDay('2026-12-10 12:00:00', 'UTC')).toBe('2026-12-10');
});

it('keeps the local time of day on another day, also across a change of clocks', () => {
  // 09:00 in Brussels is 07:00 UTC in summer and 08:00 UTC in winter.
  expect(onDay('2026-10-20 07:00:00', '2026-11-02', 'Europe/Brussels')).toBe('2026-11-02 08:00:00');
  expect(onDay('2026-11-02 08:00:00', '2026-10-20', 'Europe/Brussels')).toBe('2026-10-20 07:00:00');
  expect(onDay('2026-12-10 23:30:00', '2026-12-24', 'Europe/Brussels')).toBe('2026-12-23 23:30:00');
});

it('finds an instant for a time of day that the clocks skip', () => {
  const skipped = onDay('2026-03-28 01:30:00', '2026-03-29', 'Europe/Brussels');
  expect(localDay(skipped, 'Europe/Brussels')).toBe('2026-03-29');
});
