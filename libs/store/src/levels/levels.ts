import type { LevelReads, LevelWrites, LineDue } from '@quayside/exchange';
import { Any } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { instant, json, text, uuid } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { settledLevelEntity } from './level-entity.js';

interface Asked {
  readonly partner: string;
  readonly id: string | null;
  readonly limit: number;
}

/** An order that we send, in live traffic; of earlier ones our copy may be old. */
const sentOrder = (alias: 'l' | 'o') =>
  raw(`w.partner = ${alias}.partner and w.usage = 'live' and w.connection = ${alias}.connection and w.number = ${alias}.number
    and not w.earlier`);

/**
 * No document of this type about it is on its way into the ERP, or waits for a person. `offset 0` keeps the planner at one look for each
 * order: it expects many that are open, and read all documents instead.
 */
const noneOnItsWay = (type: 'ship-notice' | 'invoice') =>
  raw(`not exists (select from document d where d.orders @> array[w.number] and d.partner = w.partner and d.usage = 'live'
    and d.type = '${type}' and d.state in ('accepted', 'held') offset 0)`);

const due = defineQuery(
  sql<Asked & { dueBy: string }>`
    select w.id, w.partner, w.number as "orderNumber",
      jsonb_agg(jsonb_build_object('line', l.line, 'dueOn', l.due_on, 'quantity', l.quantity::text, 'received', l.received::text)
        order by l.due_on, l.line) as lines
    from order_line l join watched_order w on ${sentOrder('l')}
    where l.partner = ${'partner'} and l.is_open and l.due_on <= ${'dueBy'}::date
      and (${'id'}::uuid is null or w.id = ${'id'}::uuid) and ${noneOnItsWay('ship-notice')}
    group by w.id order by min(l.due_on), w.id limit ${'limit'}`,
  z.object({ id: uuid, partner: text, orderNumber: text, lines: json<readonly LineDue[]>() }),
);

const unbilled = defineQuery(
  sql<Asked & { before: Date }>`
    select w.id, w.partner, w.number as "orderNumber", o.unbilled_since as since
    from "order" o join watched_order w on ${sentOrder('o')}
    where o.partner = ${'partner'} and o.unbilled_since <= ${'before'}
      and (${'id'}::uuid is null or w.id = ${'id'}::uuid) and ${noneOnItsWay('invoice')}
    order by o.unbilled_since, w.id limit ${'limit'}`,
  z.object({ id: uuid, partner: text, orderNumber: text, since: instant }),
);

/** Reads of what partners owe us for orders, each answered by an index over what is open. */
export function levelReads(connection: Connection): LevelReads {
  return {
    ordersDue: (partner, dueBy, { id = null, limit }) => due.all(connection, { partner, dueBy, id, limit }),
    ordersUnbilled: (partner, before, { id = null, limit }) => unbilled.all(connection, { partner, before, id, limit }),
    settledLevels: (subjects) =>
      managerOf(connection).find(settledLevelEntity, {
        where: { subject: Any([...subjects]) },
        order: { subject: 'ASC', what: 'ASC', due: 'ASC' },
      }),
  };
}

export function levelWrites(connection: Connection): LevelWrites {
  return {
    async settleLevel(settled) {
      await managerOf(connection).upsert(settledLevelEntity, settled, ['subject', 'what', 'due']);
    },
  };
}
