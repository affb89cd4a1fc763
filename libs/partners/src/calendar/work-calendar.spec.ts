import { localDateOf } from '@quayside/std';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workCalendar } from './work-calendar.js';

const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const plain = { week: [...week], closed: [], open: [] };
const germany = { ...plain, country: 'DE', region: 'NW' };

const at = (text: string) => new Date(text);

describe('which days count', () => {
  it.each([
    ['2026-11-30', true, 'a Monday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-06-04', false, 'Corpus Christi, in this region only'],
    ['2026-12-25', false, 'Christmas'],
    ['2026-12-24', true, 'Christmas Eve is none'],
  ])('%s: %s, %s', (day, counts) => {
    expect(workCalendar(germany, 'Europe/Berlin').isWorkday(localDateOf(day))).toBe(counts);
  });

  it('without a region a holiday of some regions is none', () => {
    expect(workCalendar({ ...plain, country: 'DE' }, 'Europe/Berlin').isWorkday(localDateOf('2026-06-04'))).toBe(true);
  });

  it('its own days off count as off, and days that it names as open are open', () => {
    const own = { ...germany, closed: ['2026-12-28..2026-12-31', '2026-11-30'], open: ['2026-12-05'] };
    const { isWorkday } = workCalendar(own, 'Europe/Berlin');
    const days = ['2026-11-30', '2026-12-27', '2026-12-28', '2026-12-31', '2027-01-04', '2026-12-05'];
    expect(days.map((day) => isWorkday(localDateOf(day)))).toEqual([false, false, false, false, true, true]);
  });

  it('every day does where nothing was agreed', () => {
    expect(workCalendar(undefined, 'UTC').isWorkday(localDateOf('2026-12-25'))).toBe(true);
  });
});

describe('hours of working days', () => {
  const berlin = workCalendar(germany, 'Europe/Berlin');

  it.each([
    // 48 hours of a Friday noon end on Tuesday noon.
    ['2026-11-27T11:00:00Z', 48, '2026-12-01T11:00:00Z'],
    // What comes at the weekend begins on Monday.
    ['2026-11-28T11:00:00Z', 24, '2026-11-30T23:00:00Z'],
    // What ends with a Friday is due at its end.
    ['2026-11-26T23:00:00Z', 24, '2026-11-27T23:00:00Z'],
    // Over Christmas, a Friday, and the weekend behind it.
    ['2026-12-24T11:00:00Z', 24, '2026-12-28T11:00:00Z'],
    ['2026-11-30T11:00:00Z', 0, '2026-11-30T11:00:00Z'],
  ])('%s and %i of them: %s', (from, hours, due) => {
    expect(berlin.after(at(from), hours)).toEqual(at(due));
  });

  it('the day on which clocks are put back has 25', () => {
    const every = workCalendar(undefined, 'Europe/Berlin');
    expect(every.after(at('2026-10-24T22:00:00Z'), 25)).toEqual(at('2026-10-25T23:00:00Z'));
  });

  it.each([
    // A day before a Monday morning is a Friday morning.
    ['2026-11-30T08:00:00Z', 24, '2026-11-27T08:00:00Z'],
    ['2026-11-29T08:00:00Z', 1, '2026-11-27T22:00:00Z'],
  ])('%s and %i of them before: %s', (to, hours, due) => {
    expect(berlin.before(at(to), hours)).toEqual(at(due));
  });

  it('end, even where no day counts', () => {
    const never = workCalendar({ ...plain, closed: ['2000-01-01..2100-01-01'] }, 'UTC');
    expect(never.after(at('2026-11-30T00:00:00Z'), 24) > at('2026-11-30T00:00:00Z')).toBe(true);
    expect(never.before(at('2026-11-30T00:00:00Z'), 24) < at('2026-11-30T00:00:00Z')).toBe(true);
  });

  it('never run backwards, and never faster than the clock', () => {
    const instants = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 500 }), (from, hours) => {
        const due = berlin.after(from, hours);
        expect(due.getTime()).toBeGreaterThanOrEqual(from.getTime() + hours * 3_600_000);
        if (berlin.isWorkday(berlin.dayOf(from))) expect(berlin.before(due, hours)).toEqual(from);
      }),
    );
  });
});
