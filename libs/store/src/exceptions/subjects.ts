import { carriesPrices } from '@quayside/canonical';
import type { DocumentRow, ExceptionRow } from '@quayside/exchange';
import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { text, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';

const found = z.object({
  partner: text,
  owner: word<ExceptionRow['owner']>().nullable(),
  types: z.array(word<NonNullable<DocumentRow['type']>>()),
});

/** Whose a row is, who is asked about it, and whether it says what goods cost. */
export interface RowSubject {
  readonly partner: string;
  readonly owner: ExceptionRow['owner'] | null;
  readonly priced: boolean;
}

/** The rows by which people ask. */
export type SubjectKind = 'inbound' | 'file' | 'arrival' | 'dispatch' | 'outbound' | 'exception';

const rowTables = {
  inbound: ['document r', `array_remove(array[r.type], null)`],
  file: [
    'file r',
    `array(select distinct d.type from arrival a join document d on d.arrival = a.id where a.file = r.id and d.type is not null)`,
  ],
  arrival: ['arrival r', `array(select distinct d.type from document d where d.arrival = r.id and d.type is not null)`],
  dispatch: ['dispatch r', `'{}'::text[]`],
  outbound: ['outbound r', `'{}'::text[]`],
} as const;

const ofRow = (kind: keyof typeof rowTables) => {
  const [table, types] = rowTables[kind];
  return defineQuery(
    sql<{ id: string }>`
      select r.partner, ${raw(types)} as types,
        (select e.owner from exception e where e.subject_kind = '${raw(kind)}' and e.subject_id = r.id and e.closed_at is null
          order by e.opened_at limit 1) as owner
      from ${raw(table)} where r.id = ${'id'}::uuid`,
    found,
  );
};

const queries = {
  inbound: ofRow('inbound'),
  file: ofRow('file'),
  arrival: ofRow('arrival'),
  dispatch: ofRow('dispatch'),
  outbound: ofRow('outbound'),
  exception: defineQuery(
    sql<{ id: string }>`
      select e.partner, e.owner, array_remove(array[d.type], null) as types
      from exception e left join document d on e.subject_kind = 'inbound' and d.id = e.subject_id
      where e.id = ${'id'}::uuid`,
    found,
  ),
} as const satisfies Record<SubjectKind, unknown>;

/** Nothing, if there is no such row. */
export async function subjectOf(database: Database, kind: SubjectKind, id: string): Promise<RowSubject | undefined> {
  const row = await queries[kind].first(database, { id });
  if (!row) return undefined;
  // What could not be read may say anything.
  const mayBe = kind === 'arrival' || kind === 'file';
  const priced = row.types.some(carriesPrices) || (mayBe && row.types.length === 0);
  return { partner: row.partner, owner: row.owner, priced };
}
