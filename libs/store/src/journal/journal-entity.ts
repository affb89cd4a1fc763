import type { JournalLine } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { generated, instant, json, key, named, nullable, sequence, text } from '../database/columns.js';

interface JournalRow {
  id: string;
  at: Date;
  kind: JournalLine['kind'];
  row: string;
  from: string | null;
  to: string | null;
  what: string;
  actor: string;
  partner: string | null;
  detail: unknown;
}

/** Append-only: a trigger sees to it, whoever writes. */
export const journalEntity = new EntitySchema<JournalRow>({
  name: 'journal',
  columns: {
    id: generated(key(sequence)),
    at: generated(named('at', instant)),
    kind: text,
    row: text,
    from: nullable(text),
    to: nullable(text),
    what: text,
    actor: text,
    partner: nullable(text),
    detail: nullable(json),
  },
});
