import { type Order, type OrderLine, orderLineName } from '@quayside/canonical';
import { compare, daysBetween, type LocalDate, localDateOf, zero } from '@quayside/std';
import type { Discrepancy } from './decision.js';
import { discrepancy } from './discrepancies.js';
import { type History, measuredFrom } from './measured-from.js';
import { explainDate } from './explain/explain-date.js';
import type { MatchingPolicy } from './policy.js';

interface SaidDate {
  readonly date: LocalDate;
  readonly pointer: string;
  /** A day of shipping can be too late, but not too early. */
  readonly means: 'ship' | 'delivery';
  /** The order could take it: it is an answer to the line, not the day of one shipment. */
  readonly isAnswer?: boolean;
}

/** What is known beside one day: earlier decisions, and every day that the document names. */
export interface DateContext {
  readonly history?: History;
  readonly days?: readonly LocalDate[];
}

/** A promised day against the requested one. What has arrived as a whole has no day that could differ. */
export function dateDiscrepancies(
  said: SaidDate,
  order: Order,
  line: OrderLine,
  policy: MatchingPolicy,
  { history = [], days: all = [] }: DateContext = {},
): Discrepancy[] {
  const now = line.deliveryDate;
  if (now === undefined || hasArrived(line)) return [];
  const requested = nearest(said.date, measuredFrom(history, order, line, 'date', now)) ?? now;
  const days = daysBetween(requested, said.date);
  if (!differs(days, said)) return [];
  const allowed = allowedDays(days, policy);
  return [
    discrepancy(policy, 'date', {
      pointer: said.pointer,
      order,
      line,
      ordered: requested,
      said: said.date,
      difference: signedDays(days),
      within: Math.abs(days) <= allowed,
      explain: () => explainDate(said.date, requested, all),
      change: changeOf(said, now, requested),
      message: `${orderLineName(order, line.number)}: ${sentenceOf(said, days, requested)} (tolerance ${inDays(allowed)}${earlierWords(now, requested)}).`,
    }),
  ];
}

function differs(days: number, { means }: SaidDate): boolean {
  return days > 0 || (days < 0 && means === 'delivery');
}

function allowedDays(days: number, { daysLate, daysEarly }: MatchingPolicy): number {
  return days > 0 ? daysLate : daysEarly;
}

function signedDays(days: number): string {
  return `${days > 0 ? '+' : ''}${inDays(days)}`;
}

function hasArrived({ received = zero, quantity }: OrderLine): boolean {
  return compare(received, zero) > 0 && compare(received, quantity.value) >= 0;
}

function changeOf(said: SaidDate, from: LocalDate, base: LocalDate): Discrepancy['change'] {
  if (said.means !== 'delivery' || !said.isAnswer) return undefined;
  return { field: 'date', from, to: said.date, ...(base !== from && { base }) };
}

function sentenceOf({ date, means }: SaidDate, days: number, requested: LocalDate): string {
  const verb = means === 'ship' ? 'ships' : 'comes';
  return `${verb} on ${date}, ${inDays(Math.abs(days))} ${days > 0 ? 'after' : 'before'} the requested ${requested}`;
}

function earlierWords(now: LocalDate, requested: LocalDate): string {
  return requested === now ? '' : `; the order has ${now} by an earlier answer`;
}

function nearest(said: LocalDate, days: readonly string[]): LocalDate | undefined {
  const away = (day: string) => Math.abs(daysBetween(localDateOf(day), said));
  const [day] = days.toSorted((a, b) => away(a) - away(b));
  return day === undefined ? undefined : localDateOf(day);
}

function inDays(days: number): string {
  return `${days} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
}
