import { localDate, type LocalDate } from '@quayside/std';
import type { Explanation } from './explanation.js';

/**
 * Day and month in the other order: 2026-03-12 for 2026-12-03. Not where another day of the same document is a 13th or later, which
 * shows that it was read in the right order.
 */
export function explainDate(said: LocalDate, wanted: LocalDate, all: readonly LocalDate[]): Explanation | undefined {
  const swapped = swap(said);
  if (swapped === undefined || swapped !== wanted || all.some((each) => swap(each) === undefined)) return undefined;
  const message = `If day and month of ${said} are swapped, it is ${wanted}, as requested.`;
  return { cause: 'day-and-month', message };
}

function swap(date: LocalDate): LocalDate | undefined {
  const [year, month, day] = date.split('-');
  const other = localDate(`${year}-${day}-${month}`);
  return other.ok ? other.value : undefined;
}
