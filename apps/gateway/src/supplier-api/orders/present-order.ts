import { type Order, type OrderLine, unitPrice } from '@quayside/canonical';
import { progressOf, type DocumentRow } from '@quayside/exchange';
import type { z } from 'zod';
import type { supplierOrder, supplierOrderLine } from './order-shapes.js';
import { isOpen } from './own-orders.js';

/** An order as the buyer has it now, with what its supplier has said about each line. */
export function presentOrder(order: Order, said: readonly DocumentRow[]): z.input<typeof supplierOrder> {
  return {
    number: order.number,
    date: order.date ?? null,
    currency: order.currency ?? null,
    state: stateOf(order),
    open: order.state !== 'cancelled' && isOpen(order),
    lines: order.lines.map((line) => presentLine(order.number, line, said)),
  };
}

/** Whether it was sent as a request or waits for its approval is the buyer's matter: it is no order yet. */
function stateOf({ state }: Order): z.input<typeof supplierOrder>['state'] {
  return state === 'sent' || state === 'to-approve' ? 'draft' : (state ?? null);
}

function presentLine(
  order: string,
  { number, item, quantity, price, deliveryDate, received, billed }: OrderLine,
  said: readonly DocumentRow[],
): z.input<typeof supplierOrderLine> {
  const { acknowledged, shipped } = progressOf(said, order, number);
  return {
    number,
    item: presentItem(item),
    quantity: quantity.value,
    unit: quantity.unit ?? null,
    price: price ? unitPrice(price) : null,
    deliveryDate: deliveryDate ?? null,
    acknowledged: acknowledged ?? null,
    shipped,
    received: received ?? '0',
    billed: billed ?? '0',
  };
}

function presentItem({ buyer, supplier, gtin, description }: OrderLine['item']) {
  const orNull = (text: string | undefined) => text ?? null;
  return {
    buyer: orNull(buyer),
    supplier: orNull(supplier),
    gtin: orNull(gtin),
    description: orNull(description),
  };
}
