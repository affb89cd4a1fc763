import type { Brand } from './brand.js';
import { fail, must, ok, type Result } from './result.js';

/** A calendar day without a time or a zone, as text: `YYYY-MM-DD`. */
export type LocalDate = Brand<string, 'LocalDate'>;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 86_400_000;

/** Reads `YYYY-MM-DD`; a day that the calendar does not have (2026-02-30) is refused. */
export function localDate(text: string): Result<LocalDate, string> {
  const match = shape.exec(text);
  if (!match) return fail(`"${text}" is not a date of the form YYYY-MM-DD`);
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) {
    return fail(`"${text}" is not a day of the calendar`);
  }
  return ok(text as LocalDate);
}

export function localDateOf(text: string): LocalDate {
  return must(localDate(text));
}

/** Whole days from `a` to `b`: negative when b is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayMs);
}
