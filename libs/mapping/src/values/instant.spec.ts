import { expect, it } from 'vitest';
import { dayAndTimeIn, instantIn } from './instant.js';

it('reads day and time in the zone of the profile, in winter and in summer', () => {
  expect(instantIn('Europe/Berlin', '20261201', '1430')).toEqual({ ok: true, value: '2026-12-01T14:30:00+01:00' });
  expect(instantIn('Europe/Berlin', '20260701', '143005')).toEqual({ ok: true, value: '2026-07-01T14:30:05+02:00' });
  expect(instantIn('America/St_Johns', '20261201', '0000')).toEqual({ ok: true, value: '2026-12-01T00:00:00-03:30' });
});

it('refuses times and days that do not exist', () => {
  for (const [day, time] of [
    ['20261301', '1200'],
    ['20261201', '2460'],
    ['20261201', '9'],
  ] as const) {
    expect(instantIn('UTC', day, time).ok).toBe(false);
  }
});

it('writes the time back in the zone, with seconds only where there are some', () => {
  expect(dayAndTimeIn('Europe/Berlin', '2026-12-01T23:30:00+00:00')).toEqual({ day: '20261202', time: '0030' });
  expect(dayAndTimeIn('UTC', '2026-12-01T23:30:07+00:00')).toEqual({ day: '20261201', time: '233007' });
});
