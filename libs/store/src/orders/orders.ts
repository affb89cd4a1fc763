import type { Order } from '@quayside/canonical';
import type { Tx } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection, Database } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { count, flag, instant, json, text } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';

const save = defineCommand(sql<{ partner: string; connection: string; number: string; order: Order; at: Date }>`
  insert into "order" (partner, connection, number, "order", read_at)
  values (${'partner'}, ${'connection'}, ${'number'}, ${asJson('order')}, ${'at'})
  on conflict (partner, connection, number) do update set "order" = excluded."order", read_at = excluded.read_at`);

/** Our copy of an order: the last one that was read. */
export function orderWrites(connection: Connection): Pick<Tx, 'saveOrder'> {
  return {
    async saveOrder(partner, erp, order, at) {
      await save(connection, { partner, connection: erp, number: order.number, order, at });
    },
  };
}

const listed = z.object({
  partner: text,
  connection: text,
  number: text,
  order: json<Order>(),
  readAt: instant,
  documents: count,
  held: count,
});

/** An order as it was last read, with how many documents speak of it. */
export type OrderListed = Readonly<z.infer<typeof listed>>;

const list = defineQuery(
  sql<{ number: string | null; q: string | null; limit: number }>`
    select o.partner, o.connection, o.number, o."order", o.read_at as "readAt", d.documents, d.held
    from "order" o cross join lateral (
      select count(*) as documents, count(*) filter (where d.state = 'held') as held
      from document d where d.orders @> array[o.number] and d.partner = o.partner) d
    where (${'number'}::text is null or o.number = ${'number'})
      and (${'q'}::text is null or o.number ilike '%' || ${'q'} || '%')
    order by o.read_at desc limit ${'limit'}`,
  listed,
);

/** Orders, those last read first. */
export function orders(
  database: Database,
  { number, q, limit }: { readonly number?: string; readonly q?: string; readonly limit: number },
): Promise<readonly OrderListed[]> {
  return list.all(database, { number: number ?? null, q: q ?? null, limit });
}

const named = z.object({ partner: text, unknown: flag });

/** A partner whose documents speak of an order, and whether one of them waits because Odoo does not know it. */
export type OrderNamed = Readonly<z.infer<typeof named>>;

const namedBy = defineQuery(
  sql<{ number: string }>`
    select d.partner, bool_or(e.id is not null) as unknown from document d left join exception e
      on e.subject_kind = 'inbound' and e.subject_id = d.id and e.closed_at is null and e.code = 'order-unknown'
    where d.orders @> array[${'number'}] or d.answers @> array[${'number'}]
    group by d.partner order by d.partner`,
  named,
);

/** Who speaks of an order, whether it was ever read or not. */
export function orderNamedBy(database: Database, number: string): Promise<readonly OrderNamed[]> {
  return namedBy.all(database, { number });
}
