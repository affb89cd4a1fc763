import { auditActions } from '@quayside/exchange';
import { z } from 'zod';
import { instant } from '../vocabulary/instant.js';
import { given, limit, text } from '../vocabulary/list-query.js';
import { partnerRef } from '../vocabulary/partner-ref.js';

export const auditActionShape = z.enum(auditActions).meta({ id: 'AuditAction' });

const day = z.iso.date().optional();
const before = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional();
const filters = {
  ...{ person: text, action: auditActionShape.optional(), partner: text, subject: text },
  ...{ from: day, until: day },
};

export const auditFilterQuery = z.object(filters).transform(given);
export const auditQuery = z.object({ ...filters, before, limit }).transform(given);

export const auditEntryShape = z
  .object({
    number: z.number(),
    at: instant,
    actor: z.string().meta({ description: 'The name of an account, or of a program of ours' }),
    actorName: z.string().nullable().meta({ description: 'What the account was called then' }),
    action: auditActionShape,
    subject: z.object({ kind: z.string(), id: z.string() }),
    partner: partnerRef.nullable(),
    changed: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export const auditPageShape = z
  .object({
    rows: z.array(auditEntryShape),
    next: z.string().nullable(),
    chain: z
      .object({
        verified: z.number().meta({ description: 'The last entry that was found as it was written' }),
        at: instant,
        fault: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'By the last reconciliation statement; null before the first' }),
  })
  .meta({ id: 'AuditPage' });
