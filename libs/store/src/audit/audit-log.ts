import type { AuditAct, AuditAction, AuditEntry } from '@quayside/exchange';
import { z } from 'zod';
import { transaction, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant, json, text, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { appendAudit } from './append-audit.js';

/** What somebody asks of the log; whatever is not given is not asked. */
export interface AuditFilter {
  /** The only partners that are seen; null for all, and for what concerns none. */
  readonly among: readonly string[] | null;
  /** The name of an account, or of a program of ours. */
  readonly person: string | null;
  readonly action: AuditAction | null;
  readonly partner: string | null;
  /** The id of what was done something to, or its beginning. */
  readonly subject: string | null;
  /** The first and the last day, YYYY-MM-DD in this time zone. */
  readonly from: string | null;
  readonly until: string | null;
  readonly timeZone: string;
}

/** The newest first; `next` is where the page behind it begins, nothing at the end. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next: number | null;
}

export interface AuditLog {
  /** Writes an entry in a transaction of its own. */
  note(act: AuditAct): Promise<void>;
  page(filter: AuditFilter, before: number | null, limit: number): Promise<AuditPage>;
  /** Behind a number, in the order of the log. */
  behind(after: number, limit: number): Promise<readonly AuditEntry[]>;
}

const columns = raw(
  `e.number, e.at, e.actor, e.actor_name as "actorName", e.action, e.subject_kind as kind, e.subject_id as id, e.partner, e.changed, e.previous, e.hash`,
);
const row = z.object({
  ...{ number: count, at: instant, actor: text, actorName: text.nullable(), action: word<AuditAction>() },
  ...{ kind: text, id: text, partner: text.nullable(), changed: json<AuditEntry['changed']>() },
  ...{ previous: text, hash: text },
});

const behind = defineQuery(
  sql<{ after: number; limit: number }>`
    select ${columns} from audit_entry e where e.number > ${'after'}::bigint order by e.number limit ${'limit'}`,
  row,
);

const filtered = defineQuery(
  sql<AuditFilter & { before: number | null; limit: number }>`
    select ${columns} from audit_entry e
    where (${'before'}::bigint is null or e.number < ${'before'}::bigint)
      and (${'among'}::text[] is null or e.partner = any(${'among'}::text[]))
      and (${'person'}::text is null or e.actor = ${'person'}::text)
      and (${'action'}::text is null or e.action = ${'action'}::text)
      and (${'partner'}::text is null or e.partner = ${'partner'}::text)
      and (${'subject'}::text is null or starts_with(e.subject_id, ${'subject'}::text))
      and (${'from'}::date is null or e.at >= ${'from'}::date::timestamp at time zone ${'timeZone'})
      and (${'until'}::date is null or e.at < (${'until'}::date + 1)::timestamp at time zone ${'timeZone'})
    order by e.number desc limit ${'limit'}`,
  row,
);

/** The audit log of this installation. */
export function auditLogIn(database: Database): AuditLog {
  return {
    note: (act) => transaction(database, async (tx) => appendAudit(tx, act)),
    behind: async (after, limit) => (await behind.all(database, { after, limit })).map(entryOf),
    async page(filter, before, limit) {
      const found = await filtered.all(database, { ...filter, before, limit: limit + 1 });
      const entries = found.slice(0, limit).map(entryOf);
      return { entries, next: found.length > limit ? (entries.at(-1)?.number ?? null) : null };
    },
  };
}

function entryOf({ kind, id, ...entry }: z.output<typeof row>): AuditEntry {
  return { ...entry, subject: { kind, id } };
}
