import type { Ports } from '@quayside/exchange';
import { dayIn } from '@quayside/partners';
import type { Runtime } from '@quayside/runtime';
import type { LocalDate } from '@quayside/std';
import { scorecardOf, type Scorecard } from '@quayside/store';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';

/** The days that are asked for, both included. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** What is read of how partners do. */
export interface ScorecardReads extends PartnerNameReads {
  today(): Promise<LocalDate>;
  /** Nothing where there is no such partner. */
  of(partner: string, days: Days): Promise<Scorecard | undefined>;
}

export const SCORECARD_READS = Symbol('reads of scorecards');

export function scorecardReads(
  { partners, clock }: Pick<Ports, 'partners' | 'clock'>,
  database: Runtime['database'],
  timeZone: string,
): ScorecardReads {
  const today = () => dayIn(timeZone, clock.now());
  return {
    ...partnerNameReads(partners),
    today: () => Promise.resolve(today()),
    of: async (partner, days) =>
      (await partners.byId(partner)) && scorecardOf(database, { partner, ...days, today: today(), timeZone }),
  };
}
