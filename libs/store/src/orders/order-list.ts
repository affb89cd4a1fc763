import type { Order } from '@quayside/canonical';
import type { OutboundRow } from '@quayside/exchange';
import { z } from 'zod';
import { seen, type Among } from '../database/among.js';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant, int, json, stateOf, text, word } from '../database/result-columns.js';
import { raw, sql, type Statement } from '../database/statement.js';
import { cameInTime, isMeasured, today } from './line-measures.js';

const listed = z.object({
  partner: text,
  connection: text,
  number: text,
  order: json<Order>(),
  readAt: instant,
  dueOn: text.nullable(),
  unbilledSince: instant.nullable(),
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
export const orderQuestions = [
  ...(['unanswered', 'due-soon', 'overdue', 'changed', 'partly-received', 'unbilled', 'not-sent'] as const),
] as const;
export type OrderQuestion = (typeof orderQuestions)[number];

/** How lines of orders came that were due: none of it by its day, or not whole until now. */
export const orderDelivered = ['late', 'short'] as const;
export type OrderDelivered = (typeof orderDelivered)[number];

/** What comes in so many days, today included, is due soon. */
export const soonDays = 7;

export interface OrderFilter extends Partial<Among> {
  readonly number?: string;
  readonly q?: string;
  readonly partner?: string;
  readonly buyer?: string;
  readonly question?: OrderQuestion;
  /** Ordered on these days, both included. */
  readonly from?: string;
  readonly until?: string;
  /** Of which something was received on this day or before, and is not billed. */
  readonly unbilledSince?: string;
  /** With a line that is to come on these days, both included. */
  readonly dueFrom?: string;
  readonly dueUntil?: string;
  /** With such a line that came late, or is short, by the days of those lines that are over. */
  readonly delivered?: OrderDelivered;
  /** The day on which it is asked what is due; without it that of UTC. */
  readonly today?: string;
  /** Whose days these are; without it those of UTC. */
  readonly timeZone?: string;
  readonly limit: number;
}

type Texts = Exclude<keyof OrderFilter, 'limit' | 'among'>;
type Asked = { readonly [K in Texts]-?: string | null } & Pick<OrderFilter, 'limit'> & Among;

// The last that was said and reached the partner, or is to; live traffic only, as the list is of live orders. Where it is not
// `needed`, nothing is read for it.
const lastSaid = (needed: Statement<Asked>) => sql<Asked>`left join lateral (
    select t.version, t.kind, t.state, t.sent_at from outbound t
    where ${needed} and t.partner = o.partner and t.usage = 'live' and t.order_number = o.number
      and t.state not in ('superseded', 'withdrawn')
    order by t.version desc limit 1) s on true
  left join lateral (
    select max(d.received_at) as at from document d
    where ${needed} and d.orders @> array[o.number] and d.partner = o.partner and d.usage = 'live'
      and d.type in ('order-acknowledgement', 'order-change-acknowledgement') and d.state <> 'rejected') a on true`;
const always = sql<Asked>`true`;
const whereAsked = sql<Asked>`${'question'}::text in ('unanswered', 'not-sent')`;

// With none of the three nothing is asked of lines.
const linesCame = sql<Asked>`(coalesce(${'dueFrom'}, ${'dueUntil'}, ${'delivered'})::text is null or exists (
  select from order_line l where l.partner = o.partner and l.connection = o.connection and l.number = o.number
    and (${'dueFrom'}::date is null or l.due_on >= ${'dueFrom'}::date) and (${'dueUntil'}::date is null or l.due_on <= ${'dueUntil'}::date)
    and ${isMeasured}
    and case ${'delivered'}::text when 'late' then not ${cameInTime} when 'short' then l.is_open else true end))`;

const matching = sql<Asked>`(${'number'}::text is null or o.number = ${'number'})
  and (${'q'}::text is null or o.number ilike '%' || ${'q'} || '%')
  and (${'partner'}::text is null or o.partner = ${'partner'}) and ${seen('o.partner')}
  and (${'buyer'}::text is null or o.buyer = ${'buyer'})
  and (${'from'}::date is null or o.ordered_on >= ${'from'}::date)
  and (${'until'}::date is null or o.ordered_on <= ${'until'}::date)
  and (${'unbilledSince'}::date is null or (o.unbilled_since at time zone ${'timeZone'})::date <= ${'unbilledSince'}::date)
  and ${linesCame}
  and case ${'question'}::text
    when 'unanswered' then o.state in ('confirmed', 'locked') and (a.at is null or a.at < s.sent_at)
    when 'due-soon' then o.due_on >= ${today} and o.due_on < ${today} + ${raw(String(soonDays))}
    when 'overdue' then o.due_on < ${today}
    when 'changed' then exists (select from outbound t where t.partner = o.partner and t.usage = 'live'
      and t.order_number = o.number and t.version > 1 and t.kind <> 'order' and t.sent_at is not null)
    when 'partly-received' then o.partly_received
    when 'unbilled' then o.unbilled
    when 'not-sent' then s.state in ('held', 'rejected')
    else true end`;

const list = defineQuery(
  sql<Asked>`
    select o.partner, o.connection, o.number, o."order", o.read_at as "readAt", o.due_on::text as "dueOn",
      o.unbilled_since as "unbilledSince", o.buyer, d.documents, d.held, o.version, o.kind, o."outboundState", o."sentAt",
      o."answeredAt"
    from (
      select o.*, s.version, s.kind, s.state as "outboundState", s.sent_at as "sentAt", a.at as "answeredAt"
      from "order" o ${lastSaid(always)}
      where ${matching}
      order by o.read_at desc limit ${'limit'}) o
    cross join lateral (
      select count(*) as documents, count(*) filter (where d.state = 'held') as held
      from document d where d.orders @> array[o.number] and d.partner = o.partner) d
    order by o.read_at desc`,
  listed,
);

const counted = defineQuery(
  sql<Asked>`select count(*) as n from (select from "order" o ${lastSaid(whereAsked)} where ${matching} limit ${'limit'}) o`,
  z.object({ n: count }),
);

/** Orders, those last read first. */
export function orders(database: Database, filter: OrderFilter): Promise<readonly OrderListed[]> {
  return list.all(database, askedOf(filter));
}

/** How many orders are asked for, whatever the limit of the list; no more than `most` are counted. */
export async function countOrders(database: Database, filter: OrderFilter, most: number): Promise<number> {
  return (await counted.only(database, askedOf({ ...filter, limit: most }))).n;
}

function askedOf(filter: OrderFilter): Asked {
  const nothing = { number: null, q: null, partner: null, buyer: null, question: null, from: null, until: null };
  const lines = { unbilledSince: null, dueFrom: null, dueUntil: null, delivered: null };
  return { ...nothing, ...lines, among: null, today: null, timeZone: 'UTC', ...filter };
}
