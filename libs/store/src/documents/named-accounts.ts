import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { text } from '../database/result-columns.js';
import { sql } from '../database/statement.js';

interface Where {
  readonly document: string | null;
  readonly arrival: string | null;
  readonly file: string | null;
}

const chosen = sql<Where>`(d.id = ${'document'}::uuid or d.arrival = ${'arrival'}::uuid
  or d.arrival in (select a.id from arrival a where a.file = ${'file'}::uuid))`;

const named = defineQuery(
  sql<Where>`
    select distinct r ->> 'value' as number
    from document d cross join lateral jsonb_path_query(d.document, '$.references[*] ? (@.kind == "bank-account")') r
    where ${chosen} and r ->> 'value' is not null
    union
    select distinct a ->> 'number'
    from document d cross join lateral jsonb_path_query(d.document, '$.accounts[*]') a
    where ${chosen} and a ->> 'number' is not null`,
  z.object({ number: text }),
);

/** The bank accounts that a document names, or those that all of an arrival or a file name, as they are written there. */
export async function accountsNamed(
  database: Database,
  where: { readonly document: string } | { readonly arrival: string } | { readonly file: string },
): Promise<readonly string[]> {
  const rows = await named.all(database, { document: null, arrival: null, file: null, ...where });
  return rows.map(({ number }) => number);
}
