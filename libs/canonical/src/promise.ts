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

type Kinds = readonly (readonly [kind: Dated['kind'], means: PromisedDay['means']])[];

/** What the head of an answer may call the day that it promises, the firmest first. */
const firm: Kinds = [
  ['promised-delivery', 'delivery'],
  ['estimated-delivery', 'delivery'],
  ['delivery', 'delivery'],
  ['promised-ship', 'ship'],
];

/** A requested day in an answer is the one that it agrees to, but no answer by itself: whoever repeats the order names it too. */
const agreedTo: Kinds = [
  ['requested-delivery', 'delivery'],
  ['requested-ship', 'ship'],
  ['latest-delivery', 'delivery'],
];

/** The day that the head of an answer promises: it holds for each line that says none of its own. */
export function headPromise({ dates }: Pick<OrderAcknowledgement, 'dates'>): PromisedDay | undefined {
  return promiseIn(dates, [...firm, ...agreedTo], '/dates');
}

/** Whether the head of an answer promises a day in so many words. */
export function promisesDay({ dates }: Pick<OrderAcknowledgement, 'dates'>): boolean {
  return promiseIn(dates, firm, '/dates') !== undefined;
}

function promiseIn(dates: readonly Dated[] = [], kinds: Kinds, base: string): PromisedDay | undefined {
  for (const [kind, means] of kinds) {
    const index = dates.findIndex((each) => each.kind === kind && dayOf(each) !== undefined);
    const day = dates[index] && dayOf(dates[index]);
    if (day !== undefined) return { date: day, means, pointer: `${base}/${index}` };
  }
  return undefined;
}

/** Every day that is promised for a line: those of its parts, else that of the line as a whole, else that of the head. */
export function linePromises(document: OrderAcknowledgement, index: number): readonly PromisedDay[] {
  const line = document.lines[index];
  if (!line) return [];
  const ofParts = partPromises(line.commitments, `/lines/${index}/commitments`);
  if (isRefused(line)) return ofParts;
  const own = [...ofParts, ...partPromises(line.schedule, `/lines/${index}/schedule`)];
  if (own.length > 0) return own;
  // A line that only repeats the day that was asked for says nothing against the one that the head promises.
  const inLine = (kinds: Kinds) => promiseIn(line.dates, kinds, `/lines/${index}/dates`);
  const whole = inLine(firm) ?? promiseIn(document.dates, firm, '/dates') ?? inLine(agreedTo) ?? headPromise(document);
  return whole ? [whole] : [];
}

/** Whether a line promises a day of its own in so many words. */
export function lineIsPromised({ schedule = [], dates }: AcknowledgedLine): boolean {
  return schedule.some(({ date }) => date !== undefined) || promiseIn(dates, firm, '') !== undefined;
}

interface Part {
  readonly date?: LocalDate | undefined;
  readonly dateMeans?: PromisedDay['means'] | undefined;
}

function partPromises(parts: readonly Part[] = [], base: string): PromisedDay[] {
  return parts.flatMap(({ date, dateMeans: means = 'delivery' }, i) =>
    date === undefined ? [] : [{ date, means, pointer: `${base}/${i}/date` }],
  );
}

function isRefused({ commitments = [] }: AcknowledgedLine): boolean {
  return commitments.length > 0 && commitments.every(({ status }) => status === 'rejected' || status === 'deleted');
}

// A time is told in the zone of the partner: the day that it is there.
function dayOf({ day, at }: Dated): LocalDate | undefined {
  return day ?? (at?.slice(0, 10) as LocalDate | undefined);
}
