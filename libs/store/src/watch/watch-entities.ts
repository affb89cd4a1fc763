import type { OrderWatch, Usage, WatchedOrder } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { flag, id, instant, int, key, named, nullable, text, type Stored } from '../database/columns.js';

export const watchedOrderEntity = new EntitySchema<Stored<WatchedOrder>>({
  name: 'watched_order',
  columns: {
    id,
    partner: text,
    usage: text,
    connection: text,
    company: nullable(int),
    number: text,
    state: text,
    writtenAt: named('written_at', instant),
    seenAt: named('seen_at', instant),
    lookedAt: named('looked_at', nullable(instant)),
    lookedAsOf: named('looked_as_of', nullable(instant)),
    dueAt: named('due_at', nullable(instant)),
    asked: int,
    earlier: flag,
  },
});

export const orderWatchEntity = new EntitySchema<Stored<OrderWatch>>({
  name: 'order_watch',
  columns: {
    name: key(text),
    since: nullable(instant),
    comparedAt: named('compared_at', nullable(instant)),
    dueAt: named('due_at', instant),
    uncertainUntil: named('uncertain_until', nullable(instant)),
  },
});

/** Since when orders go out to a partner. */
export const ordersBeganEntity = new EntitySchema<{ partner: string; usage: Usage; at: Date }>({
  name: 'orders_began',
  columns: { partner: key(text), usage: key(text), at: instant },
});
