import type { JournalLine } from '@quayside/exchange';
import { shown } from '@quayside/std';
import { z } from 'zod';
import { appendAudit } from '../audit/append-audit.js';
import type { Connection, Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { instant, text } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';

type Told = Omit<JournalLine, 'audited'>;
type Line = { readonly [K in keyof Told]-?: Required<Told>[K] | null };

const insert = defineCommand(sql<Line>`
  insert into journal (kind, row, "from", "to", what, actor, partner, detail)
  values (${'kind'}, ${'row'}, ${'from'}, ${'to'}, ${'what'}, ${'actor'}, ${'partner'}, ${asJson('detail')})`);

/**
 * Writes a line; what it repeats of outside is shown. With the transaction that it belongs to it is heard of by who listens for changes.
 * A line that is audited stands in the audit log with the same commit, or neither is there.
 */
export async function writeJournal(connection: Connection, line: JournalLine): Promise<void> {
  const { audited, kind, row, actor, from = null, to = null, partner = null, detail = null } = line;
  const what = shown(line.what);
  await insert(connection, { kind, row, what, actor, from, to, partner, detail });
  if (audited === undefined) return;
  const changed = {
    what,
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(detail !== null && { detail }),
  };
  appendAudit(connection, { actor, action: audited, subject: { kind, id: row }, partner, changed });
}

const journalListed = z.object({
  at: instant,
  kind: text,
  from: text.nullable(),
  to: text.nullable(),
  what: text,
  actor: text,
});

export type JournalListed = Readonly<z.infer<typeof journalListed>>;

const linesOf = defineQuery(
  sql<{ rows: readonly string[] }>`
    select at, kind, "from", "to", what, actor from journal where row = any(${'rows'}::text[]) order by id limit 1000`,
  journalListed,
);

/** The journal of these rows together, oldest first. */
export function journalOf(database: Database, rows: readonly string[]): Promise<readonly JournalListed[]> {
  return linesOf.all(database, { rows });
}
