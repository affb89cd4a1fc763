import type { LocalDate } from '@quayside/std';
import type { AcknowledgedLine, OrderAcknowledgement } from './order-acknowledgement.js';
import type { Dated } from './values.js';

/** A day by which a supplier promises something, and where it says so. */
export interface PromisedDay {
  readonly date: LocalDate;
  readonly means: 'ship' | 'delivery';
  /** JSON pointer. */
  readonly pointer: string;
}

/** What the head of an answer may call its promised day, the firmest first. */
const promises: readonly (readonly [kind: string, means: PromisedDay['means']])[] = [
  ['promised-delivery', 'delivery'],
  ['estimated-delivery', 'delivery'],
  ['delivery', 'delivery'],
  ['promised-ship', 'ship'],
];

/** The day that the head of an answer promises: it holds for each line that says none of its own. */
export function headPromise({ dates = [] }: OrderAcknowledgement): PromisedDay | undefined {
  for (const [kind, means] of promises) {
    const index = dates.findIndex((each) => each.kind === kind && dayOf(each) !== undefined);
    const day = dates[index] && dayOf(dates[index]);
    if (day !== undefined) return { date: day, means, pointer: `/dates/${index}` };
  }
  return undefined;
}

/** Every day that is promised for a line: those of its parts, else that of the head. */
export function linePromises(document: OrderAcknowledgement, index: number): readonly PromisedDay[] {
  const line = document.lines[index];
  if (!line) return [];
  const own = ownPromises(line, `/lines/${index}/commitments`);
  if (own.length > 0 || isScheduled(line) || isRefused(line)) return own;
  return [headPromise(document) ?? []].flat();
}

function ownPromises({ commitments = [] }: AcknowledgedLine, base: string): PromisedDay[] {
  return commitments.flatMap(({ date, dateMeans: means = 'delivery' }, i) =>
    date === undefined ? [] : [{ date, means, pointer: `${base}/${i}/date` }],
  );
}

function isScheduled({ schedule = [] }: AcknowledgedLine): boolean {
  return schedule.some(({ date }) => date !== undefined);
}

function isRefused({ commitments = [] }: AcknowledgedLine): boolean {
  return commitments.length > 0 && commitments.every(({ status }) => status === 'rejected' || status === 'deleted');
}

// A time is told with its zone: the day that it names there is the one that was meant.
function dayOf({ day, at }: Dated): LocalDate | undefined {
  return day ?? (at?.slice(0, 10) as LocalDate | undefined);
}
