import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant } from '../database/result-columns.js';
import { sql } from '../database/statement.js';

const head = defineQuery(
  sql`select coalesce(max(id), 0) as line, max(at) as at from journal`,
  z.object({ line: count, at: instant.nullable() }),
);

/** The last line of the journal: its number, and when it was written. A database never goes back behind it by itself. */
export function journalHead(database: Database): Promise<{ readonly line: number; readonly at: Date | null }> {
  return head.only(database);
}
