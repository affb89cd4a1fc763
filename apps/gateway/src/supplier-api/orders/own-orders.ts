import type { Order, OrderLine, Price } from '@quayside/canonical';
import { progressOf, Unavailable, type DocumentRow, type Erp } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { compare, dividedBy, zero, type Decimal } from '@quayside/std';
import { deliveredFor } from '@quayside/store';
import type { z } from 'zod';
import type { Caller } from '../auth/caller.js';
import { Problem } from '../../server/problem.js';
import type { supplierOrder, supplierOrderLine } from '../files/file-shapes.js';

type SupplierOrder = z.input<typeof supplierOrder>;

export interface OrderQuery {
  /** How many orders of the ERP the pages before went through. */
  readonly after: number;
  readonly limit: number;
  readonly state: 'open' | 'all';
}

const atOnce = 50;
/** A page looks at so many orders at most; where most of them are settled it is short, and says where to go on. */
const mostLookedAt = 500;

/** A page of the caller's orders, newest first. */
export async function ordersOf(runtime: Runtime, caller: Caller, { after, limit, state }: OrderQuery) {
  const found: Order[] = [];
  let seen = after;
  let more = true;
  while (more && found.length < limit && seen - after < mostLookedAt) {
    const some = await asking(() => erpOf(runtime, caller).orders({ offset: seen, limit: atOnce }));
    for (const order of some) {
      if (found.length === limit) break;
      seen += 1;
      if (state === 'all' || isOpen(order)) found.push(order);
    }
    more = some.length === atOnce || found.length === limit;
  }
  const numbers = found.map((each) => each.number);
  const said = await deliveredFor(runtime.database, caller.live.partner.id, numbers);
  return { rows: found.map((each) => present(each, said)), next: more ? String(seen) : null };
}

export async function orderOf(runtime: Runtime, caller: Caller, number: string): Promise<SupplierOrder | undefined> {
  const order = await asking(() => erpOf(runtime, caller).readOrder(number));
  // A draft is not ordered yet: it is the buyer's own affair.
  if (!order || order.state === 'draft') return undefined;
  return present(order, await deliveredFor(runtime.database, caller.live.partner.id, [number]));
}

function erpOf({ ports }: Runtime, { live, channel }: Caller): Erp {
  const usage = channel.usage === 'test' || live.partner.stage === 'test' ? 'test' : 'live';
  // Whose test documents go nowhere still has its orders where the live ones are.
  const address = live.partner.erp(usage) ?? live.partner.erp('live');
  if (!address) throw new Problem('not-found', 'No system with orders is set up for you. Ask the buyer.');
  return ports.erp(address);
}

async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    const detail = "The buyer's system does not answer just now. Documents are received all the same.";
    throw new Problem('erp-away', detail, { 'retry-after': '60' });
  }
}

function isOpen({ lines }: Order): boolean {
  return lines.some(({ quantity, received, billed }) =>
    [received, billed].some((done) => compare(done ?? zero, quantity.value) < 0),
  );
}

function present(order: Order, said: readonly DocumentRow[]): SupplierOrder {
  return {
    number: order.number,
    date: order.date ?? null,
    currency: order.currency ?? null,
    state: order.state ?? null,
    open: order.state !== 'cancelled' && isOpen(order),
    lines: order.lines.map((line) => presentLine(order.number, line, said)),
  };
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
    price: price ? priceOfOne(price) : null,
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

function priceOfOne({ amount, basis }: Price): Decimal {
  return basis ? dividedBy(amount, basis) : amount;
}
