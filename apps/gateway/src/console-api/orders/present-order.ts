import { type OrderLine, orderTotal } from '@quayside/canonical';
import { type DocumentRow, progressOf } from '@quayside/exchange';
import { compare, minus, zero, type Decimal } from '@quayside/std';
import type { OrderListed } from '@quayside/store';
import type { z } from 'zod';
import { presentDocumentRows } from '../documents/present-document-row.js';
import { presentExceptions } from '../exceptions/present-exception.js';
import { exceptionWithoutPrices, withoutPrices } from '../vocabulary/classified.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import { priceWords } from '../vocabulary/price-words.js';
import type { WholeOrder } from './order-reads.js';
import type { orderDetailShape, orderRowShape } from './order-shapes.js';
import { presentReceipt } from './present-receipt.js';
import { presentVersion } from './present-version.js';
import { promisedDay } from './promised-day.js';

/** An order as lists show it. */
export function presentOrderRow(
  listed: OrderListed,
  names: PartnerNames,
  prices: boolean,
): z.input<typeof orderRowShape> {
  const order = listed.order;
  return {
    number: listed.number,
    partner: names(listed.partner),
    connection: listed.connection,
    state: order.state ?? null,
    acknowledged: order.acknowledged ?? false,
    lines: order.lines.length,
    total: prices ? { amount: orderTotal(order), currency: order.currency ?? null } : null,
    orderedOn: order.date ?? null,
    dueOn: listed.dueOn,
    unbilledSince: listed.unbilledSince?.toISOString() ?? null,
    buyer: listed.buyer,
    said: saidOf(listed),
    answeredAt: listed.answeredAt?.toISOString() ?? null,
    documents: listed.documents,
    held: listed.held,
    readAt: listed.readAt.toISOString(),
  };
}

function saidOf({ version, kind, outboundState: state, sentAt }: OrderListed): z.input<typeof orderRowShape>['said'] {
  if (version === null || kind === null || state === null) return null;
  return { version, kind, state, sentAt: sentAt?.toISOString() ?? null };
}

/** An order as we last read it, or why there is none, with all that both sides have said of it. */
export function presentOrder(
  whole: WholeOrder,
  names: PartnerNames,
  prices: boolean,
): z.input<typeof orderDetailShape> {
  const { number } = whole;
  const thread = presentDocumentRows(prices ? whole.thread : whole.thread.map(withoutPrices), names);
  if (whole.listed) {
    const { listed, said, versions, receipts, pause, waits } = whole;
    return {
      ...{ number, thread, namedBy: [], missing: null },
      row: presentOrderRow(listed, names, prices),
      lines: listed.order.lines.map((line) => presentLine(line, number, said, prices)),
      versions: versions.map((each) => presentVersion(each, prices)),
      receipts: receipts.map(presentReceipt),
      waits: presentExceptions(prices ? waits : waits.map(exceptionWithoutPrices), names),
      paused: pause ? { since: pause.since.toISOString(), by: pause.by, reason: pause.reason } : null,
    };
  }
  return {
    ...{ number, thread, row: null, lines: [], versions: [], receipts: [], waits: [], paused: null },
    namedBy: whole.namedBy.map(({ partner }) => names(partner)),
    missing: whole.namedBy.some((each) => each.unknown) ? 'unknown' : 'unread',
  };
}

function presentLine(line: OrderLine, order: string, said: readonly DocumentRow[], prices: boolean) {
  const { number, item, quantity, price, deliveryDate, received, billed } = line;
  return {
    number,
    ...namesOf(item),
    quantity: quantity.value,
    unit: quantity.unit ?? null,
    price: price && prices ? priceWords(price) : null,
    deliveryDate: deliveryDate ?? null,
    ...promiseOn(said, order, line),
    received: received ?? null,
    billed: billed ?? null,
    open: openOf(quantity.value, received),
  };
}

function namesOf({ buyer, supplier, gtin, description }: OrderLine['item']) {
  return { item: buyer ?? supplier ?? gtin ?? '', description: description ?? null };
}

/** What was promised, and whether it is what is wanted. */
function promiseOn(said: readonly DocumentRow[], order: string, { number, quantity, deliveryDate }: OrderLine) {
  const { acknowledged, shipped } = progressOf(said, order, number);
  if (acknowledged === undefined) return { promised: null, differs: false, shipped };
  const date = promisedDay(said, order, number) ?? null;
  const isOther = differs(acknowledged, quantity.value) || isAnotherDay(date, deliveryDate);
  return { promised: { quantity: acknowledged, date }, differs: isOther, shipped };
}

function differs(a: Decimal, b: Decimal): boolean {
  return compare(a, b) !== 0;
}

function isAnotherDay(promised: string | null, wanted: string | undefined): boolean {
  return promised !== null && wanted !== undefined && promised !== wanted;
}

function openOf(ordered: Decimal, received: Decimal | undefined): Decimal {
  const open = minus(ordered, received ?? zero);
  return compare(open, zero) < 0 ? zero : open;
}
