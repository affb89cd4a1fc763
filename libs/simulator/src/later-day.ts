import { type LocalDate, localDateOf } from '@quayside/std';

/** The day so many days later. */
export function laterDay(day: LocalDate, days: number): LocalDate {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return localDateOf(new Date(at).toISOString().slice(0, 10));
}
