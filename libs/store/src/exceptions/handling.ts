import { randomUUID } from 'node:crypto';
import type { ExceptionRow, JournalLine } from '@quayside/exchange';
import { shown } from '@quayside/std';
import { z } from 'zod';
import { transaction, type Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { instant, text, uuid, word } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { writeJournal } from '../journal/journal-lines.js';

/** An open exception as it was before somebody took it in hand: what undoing goes back to. */
export interface Handled {
  readonly id: string;
  readonly assignee: string | null;
  readonly putOffUntil: Date | null;
}

/** What people do about what waits, beside settling it; each act is a line of the journal. */
export interface Handling {
  /** Gives open exceptions to an account, or to nobody in particular. Answers those that were open, as they were. */
  assign(ids: readonly string[], to: string | null, by: string): Promise<readonly Handled[]>;
  /** Puts open exceptions off until then, or takes them up again. */
  putOff(ids: readonly string[], until: Date | null, by: string): Promise<readonly Handled[]>;
  /** Says something about one; `false` where there is none. */
  remark(id: string, text: string, by: string, at: Date): Promise<boolean>;
}

const row = z.object({
  id: uuid,
  subjectKind: word<ExceptionRow['subjectKind']>(),
  subject: text,
  partner: text,
  assignee: text.nullable(),
  putOffUntil: instant.nullable(),
});
type Row = z.infer<typeof row>;

const held = defineQuery(
  sql<{ ids: readonly string[] }>`
    select id, subject_kind as "subjectKind", subject, partner, assignee, put_off_until as "putOffUntil" from exception
    where id = any(${'ids'}::uuid[]) and closed_at is null order by id for update`,
  row,
);
const setAssignee = defineCommand(
  sql<{
    ids: readonly string[];
    to: string | null;
  }>`update exception set assignee = ${'to'} where id = any(${'ids'}::uuid[])`,
);
const setPutOff = defineCommand(
  sql<{ ids: readonly string[]; until: Date | null }>`
    update exception set put_off_until = ${'until'}::timestamptz where id = any(${'ids'}::uuid[])`,
);
const any = defineQuery(
  sql<{ id: string }>`
    select id, subject_kind as "subjectKind", subject, partner, assignee, put_off_until as "putOffUntil" from exception
    where id = ${'id'}::uuid`,
  row,
);
const insertRemark = defineCommand(
  sql<{ id: string; exception: string; at: Date; by: string; text: string }>`
    insert into exception_remark (id, exception, at, by, text)
    values (${'id'}, ${'exception'}, ${'at'}, ${'by'}, ${'text'})`,
);

export function handlingIn(database: Database): Handling {
  return {
    assign: (ids, to, by) =>
      transaction(database, async (tx) => {
        const found = await held.all(tx, { ids });
        await setAssignee(tx, { ids: found.map(({ id }) => id), to });
        const what = to === null ? 'given back: it is nobody’s in particular' : `given to ${to}`;
        for (const each of found) await writeJournal(tx, { ...lineOf(each, what, by), audited: 'exception.assigned' });
        return found.map(handled);
      }),
    putOff: (ids, until, by) =>
      transaction(database, async (tx) => {
        const found = await held.all(tx, { ids });
        await setPutOff(tx, { ids: found.map(({ id }) => id), until });
        const what = until === null ? 'taken up again' : `put off until ${until.toISOString().slice(0, 10)}`;
        for (const each of found) await writeJournal(tx, { ...lineOf(each, what, by), audited: 'exception.put-off' });
        return found.map(handled);
      }),
    remark: (id, said, by, at) =>
      transaction(database, async (tx) => {
        const found = await any.first(tx, { id });
        if (!found) return false;
        await insertRemark(tx, { id: randomUUID(), exception: id, at, by, text: shown(said) });
        await writeJournal(tx, lineOf(found, `remarked: ${said}`, by));
        return true;
      }),
  };
}

const withJournal: ReadonlySet<string> = new Set<JournalLine['kind']>([
  ...(['file', 'arrival', 'inbound', 'dispatch', 'outbound', 'order', 'receipt', 'channel'] as const),
]);

/** Below the row that it is about, where the page of that row shows it. */
function lineOf({ subjectKind, subject, partner }: Row, what: string, actor: string): JournalLine {
  const kind = withJournal.has(subjectKind) ? (subjectKind as JournalLine['kind']) : 'exception';
  return { kind, row: subject, what, actor, partner };
}

function handled({ id, assignee, putOffUntil }: Row): Handled {
  return { id, assignee, putOffUntil };
}
