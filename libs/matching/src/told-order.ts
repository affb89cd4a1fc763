import { canonicalJson, type Order, type OrderChange, type OrderLine, unitPrice } from '@quayside/canonical';
import { compare, type Decimal, type LocalDate } from '@quayside/std';

// What of an order a supplier is told, and which differences matter to it.

/** What may differ in a line; `other` is all that has no word of its own. */
export type LineField = 'quantity' | 'price' | 'date' | 'item' | 'other';

export interface Comparing {
  /** Whether other taxes are a change to the supplier: usually they are ours to know. */
  readonly taxes?: boolean;
  /** Whether a new attachment is a change: only where a change can carry it. */
  readonly attachments?: boolean;
}

/** A line as the supplier is told: without what only we know of it. */
export function toldLine(line: OrderLine): OrderLine {
  const { received: _, announced: __, billed: ___, isService: ____, tracking: _____, packs: ______, ...told } = line;
  return told;
}

type Head = Omit<
  OrderChange,
  'type' | 'number' | 'orderNumber' | 'orderDate' | 'changeNumber' | 'purpose' | 'lines' | 'date' | 'attachments'
>;

/** What an order says beside its lines and its own number and day. */
export function toldHead(order: Order): Head {
  const {
    type: _,
    number: __,
    date: ___,
    state: ____,
    acknowledged: _____,
    purpose: ______,
    lines: _______,
    attachments: ________,
    ...head
  } = order;
  return head;
}

/** What of a line is another now. */
export function changedOf(was: OrderLine, is: OrderLine, comparing: Comparing): LineField[] {
  const differs: readonly (readonly [LineField, boolean])[] = [
    ['quantity', compare(was.quantity.value, is.quantity.value) !== 0 || was.quantity.unit !== is.quantity.unit],
    ['price', priceOf(was) !== priceOf(is)],
    ['date', was.deliveryDate !== is.deliveryDate],
    ['item', !same(was.item, is.item)],
    ['other', !same(othersOf(was, comparing), othersOf(is, comparing))],
  ];
  return differs.flatMap(([field, isOther]) => (isOther ? [field] : []));
}

/** 18.40 per 100 and 0.184 are one price. */
function priceOf({ price }: OrderLine): Decimal | undefined {
  return price && unitPrice(price);
}

function othersOf(line: OrderLine, { taxes: areTold = false }: Comparing): object {
  const { schedule, allowances, packaging, references, dates, notes, taxes } = line;
  return { schedule, allowances, packaging, references, dates, notes, ...(areTold && { taxes }) };
}

/**
 * Whether the head says something else. Its total follows from the lines, and so does its day where it is the first of theirs;
 * the supplier's own number is from the supplier, and who may be asked about an order does not change it.
 */
export function changedHead(was: Order, is: Order, comparing: Comparing): boolean {
  return !same(headOf(was, comparing), headOf(is, comparing)) || hasNewFile(was, is, comparing);
}

function headOf(order: Order, { taxes: areTold = false }: Comparing): object {
  const {
    total: _,
    supplierReference: __,
    contacts: ___,
    taxes,
    parties = [],
    deliveryDate,
    ...head
  } = toldHead(order);
  return {
    ...head,
    ...(deliveryDate !== firstDay(order) && { deliveryDate }),
    ...(areTold && { taxes }),
    parties: parties.map(({ contacts: ____, ...party }) => party),
  };
}

/** The first of the days of the lines, also of one that nothing is ordered of any more: an ERP keeps it with the order. */
function firstDay({ lines }: Order): LocalDate | undefined {
  return lines.flatMap(({ deliveryDate }) => deliveryDate ?? []).toSorted()[0];
}

/**
 * What hangs on an order and did not before, by its content: a name alone is no other file. That one was taken away cannot be
 * said; and where nobody looked at an earlier version, none of them has gone yet.
 */
export function newAttachments({ attachments: before = [] }: Order, { attachments: now = [] }: Order) {
  return now.filter(({ checksum }) => !before.some((each) => each.checksum === checksum));
}

/** Attachments that were agreed later than the order was sent are no reason to change it. */
function hasNewFile(was: Order, is: Order, { attachments: areTold = false }: Comparing): boolean {
  return areTold && was.attachments !== undefined && newAttachments(was, is).some(({ stays }) => stays === undefined);
}

/** Equal but for blanks and line breaks in texts, and lists and texts without content. */
function same(a: object, b: object): boolean {
  return canonicalJson(plain(a)) === canonicalJson(plain(b));
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, plain(inner)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => !isNothing(inner)));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
