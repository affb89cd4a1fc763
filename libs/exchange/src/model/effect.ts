import type { Place } from '@quayside/std';

/** A value that JSON can hold. Decimals and dates are text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One keyed change in the ERP. `key` is business key + version + which effect, so that the ERP (or a check of ours) can own
 * its uniqueness. `values` are in the words of the ERP's model, but name order lines by their number, never by a database
 * id: a plan needs no connection, and a person can read it.
 */
export interface Effect {
  readonly key: string;
  readonly model: string;
  readonly action: 'write' | 'create' | 'receive' | 'take-back' | 'cancel' | 'note' | 'attach' | 'ask';
  /** The record it changes or hangs on, by its name in the ERP: the order's number, the bill's key. */
  readonly target: string;
  /** What it does, for people: "Confirm 3 dates and the vendor's reference on P00027". */
  readonly title: string;
  readonly values: { readonly [field: string]: Json };
  /** Line by line, for people: "Round rod 12 mm (ROD-12), line 2: price 1.25 EUR → 1.30 EUR". */
  readonly changes?: readonly string[];
  /** JSON pointer inside `values` to the place in the file that it came from. */
  readonly provenance: Readonly<Record<string, Place>>;
}

/** Whether an effect writes to an order, or cancels it. */
export function isOrderWrite({ model, action }: Effect): boolean {
  return model === 'purchase.order' && (action === 'write' || action === 'cancel');
}

/** A record of the ERP that an effect made, changed, or found done. */
export interface ErpRecord {
  readonly model: string;
  readonly id: number;
  readonly name?: string;
}

export interface Applied {
  /** `found`: an earlier attempt had done it and its answer was lost. */
  readonly how: 'done' | 'found';
  readonly records: readonly ErpRecord[];
}
