import type { ExceptionRow } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { generated, id, instant, named, nullable, text, uuid, type Stored } from '../database/columns.js';

interface StoredException extends Stored<ExceptionRow> {
  /** The subject where that is a row: statements compare ids with it, never text. */
  subjectId: string | null;
  closedBy: string | null;
  choice: string | null;
  reason: string | null;
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
  },
});
