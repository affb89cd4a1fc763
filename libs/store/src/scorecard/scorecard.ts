import type { DocumentRow } from '@quayside/exchange';
import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, float, text, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { measuredTypes, wentRight } from '../documents/first-time-right.js';
import { cameInTime, cameWholeInTime, isMeasured } from '../orders/line-measures.js';

/** Which partner, and when: days of a zone, both included. */
export interface Period {
  readonly partner: string;
  readonly from: string;
  readonly until: string;
  readonly today: string;
  readonly timeZone: string;
}

const deliveriesRow = z.object({ lines: count, onTime: count, inFull: count, onTimeInFull: count });
const typeRow = z.object({ type: word<NonNullable<DocumentRow['type']>>(), documents: count, right: count });
const answersRow = z.object({
  sent: count,
  answered: count,
  medianHours: float.nullable(),
  p90Hours: float.nullable(),
});
const changesRow = z.object({ orders: count, changed: count, changes: count });
const reasonRow = z.object({ code: text, documents: count, others: count });

/** How a partner did over a period, in counts: each of them a list of documents or orders. */
export interface Scorecard {
  /** Lines of orders that were due, and are not any more since all of it came or the day is over. */
  readonly deliveries: Readonly<z.infer<typeof deliveriesRow>>;
  /** Documents that came, by type, and how many of them went through without anybody being asked. */
  readonly documents: readonly Readonly<z.infer<typeof typeRow>>[];
  /** Orders and changes that were sent, and after how many hours the partner answered them. */
  readonly answers: Readonly<z.infer<typeof answersRow>>;
  /** Orders of these days that were sent, how many were changed or cancelled after that, and how often. */
  readonly changes: Readonly<z.infer<typeof changesRow>>;
  /** What people were asked about, most often first: by documents that came, and by what else it was about. */
  readonly reasons: readonly Readonly<z.infer<typeof reasonRow>>[];
}

const begins = sql<Period>`(${'from'}::date::timestamp at time zone ${'timeZone'})`;
const ends = sql<Period>`((${'until'}::date + 1)::timestamp at time zone ${'timeZone'})`;

const deliveries = defineQuery(
  sql<Period>`
    select count(*) as lines, count(*) filter (where ${cameInTime}) as "onTime", count(*) filter (where not l.is_open) as "inFull",
      count(*) filter (where ${cameWholeInTime}) as "onTimeInFull"
    from order_line l
    where l.partner = ${'partner'} and l.due_on between ${'from'}::date and ${'until'}::date and ${isMeasured}`,
  deliveriesRow,
);

const received = sql<Period>`document d where d.partner = ${'partner'} and d.received_at >= ${begins} and d.received_at < ${ends}
  and ${measuredTypes}`;

const documents = defineQuery(
  sql<Period>`
    select d.type, count(*) as documents, count(*) filter (where ${wentRight}) as "right"
    from ${received} group by d.type order by d.type`,
  typeRow,
);

// Of an order that was changed before it was answered, the answer is one to the change.
const answers = defineQuery(
  sql<Period>`
    with version as (
      select t.order_number, t.kind, t.sent_at, lead(t.sent_at) over (partition by t.order_number order by t.version) as next_at
      from outbound t
      where t.partner = ${'partner'} and t.usage = 'live' and t.sent_at >= ${begins})
    select count(*) as sent, count(a.at) as answered,
      percentile_cont(0.5) within group (order by a.hours) as "medianHours",
      percentile_cont(0.9) within group (order by a.hours) as "p90Hours"
    from version v cross join lateral (
      select at, extract(epoch from at - v.sent_at)::float8 / 3600 as hours from (
        select min(d.received_at) as at from document d
        where d.orders @> array[v.order_number] and d.partner = ${'partner'} and d.usage = 'live' and d.state <> 'rejected'
          and d.type in ('order-acknowledgement', 'order-change-acknowledgement') and d.received_at >= v.sent_at
          and (v.next_at is null or d.received_at < v.next_at)) first) a
    where v.kind <> 'order-cancellation' and v.sent_at < ${ends} and (v.next_at is null or a.at is not null)`,
  answersRow,
);

const changes = defineQuery(
  sql<Period>`
    select count(distinct t.order_number) as orders,
      count(distinct t.order_number) filter (where ${raw(`t.kind <> 'order' and t.version > 1`)}) as changed,
      count(*) filter (where ${raw(`t.kind <> 'order' and t.version > 1`)}) as changes
    from "order" o join outbound t on t.partner = o.partner and t.usage = 'live' and t.order_number = o.number and t.sent_at is not null
    where o.partner = ${'partner'} and o.ordered_on between ${'from'}::date and ${'until'}::date`,
  changesRow,
);

// Warnings are no faults, and what a channel or a lane waits for says nothing of the partner's documents.
const reasons = defineQuery(
  sql<Period>`
    select code, count(document) as documents, count(other) as others from (
      select distinct e.code, d.id as document, null::uuid as other
      from exception e join (select d.id from ${received}) d on e.subject_kind = 'inbound' and e.subject_id = d.id
      union all
      select e.code, null, e.id from exception e
      where e.partner = ${'partner'} and e.subject_kind in ('order', 'outbound') and e.code not like '%-due'
        and e.opened_at >= ${begins} and e.opened_at < ${ends}) e
    group by code order by count(*) desc, code limit 10`,
  reasonRow,
);

/** Adds up how a partner did; each part is one statement over the rows of the period. */
export async function scorecardOf(database: Database, period: Period): Promise<Scorecard> {
  const [delivered, came, answered, changed, asked] = await Promise.all([
    deliveries.only(database, period),
    documents.all(database, period),
    answers.only(database, period),
    changes.only(database, period),
    reasons.all(database, period),
  ]);
  return { deliveries: delivered, documents: came, answers: answered, changes: changed, reasons: asked };
}
