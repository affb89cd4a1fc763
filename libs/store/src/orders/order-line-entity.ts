import type { LineStanding } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import {
  day,
  decimal,
  flag,
  generated,
  instant,
  json,
  key,
  named,
  nullable,
  text,
  type Stored,
} from '../database/columns.js';

interface OrderLineRow extends Omit<Stored<LineStanding>, 'firstReceivedAt' | 'completedAt'> {
  readonly partner: string;
  readonly connection: string;
  readonly number: string;
  readonly firstReceivedAt: Date | null;
  readonly completedAt: Date | null;
  /** Of a column the planner knows how often it holds; of a comparison of two it guesses. */
  readonly isOpen: boolean | null;
}

export const orderLineEntity = new EntitySchema<OrderLineRow>({
  name: 'order_line',
  columns: {
    partner: key(text),
    connection: key(text),
    number: key(text),
    line: key(text),
    dueOn: named('due_on', nullable(day)),
    quantity: decimal,
    received: decimal,
    billed: decimal,
    firstReceivedAt: named('first_received_at', nullable(instant)),
    completedAt: named('completed_at', nullable(instant)),
    unbilled: json,
    isOpen: generated(named('is_open', nullable(flag))),
  },
});
