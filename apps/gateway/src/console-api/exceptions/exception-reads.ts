import type { PartnerBook } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import { exceptionsPage, openByOwner, type ExceptionPage, type OwnerWaiting } from '@quayside/store';
import type { Sight } from '../vocabulary/sight.js';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

export interface ExceptionFilter {
  readonly owner?: string;
  /** The cursor of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** What is read of what waits for people. */
export interface ExceptionReads extends PartnerNameReads {
  /** Oldest first. */
  page(filter: ExceptionFilter & Sight): Promise<ExceptionPage>;
  /** How much waits for whom, whatever page is on show. */
  byOwner(sight: Sight): Promise<readonly OwnerWaiting[]>;
}

export const EXCEPTION_READS = Symbol('reads of exceptions');

export function exceptionReads(partners: PartnerBook, database: Runtime['database']): ExceptionReads {
  return {
    ...partnerNameReads(partners),
    page: (filter) => exceptionsPage(database, filter),
    byOwner: ({ among }) => openByOwner(database, among),
  };
}
