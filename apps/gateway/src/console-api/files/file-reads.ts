import type { ArrivalRow, FileRow, Ports, FileId } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import {
  arrivalsOf,
  documentsWhere,
  fileListed,
  filePage,
  journalOf,
  openExceptionOf,
  partsOf,
  type DocumentListed,
  type ExceptionListed,
  type FileListed,
  type JournalListed,
  type Page,
} from '@quayside/store';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

export interface FileFilter {
  readonly partner?: string;
  /** The cursor of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** What is read of files. */
export interface FileReads extends PartnerNameReads {
  /** Newest first. */
  page(filter: FileFilter): Promise<Page<FileListed>>;
  /** Nothing, if there is no such file. */
  whole(id: string): Promise<WholeFile | undefined>;
}

export const FILE_READS = Symbol('reads of files');

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
  readonly arrivals: readonly { readonly row: ArrivalRow; readonly documents: readonly DocumentListed[] }[];
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
    async whole(id) {
      const listed = await fileListed(database, id);
      const row = await store.file(id);
      if (!listed || !row) return undefined;
      const arrivals = await wholeArrivals(store, database, row.id);
      return {
        ...{ row, listed, arrivals },
        exception: await openExceptionOf(database, 'file', id),
        parent: row.parent === null ? undefined : await store.file(row.parent),
        parts: await partsOf(database, id),
        journal: await journalOf(database, [id, ...arrivals.map((each) => each.row.id)]),
      };
    },
  };
}

async function wholeArrivals(
  store: Ports['store'],
  database: Runtime['database'],
  file: FileId,
): Promise<WholeFile['arrivals']> {
  const arrivals: ArrivalRow[] = [];
  for (const id of await arrivalsOf(database, file)) {
    const row = await store.arrival(id);
    if (row) arrivals.push(row);
  }
  return Promise.all(
    arrivals.map(async (row) => ({ row, documents: await documentsWhere(database, 'arrival', row.id) })),
  );
}
