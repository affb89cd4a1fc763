import type { Order } from '@quayside/canonical';
import type { OutboundRow } from '@quayside/exchange';
import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant, int, json, stateOf, text, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';

const listed = z.object({
  partner: text,
  connection: text,
  number: text,
  order: json<Order>(),
  readAt: instant,
  dueOn: text.nullable(),
  buyer: text.nullable(),
  documents: count,
  held: count,
  /** What was said last of it to its partner. */
  version: int.nullable(),
  kind: word<OutboundRow['kind']>().nullable(),
  outboundState: stateOf('outbound').nullable(),
  sentAt: instant.nullable(),
  /** When the partner answered it last. */
  answeredAt: instant.nullable(),
});

/** An order as it was last read, with what was said of it and how many documents speak of it. */
export type OrderListed = Readonly<z.infer<typeof listed>>;

/** What orders can be asked for: each is a question that somebody has. */
export const orderQuestions = ['unanswered', 'overdue', 'changed', 'partly-received', 'unbilled', 'not-sent'] as const;
export type OrderQuestion = (typeof orderQuestions)[number];

export interface OrderFilter {
  readonly number?: string;
  readonly q?: string;
  readonly partner?: string;
  readonly buyer?: string;
  readonly question?: OrderQuestion;
  /** Ordered on these days, both included. */
  readonly from?: string;
  readonly until?: string;
  readonly limit: number;
}

type Asked = { readonly [K in Exclude<keyof OrderFilter, 'limit'>]-?: string | null } & Pick<OrderFilter, 'limit'>;

// The last that was said and reached the partner, or is to; live traffic only, as the list is of live orders.
const lastSaid = raw(`left join lateral (
    select t.version, t.kind, t.state, t.sent_at from outbound t
    where t.partner = o.partner and t.usage = 'live' and t.order_number = o.number
      and t.state not in ('superseded', 'withdrawn')
    order by t.version desc limit 1) s on true
  left join lateral (
    select max(d.received_at) as at from document d
    where d.orders @> array[o.number] and d.partner = o.partner and d.usage = 'live'
      and d.type in ('order-acknowledgement', 'order-change-acknowledgement') and d.state <> 'rejected') a on true`);

const list = defineQuery(
  sql<Asked>`
    select o.partner, o.connection, o.number, o."order", o.read_at as "readAt", o.due_on::text as "dueOn", o.buyer,
      d.documents, d.held, o.version, o.kind, o."outboundState", o."sentAt", o."answeredAt"
    from (
      select o.*, s.version, s.kind, s.state as "outboundState", s.sent_at as "sentAt", a.at as "answeredAt"
      from "order" o ${lastSaid}
      where (${'number'}::text is null or o.number = ${'number'})
        and (${'q'}::text is null or o.number ilike '%' || ${'q'} || '%')
        and (${'partner'}::text is null or o.partner = ${'partner'})
        and (${'buyer'}::text is null or o.buyer = ${'buyer'})
        and (${'from'}::date is null or o.ordered_on >= ${'from'}::date)
        and (${'until'}::date is null or o.ordered_on <= ${'until'}::date)
        and case ${'question'}::text
          when 'unanswered' then o.state in ('confirmed', 'locked') and (a.at is null or a.at < s.sent_at)
          when 'overdue' then o.due_on < (now() at time zone 'UTC')::date
          when 'changed' then s.version > 1 and s.kind <> 'order' and s.sent_at is not null
          when 'partly-received' then o.partly_received
          when 'unbilled' then o.unbilled
          when 'not-sent' then s.state in ('held', 'rejected')
          else true end
      order by o.read_at desc limit ${'limit'}) o
    cross join lateral (
      select count(*) as documents, count(*) filter (where d.state = 'held') as held
      from document d where d.orders @> array[o.number] and d.partner = o.partner) d
    order by o.read_at desc`,
  listed,
);

/** Orders, those last read first. */
export function orders(database: Database, filter: OrderFilter): Promise<readonly OrderListed[]> {
  const { number = null, q = null, partner = null, buyer = null } = filter;
  const { question = null, from = null, until = null, limit } = filter;
  return list.all(database, { number, q, partner, buyer, question, from, until, limit });
}
