import type { Order } from '@quayside/canonical';
import { EntitySchema } from 'typeorm';
import { instant, json, key, named, text } from '../database/columns.js';

/** Our copy of an order, as it was last read. */
interface OrderRow {
  readonly partner: string;
  readonly connection: string;
  readonly number: string;
  readonly order: Order;
  readonly readAt: Date;
}

export const orderEntity = new EntitySchema<OrderRow>({
  name: 'order',
  columns: {
    partner: key(text),
    connection: key(text),
    number: key(text),
    order: json,
    readAt: named('read_at', instant),
  },
});
