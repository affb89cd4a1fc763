import { expect, it } from 'vitest';
import { localDay, noonOn, onDay } from './time.js';

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

it('takes the time an hour later for one that the clocks skip, east and west of Greenwich', () => {
  // 02:30 in Brussels and in Chicago.
  expect(onDay('2026-03-28 01:30:00', '2026-03-29', 'Europe/Brussels')).toBe('2026-03-29 01:30:00');
  expect(onDay('2026-03-07 08:30:00', '2026-03-08', 'America/Chicago')).toBe('2026-03-08 08:30:00');
  expect(localDay('2026-03-08 08:30:00', 'America/Chicago')).toBe('2026-03-08');
});

it('takes the first of two for a time that the clocks show twice', () => {
  // 02:30 in Brussels, still in summer time.
  expect(onDay('2026-10-24 00:30:00', '2026-10-25', 'Europe/Brussels')).toBe('2026-10-25 00:30:00');
});

it('takes noon where the warehouse is, however far from UTC', () => {
  expect(noonOn('2027-01-20', 'Pacific/Auckland')).toBe('2027-01-19 23:00:00');
  expect(noonOn('2027-07-20', 'Pacific/Honolulu')).toBe('2027-07-20 22:00:00');
});

it('does not know a zone that does not exist', () => {
  expect(() => localDay('2026-12-10 12:00:00', 'Europe/Nowhere')).toThrow(RangeError);
});
