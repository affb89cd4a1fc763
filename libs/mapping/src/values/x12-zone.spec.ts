import { expect, it } from 'vitest';
import { instantIn } from './instant.js';
import { x12Zone } from './x12-zone.js';

it.each([
  ['UT', '2026-07-01T12:00:00+00:00'],
  ['ET', '2026-07-01T12:00:00-04:00'],
  ['ES', '2026-07-01T12:00:00-05:00'],
  ['NS', '2026-07-01T12:00:00-03:30'],
  ['01', '2026-07-01T12:00:00+01:00'],
  ['12', '2026-07-01T12:00:00+12:00'],
  ['13', '2026-07-01T12:00:00-12:00'],
  ['24', '2026-07-01T12:00:00-01:00'],
])('reads the time code %s of X12', (code, instant) => {
  expect(instantIn(x12Zone(code)!, '20260701', '1200')).toEqual({ ok: true, value: instant });
});

it.each(['LT', '00', '25', 'XX', '', '1'])('leaves a time as it is under "%s"', (code) => {
  expect(x12Zone(code)).toBeUndefined();
});
