import type { AuditEntry } from '@quayside/exchange';
import type { AuditPage } from '@quayside/store';
import type { z } from 'zod';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { ChainState } from './audit-reads.js';
import type { auditEntryShape, auditPageShape } from './audit-shapes.js';

interface Beside {
  readonly names: PartnerNames;
  readonly chain: ChainState | undefined;
}

export function presentAudit({ entries, next }: AuditPage, { names, chain }: Beside): z.input<typeof auditPageShape> {
  return {
    rows: entries.map((each) => presentEntry(each, names)),
    next: next === null ? null : String(next),
    chain: chain ? { ...chain, at: chain.at.toISOString() } : null,
  };
}

function presentEntry(entry: AuditEntry, names: PartnerNames): z.input<typeof auditEntryShape> {
  const { number, at, actor, actorName, action, subject, partner, changed, hash } = entry;
  return {
    ...{ number, at: at.toISOString(), actor, actorName, action, subject, changed, hash },
    partner: partner === null ? null : names(partner),
  };
}
