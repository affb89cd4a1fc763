import type { FileId, FileRow, Ports } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import {
  filesOfPartner,
  filesWithin,
  interchangesOf,
  isAtRest,
  originalsOf,
  type Interchange,
  type Original,
} from '@quayside/store';
import { waitUntil } from './wait-until.js';

/** What is read of the files of an account. */
export interface FileReads {
  /** Its files, newest first and whichever way they came; `after` is the id of the last one of the page before. */
  ofPartner(
    partner: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly FileRow[]>;
  find(id: string): Promise<FileRow | undefined>;
  /** A file with all that became of it. */
  whole(file: FileRow): Promise<WholeFile>;
  /**
   * Whether, after at most so many milliseconds, nothing of it will change without a person; `gone` ends the waiting. What is in it
   * is of these partners.
   */
  comesToRest(id: FileId, whose: readonly string[], ms: number, gone: () => boolean): Promise<boolean>;
}

export interface WholeFile {
  readonly file: FileRow;
  /** It, or of a wrapper it and what came out of it. */
  readonly within: readonly FileRow[];
  /** In their order; of very many only the first. */
  readonly interchanges: readonly WholeInterchange[];
  readonly complete: boolean;
  /** What its duplicates are duplicates of, by the ids of their rows. */
  readonly originals: ReadonlyMap<string, Original>;
}

export interface WholeInterchange extends Interchange {
  /** The name of the file inside a wrapper that it stands in. */
  readonly part: string | null;
}

export const FILE_READS = Symbol('reads of files');

/** More than anybody reads; the rest counts for the status only. */
const mostInterchanges = 200;

export function fileReads(
  { store }: Pick<Ports, 'store'>,
  { database, changes }: Pick<Runtime, 'database' | 'changes'>,
): FileReads {
  return {
    async ofPartner(partner, { after, limit }) {
      const before = after === undefined ? undefined : (await store.file(after))?.seq;
      return filesOfPartner(database, partner, { before, limit });
    },
    find: (id) => store.file(id),
    whole: (file) => wholeFile(database, file),
    comesToRest: (id, whose, ms, gone) => waitUntil(changes, whose, () => isAtRest(database, id), ms, gone),
  };
}

async function wholeFile(database: Runtime['database'], file: FileRow): Promise<WholeFile> {
  const within = await filesWithin(database, file.id);
  const parts = new Map(within.filter(({ id }) => id !== file.id).map(({ id, name }) => [id, name]));
  const ids = within.map(({ id }) => id);
  const { interchanges, total } = await interchangesOf(database, ids, mostInterchanges);
  return {
    ...{ file, within, complete: total <= mostInterchanges },
    originals: await originalsOf(database, {
      arrivals: interchanges.flatMap(({ arrival }) => (arrival.state === 'duplicate' ? [arrival.id] : [])),
      documents: interchanges.flatMap(({ documents }) =>
        documents.flatMap((each) => (each.state === 'duplicate' ? [each.id] : [])),
      ),
    }),
    interchanges: interchanges.map((each) => ({ ...each, part: parts.get(each.arrival.file) ?? null })),
  };
}
