import type { Tax } from './taxes.js';

/** Keeps values for a while, and not too many of them. */
export class Aged<K, V> {
  readonly #values = new Map<K, { readonly until: number; readonly value: V }>();

  constructor(
    private readonly ms: number,
    private readonly most = 10_000,
  ) {}

  get(key: K): V | undefined {
    const known = this.#values.get(key);
    return known && performance.now() < known.until ? known.value : undefined;
  }

  set(key: K, value: V): void {
    this.#values.delete(key);
    this.#values.set(key, { until: performance.now() + this.ms, value });
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.most && oldest !== undefined) this.#values.delete(oldest);
  }
}

/** An order, as far as its effects need to know it. */
export interface KnownOrder {
  readonly id: number;
  readonly partner: number;
  readonly currency: number;
  readonly term: number | undefined;
}

/** A line of an order, as far as a bill of it needs to know it. */
export interface BilledLine {
  readonly product: number | undefined;
  readonly unit: number | undefined;
  readonly taxes: readonly Tax[];
}

/**
 * What was read and made a moment ago, so that the effects of a document need not ask for it again. It is never what makes a
 * thing happen once: that is Odoo's, by the keys.
 */
export interface Recent {
  /** Orders by number. */
  readonly orders: Aged<string, KnownOrder>;
  readonly orderLines: Aged<number, BilledLine>;
  /** Records by the key of the effect that made or filled them. */
  readonly made: Aged<string, number>;
  /** Kinds and numbers of bills of which the vendor had none. */
  readonly unbilled: Aged<string, true>;
  /** Targets on which an effect was made anew: what follows it in its plan cannot be there yet. */
  readonly begun: Aged<string, true>;
}

// As long as the effects of one document take on a slow Odoo.
const momentMs = 30_000;

export function newRecent(): Recent {
  return {
    orders: new Aged(momentMs),
    orderLines: new Aged(momentMs),
    made: new Aged(momentMs),
    unbilled: new Aged(momentMs),
    begun: new Aged(momentMs),
  };
}
