import { compare, dividedBy, minus, rounded, sum, times, zero, type Decimal, type LocalDate } from '@quayside/std';
import type { ErpRecord } from './effect.js';

/** What of a bill is about a line of an order, with its taxes; below zero in a credit note. */
export interface BilledLine {
  readonly orderLine: string;
  readonly amount: Decimal;
}

/** A bill or credit note on lines of an order, and how much of it is paid. Amounts are those of a credit note below zero. */
export interface OrderBill {
  readonly record: ErpRecord;
  readonly kind: 'bill' | 'credit-note';
  /** The supplier's own number, where the bill has it. */
  readonly number: string | null;
  readonly state: 'draft' | 'posted';
  readonly date: LocalDate | null;
  readonly dueDate: LocalDate | null;
  readonly currency: string;
  readonly total: Decimal;
  /** Paid, or settled otherwise, such as by a credit note. */
  readonly paid: Decimal;
  readonly lines: readonly BilledLine[];
}

/** An amount of a currency. */
export interface PaidAmount {
  readonly amount: Decimal;
  readonly currency: string;
}

/** What of a line of an order is paid, by currency: of a bill that is paid in part each line has its share. */
export function paidOn(bills: readonly OrderBill[], orderLine: string): readonly PaidAmount[] {
  const shares = bills.map((bill) => ({ currency: bill.currency, amount: shareOf(bill, orderLine) }));
  const byCurrency = Map.groupBy(shares, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, each]) => ({ currency, amount: sum(each.map(({ amount }) => amount)) }))
    .filter(({ amount }) => compare(amount, zero) !== 0);
}

function shareOf({ lines, total, paid }: OrderBill, orderLine: string): Decimal {
  const own = sum(lines.filter((line) => line.orderLine === orderLine).map(({ amount }) => amount));
  if (compare(total, zero) === 0 || compare(minus(total, paid), zero) === 0) return own;
  return rounded(dividedBy(times(own, paid), total), 2);
}
