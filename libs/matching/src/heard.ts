import { type Item, type OrderLine, unitPrice } from '@quayside/canonical';
import { compare, type Decimal, decimalOf, type LocalDate, localDateOf, minus, rounded } from '@quayside/std';
import { sameBy } from './items.js';
import type { History } from './measured-from.js';
import type { LineField } from './told-order.js';

/** What the supplier said itself of a line of the order, in the line's unit; the last that it said of each. */
export interface Heard {
  readonly line: string;
  /** Zero where it refused or cancelled the line. */
  readonly quantity?: Decimal;
  /** Of one unit. */
  readonly price?: Decimal;
  readonly date?: LocalDate;
  /** What it delivers instead, and of how much of the line. */
  readonly substitute?: { readonly item: Item; readonly quantity: Decimal };
}

/** A difference that comes from what the supplier said, and is not sent back to it. */
export interface Echo {
  readonly line: string;
  readonly field: LineField;
}

/** What was heard of an order in answers that were delivered, oldest first. */
export function heardIn(history: History, orderNumber: string): Heard[] {
  return history.flatMap(({ discrepancies }) =>
    discrepancies.flatMap(({ orderNumber: number, orderLine: line, change }): Heard[] => {
      if (number !== orderNumber || line === undefined || !change) return [];
      switch (change.field) {
        case 'quantity':
          return [{ line, quantity: decimalOf(change.to) }];
        case 'price':
          return [{ line, price: decimalOf(change.to) }];
        case 'date':
          return [{ line, date: localDateOf(change.to) }];
        case 'item':
          return [{ line, substitute: { item: change.item, quantity: decimalOf(change.quantity) } }];
        case 'price-list':
          return [];
      }
    }),
  );
}

/** The field of a line that is exactly what the supplier said of it last. */
export function echoIn(
  said: readonly Heard[],
  field: LineField,
  { was, is }: { readonly was: OrderLine; readonly is: OrderLine },
): Echo | undefined {
  return isEcho(said, field, { was, is }) ? { line: was.number, field } : undefined;
}

function isEcho(
  said: readonly Heard[],
  field: LineField,
  { was, is }: { readonly was: OrderLine; readonly is: OrderLine },
): boolean {
  switch (field) {
    case 'quantity':
      return isSaid(lastOf(said, 'quantity'), is.quantity.value) || isReplaced(said, was, is);
    case 'price':
      return is.price !== undefined && isSaid(lastOf(said, 'price'), unitPrice(is.price));
    case 'date':
      return is.deliveryDate !== undefined && lastOf(said, 'date') === is.deliveryDate;
    case 'item':
    case 'other':
      return false;
  }
}

/** An ERP keeps as many decimals as it was set up for, two at least. */
function isSaid(said: Decimal | undefined, now: Decimal): boolean {
  const places = Math.max(2, now.split('.')[1]?.length ?? 0);
  return said !== undefined && compare(rounded(said, places), now) === 0;
}

function lastOf<Field extends keyof Heard>(said: readonly Heard[], field: Field): Heard[Field] | undefined {
  return said.findLast((each) => each[field] !== undefined)?.[field];
}

/** The line is ordered for as much less as its substitute takes. */
function isReplaced(said: readonly Heard[], was: OrderLine, is: OrderLine): boolean {
  const taken = lastOf(said, 'substitute')?.quantity;
  return taken !== undefined && compare(minus(was.quantity.value, taken), is.quantity.value) === 0;
}

/** Whether a line is about the item that the supplier named instead of another. */
export function isSubstitute({ substitute }: Heard, { item }: OrderLine): boolean {
  return (['buyer', 'supplier', 'gtin'] as const).some((key) => sameBy(substitute?.item, item, key));
}
