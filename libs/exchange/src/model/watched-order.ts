import type { Order } from '@quayside/canonical';
import type { Usage } from './usage.js';

/** An order of the ERP whose partner gets orders from us: how it was last seen there, and whether it is to be looked at. */
export interface WatchedOrder {
  readonly id: string;
  readonly partner: string;
  readonly usage: Usage;
  readonly connection: string;
  readonly company: number | null;
  readonly number: string;
  readonly state: NonNullable<Order['state']>;
  /** By the ERP's clock, in whole seconds. */
  readonly writtenAt: Date;
  readonly seenAt: Date;
  /** When it was last read whole, and as of which write; nothing before the first time. */
  readonly lookedAt: Date | null;
  readonly lookedAsOf: Date | null;
  /** When it is to be read whole; nothing while nobody asks for it. */
  readonly dueAt: Date | null;
  /** Counts how often somebody asked: what was asked while it was looked at is not answered by that. */
  readonly asked: number;
  /** It was confirmed before orders went out to this partner: it does not, unless somebody asks for it. */
  readonly earlier: boolean;
}

/** One connection and company in which orders are looked for. */
export interface OrderWatch {
  /** See `watchName`. */
  readonly name: string;
  /** The newest write that was seen, by the ERP's clock; nothing before the first look. */
  readonly since: Date | null;
  /** When all that are open were last compared. */
  readonly comparedAt: Date | null;
  /** When it is looked at next. */
  readonly dueAt: Date;
  /** A backup was restored then: what was written before may have been sent already, and nobody here knows. */
  readonly uncertainUntil: Date | null;
}

/** The name of a connection and company in which orders are looked for. */
export function watchName({ connection, company }: { readonly connection: string; readonly company?: number }): string {
  return `${connection}/${company ?? 'default'}`;
}
