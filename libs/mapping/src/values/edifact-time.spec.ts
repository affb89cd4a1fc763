import { describe, expect, it } from 'vitest';
import { dayOf, instantOf, instantText } from './edifact-time.js';

describe('a date of EDIFACT', () => {
  it.each([
    ['20261203', '102', '2026-12-03'],
    ['261203', '101', '2026-12-03'],
    ['031226', '2', '2026-12-03'],
    ['202612031430', '203', '2026-12-03'],
    ['202649', '616', '2026-11-30'],
    // The first week of 2027 has January 4th in it; 2026 has 53 weeks.
    ['202701', '616', '2027-01-04'],
    ['202653', '616', '2026-12-28'],
    ['202612', '610', '2026-12-01'],
    ['20261201-20261205', '718', '2026-12-01'],
  ])('%s in format %s is %s', (text, format, day) => {
    expect(dayOf(text, format, 'start')).toEqual({ ok: true, value: day });
  });

  it('is both ends of a period, not two dates in two segments', () => {
    expect(dayOf('20261201-20261205', '718', 'end')).toEqual({ ok: true, value: '2026-12-05' });
    expect(dayOf('202649', '616', 'end')).toEqual({ ok: true, value: '2026-12-06' });
    expect(dayOf('202653', '616', 'end')).toEqual({ ok: true, value: '2027-01-03' });
    expect(dayOf('202602', '610', 'end')).toEqual({ ok: true, value: '2026-02-28' });
    expect(dayOf('202802', '610', 'end')).toEqual({ ok: true, value: '2028-02-29' });
  });

  it.each([
    ['20261303', '102'],
    ['261203', '102'],
    ['soon', '203'],
    ['202654', '616'],
    ['202553', '616'],
    ['202600', '616'],
    ['202613', '610'],
    ['1', '999'],
  ])('%s in format %s is refused', (text, format) => {
    expect(dayOf(text, format, 'start').ok).toBe(false);
  });
});

describe('an instant of EDIFACT', () => {
  it('without a zone is in the zone that was agreed, never in that of the server', () => {
    expect(instantOf('202607011430', '203', 'Europe/Berlin', 'start')).toEqual({
      ok: true,
      value: '2026-07-01T14:30:00+02:00',
    });
  });

  it('keeps the zone that it names', () => {
    expect(instantOf('202607011430+05', '303', 'Europe/Berlin', 'start')).toEqual({
      ok: true,
      value: '2026-07-01T14:30:00+05:00',
    });
    expect(instantOf('202607011430CET', '303', 'UTC', 'start').ok).toBe(false);
  });

  it('is none where the format has no time', () => {
    expect(instantOf('20260701', '102', 'UTC', 'start')).toEqual({ ok: true, value: '' });
  });

  it('is written with seconds only where they matter', () => {
    expect(instantText('UTC', '2026-07-01T14:30:00+00:00')).toEqual({ text: '202607011430', format: '203' });
    expect(instantText('UTC', '2026-07-01T14:30:09+00:00')).toEqual({ text: '20260701143009', format: '204' });
  });
});
