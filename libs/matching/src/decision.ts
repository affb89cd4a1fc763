import type { Item } from '@quayside/canonical';
import type { Decimal, LocalDate } from '@quayside/std';
import type { Explanation } from './explain/explanation.js';
import type { Booking, DiscrepancyKind, LineKey, Owner } from './policy.js';
import type { PriceListChange } from './price-list/priced-product.js';
import type { Way } from './settlement.js';
import type { BillToAttachTo } from './typed-bills.js';

/** A figure of a line of the order, in the line's unit. Quantity 0 is a line that is cancelled. */
export interface FigureChange {
  readonly field: 'quantity' | 'price' | 'date';
  /** As the order has it. */
  readonly from?: string;
  readonly to: string;
  /** What the difference is measured from, where that is not what the order has. */
  readonly base?: string;
}

/** Another item instead of that of a line: it becomes a line of its own, and the line is ordered for as much less. */
export interface ItemChange {
  readonly field: 'item';
  readonly item: Item;
  /** Of the substitute, and of what the line loses by it. */
  readonly quantity: string;
  readonly price?: string;
  readonly date?: string;
}

/** The whole order is cancelled. */
export interface OrderCancellation {
  readonly field: 'order';
  readonly to: 'cancelled';
  /** Its lines of which anything was ordered. */
  readonly lines: readonly string[];
}

/** What taking a difference into the order changes on one of its lines. */
export type LineChange = FigureChange | ItemChange;

/** Whether a change is of a figure that a line of the order has. */
export function isFigureChange(change: Discrepancy['change']): change is FigureChange {
  return change?.field === 'quantity' || change?.field === 'price' || change?.field === 'date';
}

/** A difference between a document and its order, with both figures and its size. */
export interface Discrepancy {
  readonly kind: DiscrepancyKind;
  /** Where the document says it: JSON pointer. */
  readonly pointer: string;
  readonly orderNumber?: string;
  readonly orderLine?: string;
  /** As ordered and as said, for people: "100 EA", "2026-12-01", "12.50 per 100". */
  readonly ordered?: string;
  readonly said?: string;
  /** Signed: "+2.5 %", "-40 EA", "+3 days". */
  readonly difference?: string;
  readonly withinTolerance: boolean;
  /** Nothing where the order, or the price list, cannot take it. */
  readonly change?: LineChange | OrderCancellation | PriceListChange;
  /** Nothing while nobody has decided about it. */
  readonly settled?: { readonly by: 'profile' | 'person'; readonly way: Way };
  readonly owner: Owner;
  /** One sentence with the figures in it. */
  readonly message: string;
  /** The bill in the ERP that the document may be, typed by hand. */
  readonly bill?: BillToAttachTo;
  /** What the supplier may have meant, where that makes the figures agree. */
  readonly explanation?: Explanation;
}

/** A line of the document and the line of the order that it speaks of. */
export interface LineMatch {
  /** Index in `document.lines`. */
  readonly index: number;
  readonly orderNumber: string;
  readonly orderLine: string;
  readonly by: LineKey;
  /** Multiplies a quantity of the document's line into the unit of the order's line. */
  readonly factor: Decimal;
  /** The line's quantity in the unit of the order's line; of an acknowledgement the sum of what is committed. */
  readonly quantity?: Decimal;
  readonly unit?: string;
  /** Price of one unit of the order's line, exact. */
  readonly price?: Decimal;
  /** Of an acknowledgement the day by which all of it is promised. */
  readonly date?: LocalDate;
}

export type Outcome = 'deliver' | 'deliver-with-changes' | 'hold';

/** What a document means for its orders. `owner` and `reason` are there when it is held. */
export type Decision = Delivery | Hold;

interface Compared {
  readonly discrepancies: readonly Discrepancy[];
  readonly lines: readonly LineMatch[];
  /** Charges and allowances of an invoice that are booked as something of their own. */
  readonly charges?: readonly BookedCharge[];
}

/** A charge by where the document says it, JSON pointer, and what it is booked as. */
export type BookedCharge = Booking & { readonly pointer: string };

export interface Delivery extends Compared {
  readonly outcome: 'deliver' | 'deliver-with-changes';
}

export interface Hold extends Compared {
  readonly outcome: 'hold';
  readonly owner: Owner;
  /** The first two go on by themselves when the order appears or is confirmed; the others wait for a person. */
  readonly code:
    'order-unknown' | 'order-unconfirmed' | 'order-cancelled' | 'beyond-tolerance' | 'line-unknown' | 'unit-unknown';
  readonly reason: string;
}
