import type { DocumentType } from '@quayside/canonical';
import type { AuditEntry } from '../model/audit.js';
import type { BusinessKey } from '../model/business-key.js';
import type { FileId } from '../model/file-id.js';
import type { OutboundRow } from '../model/outbound-row.js';
import type { ArrivalRow, DispatchRow, DocumentRow, FileRow } from '../model/rows.js';
import type { EffectRow } from '../model/rows.js';
import type { Usage } from '../model/usage.js';

/** A file, what is kept of it, and whether a person has it. */
export interface FileEntry extends Pick<
  FileRow,
  'id' | 'seq' | 'name' | 'partner' | 'size' | 'state' | 'wrapper' | 'parent'
> {
  /** Bytes that the store has of it. */
  readonly kept: number;
  /** Files that came out of it, and the highest number among them: -1 where there are none. */
  readonly parts: number;
  readonly lastPart: number;
  /** It has an open exception. */
  readonly waits: boolean;
}

export interface ArrivalEntry extends Pick<ArrivalRow, 'id' | 'index' | 'offset' | 'length' | 'state' | 'partner'> {
  readonly waits: boolean;
}

export interface DocumentEntry extends Pick<
  DocumentRow,
  'id' | 'setIndex' | 'state' | 'partner' | 'type' | 'number' | 'lane'
> {
  readonly waits: boolean;
  /** Changes in the ERP that were planned for it and not made. */
  readonly unapplied: number;
}

/** What is said of an order, and how its bytes stand. */
export interface OutboundEntry extends Pick<
  OutboundRow,
  'id' | 'partner' | 'orderNumber' | 'version' | 'kind' | 'state' | 'dispatch'
> {
  readonly waits: boolean;
  /** Nothing where it has no bytes, or where they are gone. */
  readonly dispatchState: DispatchRow['state'] | null;
}

/** What is sent, and what is kept of it. */
export interface DispatchEntry extends Pick<DispatchRow, 'id' | 'partner' | 'name' | 'size' | 'state'> {
  readonly kept: number;
  readonly waits: boolean;
}

/** A business key of which something was applied, by the last of its documents. */
export interface LedgerEntry {
  readonly businessKey: BusinessKey;
  readonly document: string;
  readonly partner: string;
  readonly usage: Usage;
  readonly lane: string | null;
  readonly type: DocumentType | null;
  readonly number: string | null;
}

/** Whose orders. */
export interface OrdersOf {
  readonly partner: string;
  readonly usage: Usage;
  readonly numbers: readonly string[];
}

/** A page begins behind `after`, and at the beginning without it. */
export interface Behind<T> {
  readonly after: T | undefined;
  readonly limit: number;
}

/** All that came, all that went out and all that was done in the ERP, a page at a time: whoever adds it up never has all of it in memory. */
export interface Books {
  /** What came since then, or ever, in the order in which it came. */
  files(page: Behind<FileEntry> & { readonly since: Date | null }): Promise<readonly FileEntry[]>;
  /** In the order in which they tile their file. */
  arrivals(file: FileId, page: Behind<ArrivalEntry>): Promise<readonly ArrivalEntry[]>;
  /** In the order of their sets. */
  documents(arrival: string, page: Behind<DocumentEntry>): Promise<readonly DocumentEntry[]>;
  /** What was said of orders since then, or ever; by id. */
  outbounds(page: Behind<OutboundEntry> & { readonly since: Date | null }): Promise<readonly OutboundEntry[]>;
  /** What was to be sent since then, or ever: orders, and what answers what came; by id. */
  dispatches(page: Behind<DispatchEntry> & { readonly since: Date | null }): Promise<readonly DispatchEntry[]>;
  /** Of what was applied since then, or ever; by business key. */
  ledger(page: Behind<LedgerEntry> & { readonly since: Date | null }): Promise<readonly LedgerEntry[]>;
  /** What was written to these orders by whatever document, and which were cancelled, in the order in which it was. */
  orderWrites(of: OrdersOf): Promise<readonly EffectRow[]>;
  /** Entries of the audit log behind this number, in their order. */
  audit(after: number, limit: number): Promise<readonly AuditEntry[]>;
}
