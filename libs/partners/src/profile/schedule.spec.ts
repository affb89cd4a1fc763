import { describe, expect, it } from 'vitest';
import { nextTime, schedule } from './schedule.js';

const next = (every: string, zone: string, after: string) =>
  nextTime(schedule.parse(every), zone, new Date(after)).toISOString();

describe('how often something is done', () => {
  it('is a stretch of time, or a pattern of five fields', () => {
    expect(schedule.parse('90s')).toEqual({ ms: 90_000 });
    expect(schedule.parse('*/15 6-20 * * mon-fri')).toEqual({ cron: '*/15 6-20 * * mon-fri' });
    for (const wrong of ['soon', '5', '* * * *', '* * * * * *', '61 * * * *', '0 0 31 2 *', '']) {
      expect(schedule.safeParse(wrong).error?.issues[0]?.message, wrong).toMatch(/expected a time such as 60s/);
    }
  });

  it('reads a pattern in the time zone of the partner', () => {
    expect(next('0 6 * * *', 'Europe/Berlin', '2026-11-23T04:59:59Z')).toBe('2026-11-23T05:00:00.000Z');
    expect(next('0 6 * * *', 'America/Chicago', '2026-11-23T05:00:00Z')).toBe('2026-11-23T12:00:00.000Z');
    expect(next('0 6 * * mon-fri', 'UTC', '2026-11-20T06:00:00Z')).toBe('2026-11-23T06:00:00.000Z');
  });

  it('misses no day and doubles none when the clocks change', () => {
    const days = (from: string) => {
      const times: string[] = [];
      for (let at = from; times.length < 3; at = times.at(-1) ?? at)
        times.push(next('30 2 * * *', 'Europe/Berlin', at));
      return times.map((time) => time.slice(0, 10));
    };
    expect(days('2026-03-28T00:00:00Z')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    expect(days('2026-10-24T00:00:00Z')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  });

  it('goes on after a stretch of time whatever the zone', () => {
    expect(next('5m', 'Asia/Kolkata', '2026-11-23T10:00:30Z')).toBe('2026-11-23T10:05:30.000Z');
  });
});
