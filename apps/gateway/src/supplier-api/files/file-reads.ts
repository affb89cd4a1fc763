import type { ArrivalRow, DispatchRow, DocumentRow, FileRow, Ports, FileId } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { waitUntil } from './wait-until.js';
import { arrivalsOf, filesOfAccount, filesWithin, isAtRest } from '@quayside/store';
import type { Account } from '@quayside/partners';

/** What is read of the files of an account. */
export interface FileReads {
  /** Its files, newest first; `after` is the id of the last one of the page before. */
  ofAccount(
    account: Account,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly FileRow[]>;
  find(id: string): Promise<FileRow | undefined>;
  /** A file with all that became of it. */
  whole(file: FileRow): Promise<WholeFile>;
  /** Whether, after at most so many milliseconds, nothing of it will change without a person; `gone` ends the waiting. */
  comesToRest(id: FileId, ms: number, gone: () => boolean): Promise<boolean>;
}

export interface WholeFile {
  readonly file: FileRow;
  /** It, or of a wrapper it and what came out of it. */
  readonly within: readonly FileRow[];
  /** In their order; of very many only the first. */
  readonly interchanges: readonly WholeInterchange[];
  readonly complete: boolean;
}

export interface WholeInterchange {
  readonly arrival: ArrivalRow;
  /** The name of the file inside a wrapper that it stands in. */
  readonly part: string | null;
  readonly documents: readonly DocumentRow[];
  readonly answers: readonly DispatchRow[];
}

export const FILE_READS = Symbol('reads of files');

/** More than anybody reads; the rest counts for the status only. */
const mostInterchanges = 200;

export function fileReads(
  { store }: Pick<Ports, 'store'>,
  { database, changes }: Pick<Runtime, 'database' | 'changes'>,
): FileReads {
  return {
    async ofAccount(account, { after, limit }) {
      const before = after === undefined ? undefined : (await store.file(after))?.seq;
      return filesOfAccount(database, account, { before, limit });
    },
    find: (id) => store.file(id),
    whole: (file) => wholeFile(store, database, file),
    comesToRest: (id, ms, gone) => waitUntil(changes, () => isAtRest(database, id), ms, gone),
  };
}

async function wholeFile(store: Ports['store'], database: Runtime['database'], file: FileRow): Promise<WholeFile> {
  const within = await filesWithin(database, file.id);
  const interchanges: WholeInterchange[] = [];
  let all = 0;
  for (const each of within) {
    const ids = await arrivalsOf(database, each.id);
    all += ids.length;
    for (const id of ids.slice(0, Math.max(0, mostInterchanges - interchanges.length))) {
      const arrival = await store.arrival(id);
      if (!arrival) continue;
      const part = each.id === file.id ? null : each.name;
      const documents = await store.documentsOf(id);
      const answers = await store.dispatchesAnswering(id);
      interchanges.push({ arrival, part, documents, answers });
    }
  }
  return { file, within, interchanges, complete: all <= mostInterchanges };
}
