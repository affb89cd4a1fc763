import type { Order, OrderLine } from '@quayside/canonical';
import { compare, zero } from '@quayside/std';

/** How an order stands by our copy of it: kept beside the copy, so that lists ask no order for it. */
export interface OrderStanding {
  readonly state: NonNullable<Order['state']> | null;
  /** When it was ordered. */
  readonly orderedOn: string | null;
  /** The first day on which something of it is to come that has not come yet; nothing where all is there. */
  readonly dueOn: string | null;
  readonly partlyReceived: boolean;
  /** Something was received that nobody has billed. */
  readonly unbilled: boolean;
  /** Who ordered, by name. */
  readonly buyer: string | null;
}

/** Reads how an order stands from itself. A cancelled one and a request wait for nothing. */
export function standingOf(order: Order): OrderStanding {
  const goods = order.lines.filter(({ isService = false }) => !isService);
  const isOrdered = order.state === 'confirmed' || order.state === 'locked' || order.state === undefined;
  const open = isOrdered ? goods.filter(isOpen) : [];
  const dates = open.flatMap(({ deliveryDate }) => deliveryDate ?? order.deliveryDate ?? []);
  return {
    state: order.state ?? null,
    orderedOn: order.date ?? null,
    dueOn: dates.toSorted()[0] ?? null,
    partlyReceived: open.length > 0 && goods.some(({ received = zero }) => compare(received, zero) > 0),
    unbilled: isOrdered && goods.some(({ received = zero, billed = zero }) => compare(received, billed) > 0),
    buyer: buyerOf(order),
  };
}

function isOpen({ quantity, received = zero }: OrderLine): boolean {
  return compare(quantity.value, received) > 0;
}

function buyerOf({ contacts = [], parties = [] }: Order): string | null {
  const own = parties.find(({ role }) => role === 'buyer')?.contacts ?? [];
  return [...own, ...contacts].find(({ name }) => name !== undefined)?.name ?? null;
}
