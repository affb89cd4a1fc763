import type { Order } from '@quayside/canonical';
import { Unavailable, type DocumentRow, type Erp, type Ports } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { compare, zero } from '@quayside/std';
import { deliveredFor } from '@quayside/store';
import { Problem } from '../../server/problem.js';
import type { Caller } from '../auth/caller.js';

/** The caller's own orders, as the buyer's ERP has them now. */
export interface OwnOrders {
  /** A page of them, newest first. */
  page(caller: Caller, query: OrderQuery): Promise<OrderPage>;
  find(caller: Caller, number: string): Promise<OwnOrder | undefined>;
}

export interface OrderQuery {
  /** How many orders of the ERP the pages before went through. */
  readonly after: number;
  readonly limit: number;
  readonly state: 'open' | 'all';
}

export interface OwnOrder {
  readonly order: Order;
  /** What has reached the ERP of what the caller said about its orders, oldest first. */
  readonly said: readonly DocumentRow[];
}

export interface OrderPage {
  readonly orders: readonly Order[];
  readonly said: OwnOrder['said'];
  readonly next: string | null;
}

export const OWN_ORDERS = Symbol('orders of the caller');

const atOnce = 50;
/** A page looks at so many orders at most; where most of them are settled it is short, and says where to go on. */
const mostLookedAt = 500;

export function ownOrders({ erp }: Pick<Ports, 'erp'>, database: Runtime['database']): OwnOrders {
  const saidBy = ({ live }: Caller, numbers: readonly string[]) => deliveredFor(database, live.partner.id, numbers);
  return {
    async page(caller, query) {
      const found = await pageOf(erpOf(erp, caller), query);
      const numbers = found.orders.map((each) => each.number);
      return { ...found, said: await saidBy(caller, numbers) };
    },
    async find(caller, number) {
      const order = await asking(() => erpOf(erp, caller).readOrder(number));
      // A draft is not ordered yet: it is the buyer's own affair.
      if (!order || order.state === 'draft') return undefined;
      return { order, said: await saidBy(caller, [number]) };
    },
  };
}

async function pageOf(erp: Erp, { after, limit, state }: OrderQuery): Promise<Omit<OrderPage, 'said'>> {
  const orders: Order[] = [];
  let seen = after;
  let more = true;
  while (more && orders.length < limit && seen - after < mostLookedAt) {
    const some = await asking(() => erp.orders({ offset: seen, limit: atOnce }));
    for (const order of some) {
      if (orders.length === limit) break;
      seen += 1;
      if (state === 'all' || isOpen(order)) orders.push(order);
    }
    more = some.length === atOnce || orders.length === limit;
  }
  return { orders, next: more ? String(seen) : null };
}

function erpOf(erp: Ports['erp'], { live, channel }: Caller): Erp {
  const usage = channel.usage === 'test' || live.partner.stage === 'test' ? 'test' : 'live';
  // Whose test documents go nowhere still has its orders where the live ones are.
  const address = live.partner.erp(usage) ?? live.partner.erp('live');
  if (!address) throw new Problem('not-found', 'No system with orders is set up for you. Ask the buyer.');
  return erp(address);
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

/** Whether something of it is still to be received or billed. */
export function isOpen({ lines }: Order): boolean {
  return lines.some(({ quantity, received, billed }) =>
    [received, billed].some((done) => compare(done ?? zero, quantity.value) < 0),
  );
}
