import type { PartnerBook } from '@quayside/exchange';
import type { Runtime } from '@quayside/runtime';
import type { Clock } from '@quayside/std';
import {
  exceptionsPage,
  handlingIn,
  openByOwner,
  remarksOn,
  type ExceptionPage,
  type ExceptionRemark,
  type OwnerWaiting,
} from '@quayside/store';
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
  /** What people have said of one, oldest first. */
  remarks(id: string): Promise<readonly ExceptionRemark[]>;
  /** Says something of one; `false` where there is none. */
  remark(id: string, text: string, by: string): Promise<boolean>;
}

export const EXCEPTION_READS = Symbol('reads of exceptions');

export function exceptionReads(partners: PartnerBook, database: Runtime['database'], clock: Clock): ExceptionReads {
  return {
    ...partnerNameReads(partners),
    page: (filter) => exceptionsPage(database, filter),
    byOwner: ({ among }) => openByOwner(database, among),
    remarks: (id) => remarksOn(database, id),
    remark: (id, text, by) => handlingIn(database).remark(id, text, by, clock.now()),
  };
}
