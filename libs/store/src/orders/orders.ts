import type { Order } from '@quayside/canonical';
import { standingOf, type OrderStanding, type Tx } from '@quayside/exchange';
import { z } from 'zod';
import { seen, type Among } from '../database/among.js';
import type { Connection, Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { flag, text } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';
import { saveLines } from './order-lines.js';

interface Saved extends OrderStanding {
  readonly partner: string;
  readonly connection: string;
  readonly number: string;
  readonly order: Order;
  readonly at: Date;
}

const save = defineCommand(sql<Saved>`
  insert into "order" (partner, connection, number, "order", read_at, state, ordered_on, due_on, partly_received, unbilled, buyer)
  values (${'partner'}, ${'connection'}, ${'number'}, ${asJson('order')}, ${'at'}, ${'state'}, ${'orderedOn'}, ${'dueOn'},
    ${'partlyReceived'}, ${'unbilled'}, ${'buyer'})
  on conflict (partner, connection, number) do update set "order" = excluded."order", read_at = excluded.read_at,
    state = excluded.state, ordered_on = excluded.ordered_on, due_on = excluded.due_on,
    partly_received = excluded.partly_received, unbilled = excluded.unbilled, buyer = excluded.buyer`);

/** Our copy of an order: the last one that was read, with how it and its lines stand by that. */
export function orderWrites(connection: Connection): Pick<Tx, 'saveOrder'> {
  return {
    async saveOrder(partner, erp, order, at) {
      const key = { partner, connection: erp, number: order.number };
      await save(connection, { ...key, order, at, ...standingOf(order) });
      await saveLines(connection, key, order, at);
    },
  };
}

const named = z.object({ partner: text, unknown: flag });

/** A partner whose documents speak of an order, and whether one of them waits because Odoo does not know it. */
export type OrderNamed = Readonly<z.infer<typeof named>>;

const namedBy = defineQuery(
  sql<{ number: string } & Among>`
    select d.partner, bool_or(e.id is not null) as unknown from document d left join exception e
      on e.subject_kind = 'inbound' and e.subject_id = d.id and e.closed_at is null and e.code = 'order-unknown'
    where (d.orders @> array[${'number'}] or d.answers @> array[${'number'}]) and ${seen('d.partner')}
    group by d.partner order by d.partner`,
  named,
);

/** Who speaks of an order, whether it was ever read or not; of all partners where `among` is null. */
export function orderNamedBy(
  database: Database,
  number: string,
  among: readonly string[] | null = null,
): Promise<readonly OrderNamed[]> {
  return namedBy.all(database, { number, among });
}
