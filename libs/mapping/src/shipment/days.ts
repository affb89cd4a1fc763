import type { ShippedLine } from '@quayside/canonical';
import type { LocalDate } from '@quayside/std';

/** Days of goods, by the field that has the only one, and the one that has several of which nobody knows which is whose. */
export const dayLists = { expiry: 'expiries', bestBefore: 'bestBefores', sellBy: 'sellBys' } as const;

export type Day = keyof typeof dayLists;

export const dayKinds = Object.keys(dayLists) as readonly Day[];

export type Days = Readonly<Record<Day, readonly LocalDate[]>>;

/** Days of each kind, by a rule for one kind. */
export function daysBy(rule: (kind: Day) => readonly LocalDate[]): Days {
  return { expiry: rule('expiry'), bestBefore: rule('bestBefore'), sellBy: rule('sellBy') };
}

/** As a line has them. */
export function writtenDays(days: Days): Partial<Pick<ShippedLine, Day | (typeof dayLists)[Day]>> {
  const told = dayKinds.filter((kind) => days[kind].length > 0);
  return Object.fromEntries(
    told.map((kind): readonly [string, LocalDate | readonly LocalDate[] | undefined] =>
      days[kind].length === 1 ? [kind, days[kind][0]] : [dayLists[kind], days[kind]],
    ),
  );
}
