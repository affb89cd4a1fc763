import { createHash } from 'node:crypto';
import type { Order, OrderAttachment } from '@quayside/canonical';
import {
  Unavailable,
  type ErpAddress,
  type OrderFeed,
  type SeenOrder,
  type SeenOrders,
  type WantedOfOrder,
} from '@quayside/exchange';
import type { Clock } from '@quayside/std';

interface Written {
  readonly order: Order;
  readonly vendor: string;
  readonly writtenAt: Date;
}

/** The orders of one company in memory, as an ERP shows them: stamps in whole seconds, of when a transaction began. */
export class OrderFeedDouble implements OrderFeed {
  readonly #orders = new Map<string, Written>();
  /** Why it cannot be reached, while it cannot. */
  away: string | undefined;
  /** May throw: what a call runs into. */
  fault: (call: 'changed' | 'read', moment: 'before' | 'after') => void = () => undefined;
  /** What was asked, in order. */
  readonly asked: string[] = [];
  /** What hangs on the orders, by id. */
  readonly files = new Map<string, Uint8Array>();
  /** Orders in one answer. */
  pageSize = 100;

  constructor(private readonly clock: Clock) {}

  /** An order is written, in a transaction that began just now or then. */
  write(order: Order, { vendor = 'ACME', began = this.clock.now() }: { vendor?: string; began?: Date } = {}): void {
    const before = this.#orders.get(order.number)?.writtenAt ?? new Date(0);
    const stamp = new Date(Math.floor(began.getTime() / 1000) * 1000);
    this.#orders.set(order.number, { order, vendor, writtenAt: stamp > before ? stamp : before });
  }

  async changedOrders(
    vendors: readonly ErpAddress['vendor'][],
    { since, after }: { readonly since?: Date; readonly after?: string },
  ): Promise<SeenOrders> {
    this.asked.push(since ? `since ${since.toISOString()}` : 'all');
    this.#reach('changed', 'before');
    const all = [...this.#orders.values()].flatMap(({ order, vendor, writtenAt }): SeenOrder[] => {
      const at = vendors.findIndex(({ ref }) => ref === vendor);
      const state = order.state ?? 'confirmed';
      const isAsked = since ? writtenAt >= since : state === 'confirmed' || state === 'locked';
      return at >= 0 && isAsked ? [{ number: order.number, vendor: at, state, writtenAt }] : [];
    });
    const from = Number(after ?? 0);
    this.#reach('changed', 'after');
    const next = from + this.pageSize;
    return { orders: all.slice(from, next), ...(next < all.length && { after: String(next) }) };
  }

  async orderToSend(
    { ref }: ErpAddress['vendor'],
    number: string,
    { attachments: areWanted }: WantedOfOrder = { attachments: false },
  ): Promise<Order | undefined> {
    this.asked.push(number);
    this.#reach('read', 'before');
    const found = this.#orders.get(number);
    this.#reach('read', 'after');
    if (!found || found.vendor !== ref) return undefined;
    const { attachments = [], ...order } = found.order;
    return areWanted ? { ...order, attachments } : order;
  }

  async attachment({ id, checksum }: OrderAttachment): Promise<Uint8Array | undefined> {
    this.asked.push(`attachment ${id}`);
    this.#reach('read', 'before');
    const bytes = this.files.get(id);
    this.#reach('read', 'after');
    return bytes && checksumOf(bytes) === checksum ? bytes : undefined;
  }

  #reach(call: 'changed' | 'read', moment: 'before' | 'after'): void {
    if (this.away !== undefined) throw new Unavailable('odoo:demo', this.away);
    this.fault(call, moment);
  }
}

function checksumOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}
