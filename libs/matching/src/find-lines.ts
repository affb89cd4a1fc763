import type { Allowance, Item, Order, OrderLine, Packaging, Price, Quantity } from '@quayside/canonical';
import { assertNever, type Decimal, type LocalDate } from '@quayside/std';
import { contradicts, sameBy, sameLineNumber } from './items.js';
import type { LineKey, MatchingPolicy } from './policy.js';

/** What a line of any document says of itself. */
export interface SaidLine {
  readonly number?: string | undefined;
  readonly orderNumber?: string | undefined;
  readonly item?: Item | undefined;
  readonly quantity?: Quantity | undefined;
  readonly price?: Price | undefined;
  readonly packaging?: readonly Packaging[] | undefined;
  readonly amount?: Decimal | undefined;
  readonly netAmount?: Decimal | undefined;
  readonly allowances?: readonly Allowance[] | undefined;
  /** All of an answer to a line, where its parts say more than its first one. */
  readonly whole?: Quantity | undefined;
  /** Days that it promises. */
  readonly days?: readonly LocalDate[] | undefined;
}

/** A line of an order that a line of a document may speak of. */
export interface Candidate {
  readonly order: Order;
  readonly line: OrderLine;
  readonly by: LineKey;
}

/** Every line of the orders that fits by the first key that fits at all; never by position. */
export function candidatesFor(said: SaidLine, orders: readonly Order[], policy: MatchingPolicy): Candidate[] {
  const named = said.orderNumber === undefined ? orders : orders.filter((order) => order.number === said.orderNumber);
  for (const by of policy.lineKeys) {
    const found = named.flatMap((order) =>
      order.lines.filter((line) => fits(by, said, line)).map((line) => ({ order, line, by })),
    );
    // One number on two orders says nothing: the next key may.
    if (found.length > 0 && !(by === 'number' && found.length > 1)) return found;
  }
  return [];
}

function fits(by: LineKey, said: SaidLine, line: OrderLine): boolean {
  switch (by) {
    case 'number':
      return (
        said.number !== undefined && sameLineNumber(said.number, line.number) && !contradicts(said.item, line.item)
      );
    case 'buyer':
    case 'gtin':
    case 'supplier':
      return sameBy(said.item, line.item, by);
    default:
      return assertNever(by);
  }
}

/** How a line is called in a message that is on no order, or may be on several: by its place in the document and its item. */
export function nameOf(said: SaidLine, index: number): string {
  const item = said.item?.buyer ?? said.item?.supplier ?? said.item?.gtin;
  const number = `Line ${index + 1} of the document`;
  return item === undefined ? number : `${number} (item ${item})`;
}
