import type { Order } from '@quayside/canonical';
import type { OrderStanding } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { day, flag, instant, json, key, named, nullable, text, type Stored } from '../database/columns.js';

/** Our copy of an order, as it was last read, and how it stands. */
interface OrderRow extends Stored<OrderStanding> {
  readonly partner: string;
  readonly connection: string;
  readonly number: string;
  readonly order: Order;
  readonly readAt: Date;
  /** Since when something is there that nobody has billed. */
  readonly unbilledSince: Date | null;
}

export const orderEntity = new EntitySchema<OrderRow>({
  name: 'order',
  columns: {
    partner: key(text),
    connection: key(text),
    number: key(text),
    order: json,
    readAt: named('read_at', instant),
    state: nullable(text),
    orderedOn: named('ordered_on', nullable(day)),
    dueOn: named('due_on', nullable(day)),
    partlyReceived: named('partly_received', flag),
    unbilled: flag,
    unbilledSince: named('unbilled_since', nullable(instant)),
    buyer: nullable(text),
  },
});
