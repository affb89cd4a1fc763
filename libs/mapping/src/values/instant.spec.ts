import { expect, it } from 'vitest';
import { dayAndTimeIn, instantIn, isoDayAndTime, isoInstant, startOfDay } from './instant.js';

it('reads day and time in the zone of the profile, in winter and in summer', () => {
  expect(instantIn('Europe/Berlin', '20261201', '1430')).toEqual({ ok: true, value: '2026-12-01T14:30:00+01:00' });
  expect(instantIn('Europe/Berlin', '20260701', '143005')).toEqual({ ok: true, value: '2026-07-01T14:30:05+02:00' });
  expect(instantIn('America/St_Johns', '20261201', '0000')).toEqual({ ok: true, value: '2026-12-01T00:00:00-03:30' });
});

it('reads days of six digits, as releases before 004010 have them', () => {
  expect(instantIn('UTC', '261201', '1430')).toEqual({ ok: true, value: '2026-12-01T14:30:00+00:00' });
  expect(instantIn('UTC', '991231', '2359')).toEqual({ ok: true, value: '1999-12-31T23:59:00+00:00' });
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

it.each([
  // 02:30 is skipped east and west of Greenwich: an hour later it exists.
  ['Europe/Berlin', '20260329', '0230', '2026-03-29T03:30:00+02:00'],
  ['America/Chicago', '20260308', '0230', '2026-03-08T03:30:00-05:00'],
  // On Lord Howe Island the clocks are moved by half an hour.
  ['Australia/Lord_Howe', '20261004', '0215', '2026-10-04T02:45:00+11:00'],
  // These times are shown twice: the first is meant.
  ['Europe/Berlin', '20261025', '0230', '2026-10-25T02:30:00+02:00'],
  ['America/Chicago', '20261101', '0130', '2026-11-01T01:30:00-05:00'],
])('reads a time in the hour of a change of clocks in %s, %s %s, as %s', (zone, day, time, instant) => {
  const read = instantIn(zone, day, time);
  expect(read).toEqual({ ok: true, value: instant });
  const written = dayAndTimeIn(zone, instant);
  expect(instantIn(zone, written.day, written.time)).toEqual(read);
});

it('keeps the offset that is written and takes that of the zone where there is none', () => {
  expect(isoInstant('Europe/Berlin', '2026-07-01T14:30:05.999Z')).toEqual({
    ok: true,
    value: '2026-07-01T14:30:05+00:00',
  });
  expect(isoInstant('Europe/Berlin', '2026-07-01T14:30-0530')).toEqual({
    ok: true,
    value: '2026-07-01T14:30:00-05:30',
  });
  expect(isoInstant('Europe/Berlin', '2026-07-01T14:30')).toEqual({ ok: true, value: '2026-07-01T14:30:00+02:00' });
  for (const text of ['2026-02-30T12:00:00', '2026-07-01T24:00:00', '2026-07-01T12:60:00', '2026-07-01T12:00:60']) {
    expect(isoInstant('UTC', text).ok).toBe(false);
  }
});

it('writes an instant as day and time of the zone, without fractions of a second', () => {
  expect(isoDayAndTime('Asia/Kolkata', '2026-12-01T23:30:07.900Z')).toEqual({ day: '2026-12-02', time: '05:00:07' });
});

it('begins a day with its first hour, also where the clocks skip midnight', () => {
  expect(startOfDay('Europe/Berlin', '2026-11-23')).toBe('2026-11-23T00:00:00+01:00');
  expect(startOfDay('America/Santiago', '2026-09-06')).toBe('2026-09-06T01:00:00-03:00');
});

it('does not know a zone that does not exist', () => {
  expect(() => instantIn('Europe/Nowhere', '20261201', '1200')).toThrow(RangeError);
});
