import { type OrderLine, orderTotal } from '@quayside/canonical';
import type { OrderListed } from '@quayside/store';
import type { z } from 'zod';
import { presentDocumentRows } from '../documents/present-document-row.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import { priceWords } from '../vocabulary/price-words.js';
import type { WholeOrder } from './order-reads.js';
import type { orderDetailShape, orderRowShape } from './order-shapes.js';

/** An order as lists show it. */
export function presentOrderRow(listed: OrderListed, names: PartnerNames): z.input<typeof orderRowShape> {
  const order = listed.order;
  return {
    number: listed.number,
    partner: names(listed.partner),
    connection: listed.connection,
    state: order.state ?? null,
    acknowledged: order.acknowledged ?? false,
    lines: order.lines.length,
    total: { amount: orderTotal(order), currency: order.currency ?? null },
    documents: listed.documents,
    held: listed.held,
    readAt: listed.readAt.toISOString(),
  };
}

/** An order as we last read it, or why there is none, with its thread. */
export function presentOrder(whole: WholeOrder, names: PartnerNames): z.input<typeof orderDetailShape> {
  const { number, listed } = whole;
  const thread = presentDocumentRows(whole.thread, names);
  if (listed) {
    const { lines } = listed.order;
    return {
      number,
      thread,
      namedBy: [],
      missing: null,
      row: presentOrderRow(listed, names),
      lines: lines.map(presentLine),
    };
  }
  return {
    ...{ number, thread, row: null, lines: [] },
    namedBy: whole.namedBy.map(({ partner }) => names(partner)),
    missing: whole.namedBy.some((each) => each.unknown) ? 'unknown' : 'unread',
  };
}

function presentLine({ number, item, quantity, price, deliveryDate, received, billed }: OrderLine) {
  return {
    number,
    item: item.buyer ?? item.supplier ?? item.gtin ?? '',
    description: item.description ?? null,
    quantity: quantity.value,
    unit: quantity.unit ?? null,
    price: priceWords(price),
    deliveryDate: deliveryDate ?? null,
    received: received ?? null,
    billed: billed ?? null,
  };
}
