import type { Order, ReceivingAdvice } from '@quayside/canonical';
import {
  Unavailable,
  type DoneReceipt,
  type DoneReceipts,
  type ErpAddress,
  type ReceiptFeed,
} from '@quayside/exchange';
import { zero, type Clock } from '@quayside/std';

interface Done {
  readonly advice: ReceivingAdvice;
  readonly order: Order;
  readonly vendor: string;
  readonly key: string;
  readonly doneAt: Date;
}

interface Receiving {
  readonly vendor?: string;
  readonly doneAt?: Date;
  /** The order as the ERP has it, where it has more to say than what came of it. */
  readonly order?: Order;
}

function orderOf({ orderNumber = '', lines }: ReceivingAdvice): Order {
  const ordered = lines.map(({ number = '', item = {}, received = { value: zero } }) => ({
    ...{ number, item, quantity: received },
  }));
  return { type: 'order', number: orderNumber, lines: ordered };
}

/** What one company has received, in memory. */
export class ReceiptFeedDouble implements ReceiptFeed {
  readonly #done: Done[] = [];
  /** Why it cannot be reached, while it cannot. */
  away: string | undefined;
  /** What was asked, in order. */
  readonly asked: string[] = [];
  /** Receipts in one answer. */
  pageSize = 100;

  constructor(private readonly clock: Clock) {}

  /** Goods are validated, just now or then. */
  receive(
    advice: ReceivingAdvice,
    { vendor = 'ACME', doneAt = this.clock.now(), order = orderOf(advice) }: Receiving = {},
  ): void {
    const second = new Date(Math.floor(doneAt.getTime() / 1000) * 1000);
    this.#done.push({ advice, order, vendor, key: `stock.picking,${this.#done.length + 1}`, doneAt: second });
  }

  async receiptsDone(
    vendors: readonly ErpAddress['vendor'][],
    { since, after }: { readonly since: Date; readonly after?: string },
  ): Promise<DoneReceipts> {
    this.#reach('since');
    const all = this.#done.flatMap(({ advice, vendor, key, doneAt }): DoneReceipt[] => {
      const at = vendors.findIndex(({ ref }) => ref === vendor);
      if (at < 0 || doneAt < since) return [];
      return [{ key, number: advice.number ?? '', orderNumber: advice.orderNumber ?? '', vendor: at, doneAt }];
    });
    const from = Number(after ?? 0);
    const next = from + this.pageSize;
    return { receipts: all.slice(from, next), ...(next < all.length && { after: String(next) }) };
  }

  async adviceOf({ ref }: ErpAddress['vendor'], { key }: Pick<DoneReceipt, 'key'>) {
    this.#reach(key);
    const found = this.#done.find((each) => each.key === key && each.vendor === ref);
    return found && { advice: found.advice, order: found.order };
  }

  #reach(asked: string): void {
    this.asked.push(asked);
    if (this.away !== undefined) throw new Unavailable('odoo:demo', this.away);
  }
}
