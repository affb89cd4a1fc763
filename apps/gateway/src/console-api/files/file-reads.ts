import type { FileRow, Ports } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import {
  accountsNamed,
  arrivalsOfFile,
  fileListed,
  filePage,
  journalOf,
  openExceptionOf,
  partsOf,
  type ArrivalListed,
  type ExceptionListed,
  type FileFilter,
  type FileListed,
  type JournalListed,
  type Page,
} from '@quayside/store';
import type { Sight } from '../vocabulary/sight.js';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** What is read of files. */
export interface FileReads extends PartnerNameReads {
  /** Newest first. */
  page(filter: FileFilter & Sight): Promise<Page<FileListed>>;
  /** Nothing, if there is no such file. */
  whole(id: string): Promise<WholeFile | undefined>;
  /** Nothing, if there is no such file. */
  original(id: string): Promise<Original | undefined>;
}

export const FILE_READS = Symbol('reads of files');

/** A file as it came. */
export interface Original extends Pick<FileRow, 'name' | 'size' | 'wrapper'> {
  /** The bank accounts that its documents name, as they are written there. */
  accounts(): Promise<readonly string[]>;
  bytes(): AsyncIterable<Uint8Array>;
}

/** A file, and all that there is about it. */
export interface WholeFile {
  readonly row: FileRow;
  readonly listed: FileListed;
  /** What it waits for. */
  readonly exception: ExceptionListed | undefined;
  /** The wrapper that it came out of. */
  readonly parent: FileRow | undefined;
  /** What came out of it. */
  readonly parts: readonly FileListed[];
  /** In the order in which they tile it. */
  readonly arrivals: readonly ArrivalListed[];
  /** Of the file and of its arrivals. */
  readonly journal: readonly JournalListed[];
}

export function fileReads(
  { store, partners }: Pick<Ports, 'store' | 'partners'>,
  database: Runtime['database'],
): FileReads {
  return {
    ...partnerNameReads(partners),
    page: (filter) => filePage(database, filter),
    async original(id) {
      const row = await store.file(id);
      if (!row) return undefined;
      return {
        ...{ name: row.name, size: row.size, wrapper: row.wrapper },
        accounts: () => accountsNamed(database, { file: row.id }),
        bytes: () => store.payloads.read(row.payload),
      };
    },
    async whole(id) {
      const listed = await fileListed(database, id);
      const row = await store.file(id);
      if (!listed || !row) return undefined;
      const arrivals = await arrivalsOfFile(database, row.id);
      return {
        ...{ row, listed, arrivals },
        exception: await openExceptionOf(database, 'file', id),
        parent: row.parent === null ? undefined : await store.file(row.parent),
        parts: await partsOf(database, id),
        journal: await journalOf(database, [id, ...arrivals.map(({ arrival }) => arrival.id)]),
      };
    },
  };
}
