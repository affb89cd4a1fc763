import type { Order, OrderLine } from '@quayside/canonical';
import { compare, zero, type Decimal } from '@quayside/std';

/** How much of a line had been received by when. */
export interface GoodsReceived {
  readonly received: Decimal;
  readonly at: string;
}

/**
 * How a line of goods stands by our copy of its order, and since when. Receipts happen in the ERP: the time of one is when it was
 * first seen there.
 */
export interface LineStanding {
  readonly line: string;
  /** The day on which it is to come; once all of it is there, the day as it was then. */
  readonly dueOn: string | null;
  readonly quantity: Decimal;
  readonly received: Decimal;
  readonly billed: Decimal;
  /** Nothing before the first receipt, and where that came before we knew the order. */
  readonly firstReceivedAt: string | null;
  /** When all of it was there; nothing before that, and where that was before we knew the order. */
  readonly completedAt: string | null;
  /** Receipts that are not billed, or only in part. */
  readonly unbilled: readonly GoodsReceived[];
}

/** How the lines of an order stand after it was read `at`, by how they stood before. An order that is none any more has no lines. */
export function standingOfLines(order: Order, before: readonly LineStanding[], at: Date): readonly LineStanding[] {
  const isOrdered = order.state === 'confirmed' || order.state === 'locked' || order.state === undefined;
  if (!isOrdered) return [];
  const known = new Map(before.map((each) => [each.line, each]));
  const seen: Seen = { order, at: at.toISOString(), isFirst: before.length === 0 };
  return order.lines
    .filter(({ isService = false, quantity }) => !isService && compare(quantity.value, zero) > 0)
    .map((line) => standingOf(line, known.get(line.number), seen));
}

interface Seen {
  readonly order: Order;
  readonly at: string;
  /** The order is seen for the first time: when its goods came is not known. */
  readonly isFirst: boolean;
}

function standingOf(line: OrderLine, before: LineStanding | undefined, seen: Seen): LineStanding {
  const { received = zero, billed = zero, quantity } = line;
  const now = { received, quantity: quantity.value };
  const { firstReceivedAt = null, completedAt = null } = before ?? {};
  return {
    ...{ line: line.number, quantity: quantity.value, received, billed },
    dueOn: dayOf(line, now, before, seen),
    firstReceivedAt: sinceWhen(isThere, now, before, { at: firstReceivedAt, seen }),
    completedAt: sinceWhen(isComplete, now, before, { at: completedAt, seen }),
    unbilled: unbilledOf(line, before, seen.at),
  };
}

/** The day on which it is wanted; of what is there, the one on which it was. */
function dayOf(line: OrderLine, now: Amounts, before: LineStanding | undefined, { order }: Seen): string | null {
  if (before && isComplete(before) && isComplete(now)) return before.dueOn;
  return line.deliveryDate ?? order.deliveryDate ?? null;
}

type Amounts = Pick<LineStanding, 'received' | 'quantity'>;

function isThere({ received }: Amounts): boolean {
  return compare(received, zero) > 0;
}

function isComplete({ received, quantity }: Amounts): boolean {
  return compare(received, quantity) >= 0;
}

/** Since when a line is like that: as it was noted before, or now; nothing where it was so when it was seen first. */
function sinceWhen(
  holds: (amounts: Amounts) => boolean,
  now: Amounts,
  before: Amounts | undefined,
  { at, seen }: { readonly at: string | null; readonly seen: Seen },
): string | null {
  if (!holds(now)) return null;
  if (before && holds(before)) return at;
  return seen.isFirst ? null : seen.at;
}

/** What is billed is billed of what came first. */
function unbilledOf(
  { received = zero, billed = zero }: OrderLine,
  before: LineStanding | undefined,
  at: string,
): readonly GoodsReceived[] {
  if (compare(received, billed) <= 0) return [];
  const isMore = compare(received, before?.received ?? zero) > 0;
  const receipts = [...(before?.unbilled ?? []), ...(isMore ? [{ received, at }] : [])];
  const open = receipts.filter((each) => compare(each.received, billed) > 0);
  // A bill was taken back: since when exactly the goods are there is forgotten.
  return open.length > 0 ? open : [{ received, at }];
}

/** Since when something is there that nobody has billed. */
export function unbilledSince(lines: readonly LineStanding[]): string | null {
  return lines.flatMap(({ unbilled: [first] }) => first?.at ?? []).toSorted()[0] ?? null;
}
