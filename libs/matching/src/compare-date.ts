import type { Order, OrderLine } from '@quayside/canonical';
import { daysBetween, type LocalDate } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { explainDate } from './explain/explain-date.js';
import type { MatchingPolicy } from './policy.js';

interface SaidDate {
  readonly date: LocalDate;
  readonly pointer: string;
  /** A day of shipping can be too late, but not too early. */
  readonly means: 'ship' | 'delivery';
}

/** A promised day against the requested one. */
export function dateDiscrepancies(
  said: SaidDate,
  order: Order,
  line: OrderLine,
  policy: MatchingPolicy,
  /** All promised days of the document. */
  all: readonly LocalDate[] = [],
): Discrepancy[] {
  const requested = line.deliveryDate;
  if (requested === undefined) return [];
  const days = daysBetween(requested, said.date);
  if (days === 0 || (days < 0 && said.means === 'ship')) return [];
  const allowed = days > 0 ? policy.daysLate : policy.daysEarly;
  const verb = said.means === 'ship' ? 'ships' : 'comes';
  return [
    discrepancy(policy, 'date', {
      pointer: said.pointer,
      order,
      line,
      ordered: requested,
      said: said.date,
      difference: `${days > 0 ? '+' : ''}${inDays(days)}`,
      within: Math.abs(days) <= allowed,
      explain: () => explainDate(said.date, requested, all),
      message: `Line ${line.number} ${verb} on ${said.date}, ${inDays(Math.abs(days))} ${days > 0 ? 'after' : 'before'} the requested ${requested} (tolerance ${inDays(allowed)}).`,
    }),
  ];
}

function inDays(days: number): string {
  return `${days} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
}
