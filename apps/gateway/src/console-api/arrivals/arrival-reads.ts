import type { ArrivalRow, FileRow, Ports } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import {
  accountsNamed,
  documentsWhere,
  journalOf,
  openExceptionOf,
  type DocumentListed,
  type ExceptionListed,
  type JournalListed,
} from '@quayside/store';
import { openDispatch, type OpenDispatch } from '../dispatches/present-dispatch.js';
import { sourceOfArrival } from '../source/read-source.js';
import type { Source } from '../source/source.js';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** What is read of arrivals. */
export interface ArrivalReads extends PartnerNameReads {
  /** Nothing, if there is no such arrival. */
  whole(id: string): Promise<WholeArrival | undefined>;
  /** The bank accounts that its documents name. */
  accounts(id: string): Promise<readonly string[]>;
}

export const ARRIVAL_READS = Symbol('reads of arrivals');

/** An arrival, and all that there is about it. */
export interface WholeArrival {
  readonly row: ArrivalRow;
  readonly file: FileRow;
  /** What it waits for. */
  readonly exception: ExceptionListed | undefined;
  readonly documents: readonly DocumentListed[];
  readonly answers: readonly OpenDispatch[];
  /** The start of its raw text. */
  readonly source: Source;
  readonly journal: readonly JournalListed[];
}

export function arrivalReads(ports: Pick<Ports, 'store' | 'partners'>, database: Runtime['database']): ArrivalReads {
  const { store, partners } = ports;
  return {
    ...partnerNameReads(partners),
    accounts: (arrival) => accountsNamed(database, { arrival }),
    async whole(id) {
      const row = await store.arrival(id);
      const file = row && (await store.file(row.file));
      if (!row || !file) return undefined;
      const answers = await store.dispatchesAnswering(id);
      return {
        ...{ row, file },
        exception: await openExceptionOf(database, 'arrival', id),
        documents: await documentsWhere(database, 'arrival', id),
        answers: await Promise.all(answers.map((each) => openDispatch(store.payloads, each))),
        source: await sourceOfArrival(ports, file, row),
        journal: await journalOf(database, [id]),
      };
    },
  };
}
