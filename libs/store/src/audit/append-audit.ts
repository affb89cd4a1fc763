import { auditHash, beforeFirst, type AuditAct, type AuditEntry } from '@quayside/exchange';
import { z } from 'zod';
import { beforeCommit, type Connection } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { count, instant, text } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';

// A lock that ends with the transaction: entries follow each other in the order of their commits.
const lock = defineCommand(sql`select pg_advisory_xact_lock(hashtextextended('quayside:audit', 2))`);
const head = defineQuery(
  sql<{ actor: string }>`
    select coalesce(last.number, 0) as number, last.hash, date_trunc('milliseconds', clock_timestamp()) as now,
      (select display_name from account where name = ${'actor'}) as "actorName"
    from (select) here left join lateral (select number, hash from audit_entry order by number desc limit 1) last on true`,
  z.object({ number: count, hash: text.nullable(), now: instant, actorName: text.nullable() }),
);
type NewEntry = Omit<AuditEntry, 'subject'> & { readonly kind: string; readonly id: string };
const insert = defineCommand(sql<NewEntry>`
  insert into audit_entry (number, at, actor, actor_name, action, subject_kind, subject_id, partner, changed, previous, hash)
  values (${'number'}, ${'at'}, ${'actor'}, ${'actorName'}, ${'action'}, ${'kind'}, ${'id'}, ${'partner'}, ${asJson('changed')},
    ${'previous'}, ${'hash'})`);

/** Appends an entry as the last thing of this transaction: committed with it, or not at all. */
export function appendAudit(tx: Connection, act: AuditAct): void {
  beforeCommit(tx, async () => {
    await lock(tx);
    const { number, hash: previous, now, actorName } = await head.only(tx, { actor: act.actor });
    const entry = {
      ...{ ...act, changed: asKept(act.changed), actorName },
      ...{ number: number + 1, at: now, previous: previous ?? beforeFirst },
    };
    const { subject, ...columns } = entry;
    await insert(tx, { ...columns, ...subject, hash: auditHash(entry) });
  });
}

/** As it is read again: without what JSON does not have. */
function asKept(changed: AuditAct['changed']): AuditAct['changed'] {
  return JSON.parse(JSON.stringify(changed)) as AuditAct['changed'];
}
