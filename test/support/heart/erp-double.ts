import type { Order } from '@quayside/canonical';
import type { KnownPiece, PricedProduct, TypedBill } from '@quayside/matching';
import {
  Refused,
  Unavailable,
  type Altered,
  type Applied,
  type Effect,
  type EffectRow,
  type Erp,
  type OrderBill,
} from '@quayside/exchange';

/** An effect that is about to be applied, or has been and its answer is not given yet. */
export type Fault = (effect: Effect, moment: 'before' | 'after') => void;

/**
 * An ERP in memory: orders that a test puts into it, and effects that were applied, each key once. It satisfies the part of
 * test/contract/erp that speaks of the port alone.
 */
export class ErpDouble implements Erp {
  readonly #orders = new Map<string, Order>();
  readonly #applied = new Map<string, Effect>();
  /** The bytes of what was attached. */
  readonly attached: Uint8Array[] = [];
  /** Bank accounts of the vendor. */
  accounts: readonly string[] = [];
  /** Packages and pieces that receipts have already. */
  pieces: readonly KnownPiece[] = [];
  /** Bills that somebody has typed into it. */
  bills: readonly TypedBill[] = [];
  /** What it has of the vendor's prices. */
  prices: readonly PricedProduct[] = [];
  /** Why it cannot be reached, while it cannot. */
  away: string | undefined;
  /** Keys of effects whose records somebody has deleted. */
  readonly gone = new Set<string>();
  /** What somebody has changed in it since it was written. */
  others: readonly Altered[] = [];
  /** What it would refuse. */
  obstacle: (effect: Effect) => string | undefined = () => undefined;
  /** May throw: what applying an effect runs into. */
  fault: Fault = () => undefined;

  /** Puts an order into it, or replaces it. */
  put(order: Order): void {
    this.#orders.set(order.number, order);
  }

  /** What was applied, in order. */
  get applied(): readonly Effect[] {
    return [...this.#applied.values()];
  }

  async readOrder(number: string): Promise<Order | undefined> {
    this.#reach();
    const same = [...this.#orders.values()].filter((order) => order.number.toLowerCase() === number.toLowerCase());
    return this.#orders.get(number) ?? (same.length === 1 ? same[0] : undefined);
  }

  async orders({ offset, limit }: { readonly offset: number; readonly limit: number }): Promise<readonly Order[]> {
    this.#reach();
    const confirmed = [...this.#orders.values()].filter(({ state }) => state !== 'draft' && state !== 'cancelled');
    return confirmed.reverse().slice(offset, offset + limit);
  }

  async knownOrders(numbers: readonly string[]): Promise<readonly string[]> {
    this.#reach();
    const ordered = [...this.#orders.values()].filter(
      ({ state }) => !['draft', 'sent', 'to-approve'].includes(state ?? ''),
    );
    const names = new Set(ordered.map((each) => each.number.toLowerCase()));
    return numbers.filter((number) => names.has(number.toLowerCase()));
  }

  async announced(number: string): Promise<readonly string[]> {
    this.#reach();
    const announcing = this.applied.filter(({ action, target }) => action === 'receive' && target === number);
    return announcing.map(({ key }) => key).filter((key) => !this.gone.has(key));
  }

  async billsOn(): Promise<readonly OrderBill[]> {
    this.#reach();
    return [];
  }

  async vendorAccounts(): Promise<readonly string[]> {
    this.#reach();
    return this.accounts;
  }

  async knownPieces(): Promise<readonly KnownPiece[]> {
    this.#reach();
    return this.pieces;
  }

  async typedBills(): Promise<readonly TypedBill[]> {
    this.#reach();
    return this.bills;
  }

  async priceList(): Promise<readonly PricedProduct[]> {
    this.#reach();
    return this.prices;
  }

  async standing(applied: readonly EffectRow[]): Promise<readonly EffectRow[]> {
    this.#reach();
    return applied.filter(({ key, effect }) => !this.gone.has(key) && !this.gone.has(effect.target));
  }

  async altered(written: readonly EffectRow[]): Promise<readonly Altered[]> {
    this.#reach();
    return this.others.filter(({ key }) => written.some((row) => row.key === key));
  }

  async foresee(effects: readonly Effect[]): Promise<readonly string[]> {
    this.#reach();
    return effects.flatMap((effect) => this.obstacle(effect) ?? []);
  }

  async apply(effect: Effect, source: () => Promise<Uint8Array>): Promise<Applied> {
    this.#reach();
    const known = [...this.#applied.keys()].indexOf(effect.key);
    // What is made is a record of its own.
    const id = effect.action !== 'create' ? 1 : known < 0 ? this.#applied.size + 1 : known + 1;
    const records = [{ model: effect.model, id, name: effect.target }];
    if (known >= 0) return { how: 'found', records };
    this.fault(effect, 'before');
    const order = this.#orders.get(effect.target);
    if (order?.state === 'cancelled' && effect.action === 'write') {
      throw new Refused('odoo:demo', `order ${effect.target} is cancelled`);
    }
    if (order && effect.action === 'cancel') this.put({ ...order, state: 'cancelled' });
    if (effect.action === 'attach') this.attached.push(await source());
    this.#applied.set(effect.key, effect);
    this.fault(effect, 'after');
    return { how: 'done', records };
  }

  async check(): Promise<{ readonly version: string; readonly user: string }> {
    this.#reach();
    return { version: '19.0', user: 'quayside' };
  }

  url({ model, id }: { readonly model: string; readonly id: number }): string {
    return `https://odoo.example/odoo/${model}/${id}`;
  }

  #reach(): void {
    if (this.away !== undefined) throw new Unavailable('odoo:demo', this.away);
  }
}
