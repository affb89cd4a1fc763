import { EntitySchema } from 'typeorm';
import { instant, json, key, named, nullable, sequence, text } from '../database/columns.js';

interface AuditRow {
  number: string;
  at: Date;
  actor: string;
  actorName: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  partner: string | null;
  changed: Readonly<Record<string, unknown>>;
  previous: string;
  hash: string;
}

/** Append-only and chained; written by `appendAudit` alone. */
export const auditEntryEntity = new EntitySchema<AuditRow>({
  name: 'audit_entry',
  columns: {
    number: key(sequence),
    at: instant,
    actor: text,
    actorName: named('actor_name', nullable(text)),
    action: text,
    subjectKind: named('subject_kind', text),
    subjectId: named('subject_id', text),
    partner: nullable(text),
    changed: json,
    previous: text,
    hash: text,
  },
});
