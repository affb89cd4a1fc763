import type { ArrivalRow, FileRow, Ports } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { openExceptions, type ExceptionListed } from '@quayside/store';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** An open exception, with its subject where the listing does not say enough of it. */
export interface OpenException {
  readonly listed: ExceptionListed;
  readonly arrival?: ArrivalRow | undefined;
  readonly file?: FileRow | undefined;
}

export interface ExceptionFilter {
  readonly owner?: string;
  readonly limit: number;
}

/** What is read of what waits for people. */
export interface ExceptionReads extends PartnerNameReads {
  /** Oldest first. */
  open(filter: ExceptionFilter): Promise<readonly OpenException[]>;
}

export const EXCEPTION_READS = Symbol('reads of exceptions');

export function exceptionReads(
  { store, partners }: Pick<Ports, 'store' | 'partners'>,
  database: Runtime['database'],
): ExceptionReads {
  const withSubject = async (listed: ExceptionListed): Promise<OpenException> => {
    if (listed.subjectKind === 'arrival') return { listed, arrival: await store.arrival(listed.subject) };
    if (listed.subjectKind === 'file') return { listed, file: await store.file(listed.subject) };
    return { listed };
  };
  return {
    ...partnerNameReads(partners),
    open: async (filter) => Promise.all((await openExceptions(database, filter)).map(withSubject)),
  };
}
