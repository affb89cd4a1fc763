import { createRequire } from 'node:module';
import type { LocalDate } from '@quayside/std';
import type Holidays from 'date-holidays';

/** All countries of the world take 40 MB of memory: they are loaded by the first profile that names one. */
const load = createRequire(import.meta.url);
const loaded = (): typeof Holidays => load('date-holidays') as typeof Holidays;

/** The public holidays of a country or one of its regions; bank holidays, observances and school holidays are none. */
export function publicHolidays(country: string, region?: string): (day: LocalDate) => boolean {
  const Calendar = loaded();
  const calendar = region === undefined ? new Calendar(country) : new Calendar(country, region);
  const years = new Map<string, ReadonlySet<string>>();
  return (day) => {
    const year = day.slice(0, 4);
    const days = years.get(year) ?? daysOf(calendar, Number(year));
    years.set(year, days);
    return days.has(day);
  };
}

/** Every day that a holiday of the year lasts, by the calendar of the place itself. */
function daysOf(calendar: Holidays, year: number): ReadonlySet<string> {
  // Some begin in the evening before, and some last for several days: their local beginning counts, and each day to their end.
  return new Set(
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .flatMap(({ date, start, end }) => {
        const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
        const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
        return Array.from({ length: days }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10));
      }),
  );
}

export function isCountry(code: string): boolean {
  return Object.hasOwn(all().getCountries(), code);
}

export function isRegion(country: string, region: string): boolean {
  return regionsOf(country).includes(region);
}

export function regionsOf(country: string): readonly string[] {
  return Object.keys(all().getStates(country) ?? {});
}

let every: Holidays | undefined;

function all(): Holidays {
  return (every ??= new (loaded())());
}
