import type { CreditNote, Invoice } from '@quayside/canonical';
import { daysAfter, type LocalDate } from '@quayside/std';

/** When a bill is to be paid, and where its document says so: JSON pointer. */
interface DueDate {
  readonly date: LocalDate;
  readonly pointer: string;
}

/** The day that the document names, else that of its terms: days are counted from the date of the invoice. */
export function dueDateOf({ dueDate, terms = [], date }: Invoice | CreditNote): DueDate | undefined {
  if (dueDate !== undefined) return { date: dueDate, pointer: '/dueDate' };
  const named = terms.findIndex((each) => each.dueDate !== undefined);
  const day = terms[named]?.dueDate;
  if (day !== undefined) return { date: day, pointer: `/terms/${named}/dueDate` };
  const counted = terms.findIndex(({ netDays }) => netDays !== undefined && /^\d{1,3}$/.test(netDays));
  const days = terms[counted]?.netDays;
  if (days === undefined || date === undefined) return undefined;
  return { date: daysAfter(date, Number(days)), pointer: `/terms/${counted}/netDays` };
}
