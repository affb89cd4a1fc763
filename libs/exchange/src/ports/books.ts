import type { DocumentType } from '@quayside/canonical';
import type { BusinessKey } from '../model/business-key.js';
import type { FileId } from '../model/file-id.js';
import type { ArrivalRow, DocumentRow, FileRow } from '../model/rows.js';
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

/** A page begins behind `after`, and at the beginning without it. */
export interface Behind<T> {
  readonly after: T | undefined;
  readonly limit: number;
}

/** All that came and all that was done in the ERP, a page at a time: whoever adds it up never has all of it in memory. */
export interface Books {
  /** What came since then, or ever, in the order in which it came. */
  files(page: Behind<FileEntry> & { readonly since: Date | null }): Promise<readonly FileEntry[]>;
  /** In the order in which they tile their file. */
  arrivals(file: FileId, page: Behind<ArrivalEntry>): Promise<readonly ArrivalEntry[]>;
  /** In the order of their sets. */
  documents(arrival: string, page: Behind<DocumentEntry>): Promise<readonly DocumentEntry[]>;
  /** Of what was applied since then, or ever; by business key. */
  ledger(page: Behind<LedgerEntry> & { readonly since: Date | null }): Promise<readonly LedgerEntry[]>;
}
