import type { DeliverableDocument, Order, Provenance } from '@quayside/canonical';
import type { Decision } from '@quayside/matching';
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
  readonly action: 'write' | 'create' | 'receive' | 'note' | 'attach' | 'ask';
  /** The record it changes or hangs on, by its name in the ERP: the order's number, the bill's key. */
  readonly target: string;
  /** What it does, for people: "Confirm 3 dates and the vendor's reference on P00027". */
  readonly title: string;
  readonly values: { readonly [field: string]: Json };
  /** JSON pointer inside `values` to the place in the file that it came from. */
  readonly provenance: Readonly<Record<string, Place>>;
}

export interface PlanInput {
  /** Business key and version, for the keys of the effects. */
  readonly key: string;
  readonly version: number;
  readonly document: DeliverableDocument;
  readonly decision: Decision;
  readonly orders: readonly Order[];
  readonly provenance: Provenance;
  /** The source as it will be attached. */
  readonly source: { readonly name: string; readonly mediaType: string; readonly length: number };
  /** Effects that earlier versions of the same business key have applied: only the difference is planned. */
  readonly previous: readonly Effect[];
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

/** What the ERP must let us do, behind one connection and company. */
export interface Erp {
  /** The order as it is now, or nothing if the ERP has none of that number for this vendor. */
  readOrder(number: string): Promise<Order | undefined>;
  /** The vendor's orders, newest first: no drafts, none that are cancelled. */
  orders(page: { readonly offset: number; readonly limit: number }): Promise<readonly Order[]>;
  /** Which of these numbers exist: the order feed asks for what held documents name. */
  knownOrders(numbers: readonly string[]): Promise<readonly string[]>;
  /** Asks whether the effect is done, and does it if not. Throws Unavailable (try again) or Refused (a person must look). */
  apply(effect: Effect, source: () => Promise<Uint8Array>): Promise<Applied>;
  /** Throws Unavailable with the reason when it cannot be reached or lets us do nothing. */
  check(): Promise<{ readonly version: string; readonly user: string }>;
  /** Where a person opens a record. */
  url(record: ErpRecord): string;
}

/** Pure: the ordered effects of a decision. Needs no connection, so that `quayside plan` and a rehearsal can show it. */
export type PlanEffects = (input: PlanInput) => readonly Effect[];

/** Which ERP a partner's documents go to, for which vendor. */
export interface ErpAddress {
  readonly connection: string;
  readonly company?: number;
  /** How the vendor is found: by its reference, its VAT number or its id. */
  readonly vendor: { readonly ref?: string; readonly vat?: string; readonly id?: number };
}
