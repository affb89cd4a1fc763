import { levelCodes, type OutboundRow } from '@quayside/exchange';
import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { instant, int, json, stateOf, text, uuid, word } from '../database/result-columns.js';
import { sql } from '../database/statement.js';

const said = defineQuery(
  sql<{ partner: string; number: string; late: readonly string[] }>`
    select o.id, o.version, o.kind, o.usage, o.state, o.document, o.created_at as "createdAt", o.sent_at as "sentAt",
      o.settled_at as "settledAt", o.actor, o.reason, o.verdicts, o.findings, o.dispatch, d.name, d.type as "setType",
      o.interchange_number as "interchangeNumber", o.group_number as "groupNumber", o.set_reference as "setReference",
      e.code, e.message, e.owner
    from outbound o left join dispatch d on d.id = o.dispatch
    left join lateral (
      select code, message, owner from exception e
      where e.subject_kind = 'outbound' and e.subject_id = o.id and e.closed_at is null and e.code <> all (${'late'}::text[])
      order by opened_at limit 1) e on true
    where o.partner = ${'partner'} and o.order_number = ${'number'} order by o.usage, o.version`,
  z.object({
    ...{ id: uuid, version: int, kind: word<OutboundRow['kind']>(), usage: word<OutboundRow['usage']>() },
    ...{ state: stateOf('outbound'), document: json<OutboundRow['document']>() },
    ...{ createdAt: instant, sentAt: instant.nullable(), settledAt: instant.nullable() },
    ...{ actor: text.nullable(), reason: text.nullable(), verdicts: json<OutboundRow['verdicts']>() },
    ...{ findings: json<OutboundRow['findings']>(), dispatch: uuid.nullable(), name: text.nullable() },
    ...{ setType: text.nullable(), interchangeNumber: text.nullable(), groupNumber: text.nullable() },
    ...{ setReference: text.nullable(), code: text.nullable(), message: text.nullable(), owner: text.nullable() },
  }),
);

/** What was said of an order to its partner, or is to be: a version. */
export type OrderVersion = Awaited<ReturnType<typeof versionsOfOrder>>[number];

/** Every version of a partner's order, the first one first. That something is late is said of the order: its version has gone. */
export function versionsOfOrder(database: Database, partner: string, number: string) {
  return said.all(database, { partner, number, late: levelCodes });
}
