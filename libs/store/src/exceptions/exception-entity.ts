import type { ExceptionRow } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { generated, id, instant, named, nullable, text, uuid, type Stored } from '../database/columns.js';

interface StoredException extends Stored<ExceptionRow> {
  /** The subject where that is a row: statements compare ids with it, never text. */
  subjectId: string | null;
  closedBy: string | null;
  choice: string | null;
  reason: string | null;
  cause: string | null;
  assignee: string | null;
  putOffUntil: Date | null;
}

interface StoredRemark {
  id: string;
  exception: string;
  at: Date;
  by: string;
  text: string;
}

export const exceptionEntity = new EntitySchema<StoredException>({
  name: 'exception',
  columns: {
    id,
    subjectKind: named('subject_kind', text),
    subject: text,
    subjectId: generated(named('subject_id', nullable(uuid))),
    partner: text,
    owner: text,
    code: text,
    message: text,
    openedAt: named('opened_at', instant),
    closedAt: named('closed_at', nullable(instant)),
    closedBy: named('closed_by', nullable(text)),
    choice: nullable(text),
    reason: nullable(text),
    cause: nullable(text),
    assignee: nullable(text),
    putOffUntil: named('put_off_until', nullable(instant)),
  },
});

export const exceptionRemarkEntity = new EntitySchema<StoredRemark>({
  name: 'exception_remark',
  columns: { id, exception: uuid, at: instant, by: text, text },
});
