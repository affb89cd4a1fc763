import { describe, expect, it } from 'vitest';
import { dayOf, instantOf, instantText, unknownZone } from './edifact-time.js';

const berlin = (format: string, end: 'start' | 'end' = 'start') => ({ format, zone: 'Europe/Berlin', end });

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
    expect(dayOf(text, berlin(format))).toEqual({ ok: true, value: day });
  });

  it('with a time in a zone of its own is the day that it is in the one that was agreed', () => {
    expect(dayOf('202603092330UTC', berlin('303'))).toEqual({ ok: true, value: '2026-03-10' });
    expect(dayOf('202603100030+09', berlin('303'))).toEqual({ ok: true, value: '2026-03-09' });
    // A program that has no time writes midnight.
    expect(dayOf('202603100000+09', berlin('303'))).toEqual({ ok: true, value: '2026-03-10' });
  });

  it('is both ends of a period, not two dates in two segments', () => {
    expect(dayOf('20261201-20261205', berlin('718', 'end'))).toEqual({ ok: true, value: '2026-12-05' });
    expect(dayOf('202649', berlin('616', 'end'))).toEqual({ ok: true, value: '2026-12-06' });
    expect(dayOf('202653', berlin('616', 'end'))).toEqual({ ok: true, value: '2027-01-03' });
    expect(dayOf('202602', berlin('610', 'end'))).toEqual({ ok: true, value: '2026-02-28' });
    expect(dayOf('202802', berlin('610', 'end'))).toEqual({ ok: true, value: '2028-02-29' });
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
    expect(dayOf(text, berlin(format)).ok).toBe(false);
  });
});

describe('an instant of EDIFACT', () => {
  it('without a zone is in the zone that was agreed, never in that of the server', () => {
    expect(instantOf('202607011430', berlin('203'))).toEqual({
      ok: true,
      value: '2026-07-01T14:30:00+02:00',
    });
  });

  it('that names a zone is told in the one that was agreed', () => {
    const read = (text: string) => instantOf(text, berlin('303'));
    expect(read('202607011430+05')).toEqual({ ok: true, value: '2026-07-01T11:30:00+02:00' });
    expect(read('202603092330UTC')).toEqual({ ok: true, value: '2026-03-10T00:30:00+01:00' });
    expect(read('202603092330-0330')).toEqual({ ok: true, value: '2026-03-10T04:00:00+01:00' });
  });

  it('is none where nobody knows its zone: its day is left', () => {
    expect(instantOf('202607011430CET', berlin('303'))).toEqual({ ok: true, value: '' });
    expect(dayOf('202607011430CET', berlin('303'))).toEqual({ ok: true, value: '2026-07-01' });
    expect(['202607011430CET', '202607011430UTC', '202607011430+02'].map((text) => unknownZone(text, '303'))).toEqual([
      'CET',
      undefined,
      undefined,
    ]);
  });

  it('is none where the format has no time', () => {
    expect(instantOf('20260701', berlin('102'))).toEqual({ ok: true, value: '' });
  });

  it('is written with seconds only where they matter', () => {
    expect(instantText('UTC', '2026-07-01T14:30:00+00:00')).toEqual({ text: '202607011430', format: '203' });
    expect(instantText('UTC', '2026-07-01T14:30:09+00:00')).toEqual({ text: '20260701143009', format: '204' });
  });
});
