import type { ArrivalRow, DispatchRow, FileId } from '@quayside/exchange';
import { arrivalsIn } from '../arrivals/arrivals.js';
import type { Database } from '../database/connection.js';
import { dispatchesAnsweringAny } from '../dispatches/dispatches.js';
import { documentsByArrival, type DocumentListed } from './document-list.js';
import { documentHeadsIn, type DocumentHead } from './document-stretch.js';

// However many arrivals a file has, what is shown of them is a handful of statements.

/** Nobody reads more of one arrival, and no browser shows more at once. */
const mostDocuments = 500;
const mostArrivals = 1000;

export interface ArrivalListed {
  readonly arrival: ArrivalRow;
  readonly documents: readonly DocumentListed[];
}

/** The arrivals of a file in the order in which they tile it, each with its documents as lists show them. */
export async function arrivalsOfFile(database: Database, file: FileId): Promise<readonly ArrivalListed[]> {
  const { arrivals } = await arrivalsIn(database, [file], mostArrivals);
  const ids = arrivals.map(({ id }) => id);
  const documents = await documentsByArrival(database, ids, mostDocuments);
  return arrivals.map((arrival) => ({ arrival, documents: documents.get(arrival.id) ?? [] }));
}

export interface Interchange {
  readonly arrival: ArrivalRow;
  readonly documents: readonly DocumentHead[];
  /** What we send in answer to it. */
  readonly answers: readonly DispatchRow[];
}

/** The first interchanges of these files with all that became of them, in the order of the files; and how many there are. */
export async function interchangesOf(
  database: Database,
  files: readonly FileId[],
  limit: number,
): Promise<{ readonly interchanges: readonly Interchange[]; readonly total: number }> {
  const { arrivals, total } = await arrivalsIn(database, files, limit);
  const ids = arrivals.map(({ id }) => id);
  const documents = Map.groupBy(await documentHeadsIn(database, ids), (each) => each.arrival);
  const answers = Map.groupBy(await dispatchesAnsweringAny(database, ids), (each) => each.arrival);
  const interchanges = arrivals.map((arrival) => ({
    arrival,
    documents: documents.get(arrival.id) ?? [],
    answers: answers.get(arrival.id) ?? [],
  }));
  return { interchanges, total };
}
