import type { AuditHead } from './audit.js';

/** The kinds of rows that have an end or an owner. */
export type Reckoned = 'file' | 'arrival' | 'document' | 'outbound' | 'dispatch';

/** What of the books does not close. */
export type HoleCode =
  | 'bytes-lost'
  | 'not-tiled'
  | 'parts-lost'
  | 'set-lost'
  | 'no-state'
  | 'nobody-has-it'
  | 'not-applied'
  | 'nothing-to-send'
  | 'not-noted'
  | 'record-gone'
  | 'record-doubled'
  | 'audit-broken';

/** One thing that has no end and no owner, or that is other in the ERP than the ledger says. */
export interface Hole {
  readonly code: HoleCode;
  readonly kind: Reckoned | 'record' | 'audit';
  /** The row of ours. */
  readonly id: string;
  /** Nothing of what concerns no partner. */
  readonly partner: string | null;
  /** In words, with the remedy. */
  readonly message: string;
}

/** A record of which somebody has changed in the ERP what a document wrote: to be known, and no hole. */
export interface Alteration {
  /** The document that wrote it last. */
  readonly id: string;
  readonly partner: string;
  /** In words, with what was written and what stands. */
  readonly message: string;
}

/** What could not be asked, and so is neither right nor wrong. */
export interface Unasked {
  /** An ERP connection, or a partner. */
  readonly whom: string;
  readonly why: string;
  /** How many documents that leaves out. */
  readonly documents: number;
}

/** How the audit log stands: up to where it is as it was written, and its last entries on the days of earlier statements. */
export interface AuditStanding {
  /** The number of the last entry that was held to its hash and found right; 0 of none. */
  readonly verified: number;
  /** What does not fit, in words; nothing where everything does. */
  readonly fault: string | null;
  /** One a day, oldest first. A log that was written anew from its beginning does not have them. */
  readonly heads: readonly AuditHead[];
}

/** How many rows have come to which end. */
export type Ends = Readonly<Record<string, number>>;

/** The reconciliation statement: what came and what goes out against what became of it, and the ledger against the ERP. */
export interface Statement {
  readonly at: Date;
  readonly since: Date | null;
  readonly bytes: number;
  readonly files: Ends;
  readonly arrivals: Ends;
  readonly documents: Ends;
  /** What was said of orders. */
  readonly outbound: Ends;
  /** What was sent or is to be: orders, and what answers what came; and its bytes. */
  readonly dispatches: Ends;
  readonly bytesOut: number;
  /** Records that the ledger names, and that the ERP was asked about. */
  readonly records: number;
  readonly unasked: readonly Unasked[];
  /** The first of them; `holeCount` counts all. */
  readonly holes: readonly Hole[];
  readonly holeCount: number;
  /** The first of them; `alterationCount` counts all. */
  readonly alterations: readonly Alteration[];
  readonly alterationCount: number;
  readonly audit: AuditStanding;
}
