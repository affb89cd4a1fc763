import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { text } from '../database/result-columns.js';
import { sql } from '../database/statement.js';

const named = defineQuery(
  sql<{ document: string | null; arrival: string | null }>`
    select distinct r ->> 'value' as number
    from document d cross join lateral jsonb_path_query(d.document, '$.references[*] ? (@.kind == "bank-account")') r
    where (d.id = ${'document'}::uuid or d.arrival = ${'arrival'}::uuid) and r ->> 'value' is not null
    union
    select distinct a ->> 'number'
    from document d cross join lateral jsonb_path_query(d.document, '$.accounts[*]') a
    where (d.id = ${'document'}::uuid or d.arrival = ${'arrival'}::uuid) and a ->> 'number' is not null`,
  z.object({ number: text }),
);

/** The bank accounts that a document names, or those that all of an arrival name, as they are written there. */
export async function accountsNamed(
  database: Database,
  where: { readonly document: string } | { readonly arrival: string },
): Promise<readonly string[]> {
  const rows = await named.all(database, { document: null, arrival: null, ...where });
  return rows.map(({ number }) => number);
}
