import type { Brand } from './brand.js';
import { fail, must, ok, type Result } from './result.js';

/** A calendar day without a time or a zone, as text: `YYYY-MM-DD`. */
export type LocalDate = Brand<string, 'LocalDate'>;

const shape = /^\d{4}-\d{2}-\d{2}$/;
const dayMs = 86_400_000;

/** Reads `YYYY-MM-DD`; a day that the calendar does not have (2026-02-30) is refused. */
export function localDate(text: string): Result<LocalDate, string> {
  if (!shape.test(text)) return fail(`"${text}" is not a date of the form YYYY-MM-DD`);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, Number(text.slice(0, 4)));
  return isDay ? ok(text as LocalDate) : fail(`"${text}" is not a day of the calendar`);
}

// Each date of each line is looked at: the calendar as arithmetic, not as an object.
function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 0x30) * 10 + text.charCodeAt(at + 1) - 0x30;
}

export function localDateOf(text: string): LocalDate {
  return must(localDate(text));
}

/** The day so many whole days later; earlier when negative. */
export function daysAfter(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as LocalDate;
}

/** Whole days from `a` to `b`: negative when b is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayMs);
}
