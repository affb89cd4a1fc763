import type { LineStanding } from '../model/line-standing.js';
import type { SettledLevel } from '../model/settled-level.js';

/** A line that is to come on a day and is not there, or not whole. */
export type LineDue = Pick<LineStanding, 'line' | 'quantity' | 'received'> & { readonly dueOn: string };

/** An order of live traffic that we send, with its lines that are to come. */
export interface OrderDue {
  readonly id: string;
  readonly partner: string;
  readonly orderNumber: string;
  readonly lines: readonly LineDue[];
}

/** An order of live traffic that we send, of which something is there that nobody has billed. */
export interface OrderUnbilled {
  readonly id: string;
  readonly partner: string;
  readonly orderNumber: string;
  readonly since: Date;
}

/** Which orders are asked for; with an id only that one. */
export interface OrdersAsked {
  readonly limit: number;
  readonly id?: string;
}

/** Reads of what partners owe us for orders. */
export interface LevelReads {
  /**
   * Orders of which lines are to come until this day and have not been received whole, those due first. Left out are those of which
   * a ship notice is being delivered or held.
   */
  ordersDue(partner: string, dueBy: string, asked: OrdersAsked): Promise<readonly OrderDue[]>;
  /**
   * Orders of which something was received before and is not billed, the oldest first. Left out are those of which an invoice is being
   * delivered or held.
   */
  ordersUnbilled(partner: string, receivedBefore: Date, asked: OrdersAsked): Promise<readonly OrderUnbilled[]>;
  /** What people have settled of these rows. */
  settledLevels(subjects: readonly string[]): Promise<readonly SettledLevel[]>;
}

export interface LevelWrites {
  /** The last word on what is due at one time counts. */
  settleLevel(settled: SettledLevel): Promise<void>;
}
