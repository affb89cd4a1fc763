import type { Ports } from '@quayside/exchange';
import type { AuditFilter, AuditLog, AuditPage } from '@quayside/store';
import type { Statement } from '@quayside/exchange';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';
import type { Sight } from '../vocabulary/sight.js';

/** What a person asks for; what they may see of it. */
export type AuditAsked = Partial<Omit<AuditFilter, 'among' | 'timeZone'>> & Sight;

/** How the log stood when it was walked last. */
export interface ChainState {
  readonly verified: number;
  readonly at: Date;
  readonly fault: string | null;
}

export interface AuditReads extends PartnerNameReads {
  page(asked: AuditAsked, before: number | undefined, limit: number): Promise<AuditPage>;
  /** Nothing before the first reconciliation. */
  chain(): Promise<ChainState | undefined>;
}

export const AUDIT_READS = Symbol('reads of the audit log');

interface ReadFrom {
  readonly ports: Pick<Ports, 'partners'> & { readonly store: Pick<Ports['store'], 'lastStatement'> };
  readonly log: AuditLog;
  readonly timeZone: string;
}

const nothingAsked = { person: null, action: null, partner: null, subject: null, from: null, until: null } as const;

export function auditReads({ ports, log, timeZone }: ReadFrom): AuditReads {
  return {
    ...partnerNameReads(ports.partners),
    page: (asked, before, limit) => log.page({ ...nothingAsked, ...asked, timeZone }, before ?? null, limit),
    async chain() {
      const last = await ports.store.lastStatement();
      return last && chainOf(last);
    },
  };
}

function chainOf({ at, audit: { verified, fault } }: Pick<Statement, 'at' | 'audit'>): ChainState {
  return { at, verified, fault };
}
