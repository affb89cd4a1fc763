import type { Order, OrderLine } from '@quayside/canonical';
import { type Decision, type FigureChange, isFigureChange } from './decision.js';

/** Decisions about answers to orders that were delivered, oldest first. */
export type History = readonly Pick<Decision, 'discrepancies'>[];

type Field = FigureChange['field'];

interface Remembered {
  readonly change: FigureChange;
  readonly by: 'profile' | 'person';
  /** What the order had after it. */
  readonly after: string | undefined;
}

/**
 * What a figure of a line is measured from: as ordered, or as a person decided last. What was written within a tolerance moves
 * nothing: then it is what that was measured from. Two where a person accepted a figure and left the order as it is.
 */
export function measuredFrom(
  history: History,
  { number: orderNumber }: Order,
  { number: orderLine }: OrderLine,
  field: Field,
  now: string | undefined,
): readonly string[] {
  const last = history
    .map(({ discrepancies }) =>
      discrepancies.flatMap(({ change, settled, ...each }): Remembered[] => {
        const isOfLine = each.orderNumber === orderNumber && each.orderLine === orderLine;
        if (!settled || !isOfLine || !isFigureChange(change) || change.field !== field) return [];
        return [{ change, by: settled.by, after: settled.way === 'take' ? change.to : change.from }];
      }),
    )
    .findLast((all) => all.length > 0)
    // What the buyer has changed since is what is ordered now.
    ?.findLast(({ after }) => after === now);
  const known = now === undefined ? [] : [now];
  if (!last) return known;
  if (last.by === 'person') return [...new Set([last.change.to, ...known])];
  const base = last.change.base ?? last.change.from;
  return base === undefined ? known : [base];
}
