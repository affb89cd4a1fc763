import { type Item, type OrderLine, unitPrice } from '@quayside/canonical';
import { compare, type Decimal, decimalOf, type LocalDate, localDateOf, minus, rounded, zero } from '@quayside/std';
import type { Decision, Discrepancy } from './decision.js';
import { sameBy } from './items.js';
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

/** A decision about an answer that was delivered. */
type Delivered = Pick<Decision, 'discrepancies'> & Partial<Pick<Decision, 'lines'>>;

/** What was heard of an order in answers that were delivered, oldest first. */
export function heardIn(history: readonly Delivered[], orderNumber: string): Heard[] {
  return history.reduce<Heard[]>((before, decision) => {
    const still = before.filter((each) => !isTakenBack(each, decision, orderNumber));
    return [...still, ...decision.discrepancies.flatMap((each) => saidIn(each, orderNumber))];
  }, []);
}

/** Who refused a line, and later promises something of it or agrees with the whole order, refuses it no longer. */
function isTakenBack(
  { line, quantity }: Heard,
  { discrepancies, lines = [] }: Delivered,
  orderNumber: string,
): boolean {
  if (quantity === undefined || compare(quantity, zero) !== 0) return false;
  if (discrepancies.length === 0) return true;
  return lines.some(
    ({ quantity: promised = zero, ...each }) =>
      each.orderNumber === orderNumber && each.orderLine === line && compare(promised, zero) > 0,
  );
}

function saidIn({ orderNumber: number, orderLine: line, change }: Discrepancy, orderNumber: string): Heard[] {
  if (number !== orderNumber || !change) return [];
  if (change.field === 'order') return change.lines.map((each) => ({ line: each, quantity: zero }));
  if (line === undefined) return [];
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
