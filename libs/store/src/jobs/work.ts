import { sentKinds, type Job, type Reads } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, oneOf, text, uuid } from '../database/result-columns.js';
import { sql, raw } from '../database/statement.js';
import { noOpenException } from '../exceptions/exceptions.js';
import { draftWaits } from '../outbound/outbound.js';
import { partnerNotPaused } from '../outbound/partner-pause.js';
import { orderWaits } from '../watch/watch.js';
import { notLater, type Now } from '../attempts/not-later.js';
import { queueName } from './queue-name.js';

interface Next extends Now {
  readonly partner: string;
  readonly limit: number;
}

/** Where the partner takes what goes out there is nothing to do for it. */
const weBring = raw(`d.channel in (${sentKinds.map((kind) => `'${kind}'`).join(', ')})`);

const fileWaits = sql<Now>`f.state = 'stored' and ${noOpenException('file', 'f.id')} and ${notLater('file', 'f.id')}`;
const arrivalWaits = sql<Now>`
  a.state = 'received' and ${noOpenException('arrival', 'a.id')} and ${notLater('arrival', 'a.id')}`;
const documentWaits = sql<Now>`
  d.state = 'accepted' and ${noOpenException('inbound', 'd.id')} and ${notLater('document', 'd.id')}`;

/** 1 of a large arrival, 0 of another one: as the index `arrival_turn` has it. The figure is `largeArrival`. */
const isLarge = (row: string) => raw(`(case when ${row}.length > 262144 then 1 else 0 end)`);

// The first row of each that can be worked on is looked for with a limit: so the planner goes by the index, whatever it thinks of
// how many there are. Partners and lanes are found one after another in an index, which skips all rows of the one before: whoever has thousands
// waiting costs no more than whoever has one.
// Cost (test/store/costs.spec.ts): 280 pages with 20 partners that have work, after 2,000 and after 20,000 documents, and with 500 and
// 5,000 rows of each kind of another one waiting: some 12 for each partner.
const work = sql<Now>`
  with recursive file_partner as (
    (select partner from file where state = 'stored' order by partner limit 1)
    union all
    select (select f.partner from file f where f.state = 'stored' and f.partner > p.partner order by f.partner limit 1)
    from file_partner p where p.partner is not null),
  arrival_partner as (
    (select a.partner, ${isLarge('a')} as large from arrival a where a.state = 'received' order by 1, 2 limit 1)
    union all
    select n.partner, n.large from arrival_partner p, lateral (
      select a.partner, ${isLarge('a')} as large from arrival a
      where a.state = 'received' and (a.partner, ${isLarge('a')}) > (p.partner, p.large) order by 1, 2 limit 1) n),
  lane_partner as (
    (select partner from document where state = 'accepted' and lane is not null order by partner limit 1)
    union all
    select (select d.partner from document d
      where d.state = 'accepted' and d.lane is not null and d.partner > p.partner order by d.partner limit 1)
    from lane_partner p where p.partner is not null),
  order_partner as (
    (select partner from watched_order where due_at is not null order by partner limit 1)
    union all
    select (select w.partner from watched_order w
      where w.due_at is not null and w.partner > p.partner order by w.partner limit 1)
    from order_partner p where p.partner is not null),
  outbound_partner as (
    (select partner from outbound where state = 'drafted' order by partner limit 1)
    union all
    select (select o.partner from outbound o
      where o.state = 'drafted' and o.partner > p.partner order by o.partner limit 1)
    from outbound_partner p where p.partner is not null)
  select 'file' as queue, p.partner as whose from file_partner p,
    lateral (select from file f where f.partner = p.partner and ${fileWaits} order by f.place limit 1) first
  union all
  select case p.large when 1 then 'large-arrival' else 'arrival' end, p.partner from arrival_partner p,
    lateral (select from arrival a where a.partner = p.partner and ${isLarge('a')} = p.large and ${arrivalWaits}
      order by a.file_place, a.index limit 1) first
  union all
  select 'lane', p.partner from lane_partner p,
    lateral (select from document d where d.partner = p.partner and d.lane is not null and ${documentWaits}
      order by d.lane limit 1) first
  union all
  select 'order', p.partner from order_partner p,
    lateral (select from watched_order w where w.partner = p.partner and ${orderWaits} order by w.due_at, w.id limit 1) first
  union all
  select 'outbound', p.partner from outbound_partner p,
    lateral (select from outbound o where o.partner = p.partner and ${draftWaits} order by o.created_at limit 1) first
  union all
  select distinct 'dispatch', d.account from dispatch d left join channel c on c.account = d.account
  where d.state = 'ready' and ${weBring} and ${notLater('dispatch', 'd.id')} and ${partnerNotPaused('d.partner')}
    and c.paused_at is null and coalesce(c.retry_at <= ${'now'} or c.failing_in = 'fetch', true)`;
const turn = z.object({
  queue: oneOf<Job['queue']>('file', 'arrival', 'large-arrival', 'lane', 'order', 'outbound', 'dispatch'),
  whose: text,
});

const allWork = defineQuery(work, turn);

// Cost: 1 to 10 pages, also beside 5,000 rows of another partner; 72 for eight of 5,000 lanes of one.
const files = defineQuery(
  sql<Next>`select f.id from file f where f.partner = ${'partner'} and ${fileWaits} order by f.place limit ${'limit'}`,
  z.object({ id: uuid }),
);
const arrivals = defineQuery(
  sql<Next & { large: number }>`
    select a.id from arrival a where a.partner = ${'partner'} and ${isLarge('a')} = ${'large'} and ${arrivalWaits}
    order by a.file_place, a.index limit ${'limit'}`,
  z.object({ id: uuid }),
);
const lanes = defineQuery(
  sql<Next>`
    with recursive lane_of as (
      (select lane from document
       where partner = ${'partner'} and state = 'accepted' and lane is not null order by lane limit 1)
      union all
      select (select d.lane from document d
        where d.partner = ${'partner'} and d.state = 'accepted' and d.lane > l.lane order by d.lane limit 1)
      from lane_of l where l.lane is not null)
    select l.lane from lane_of l,
      lateral (select from document d where d.partner = ${'partner'} and d.lane = l.lane and ${documentWaits} limit 1) first
    limit ${'limit'}`,
  z.object({ lane: text }),
);

// Cost: 4 pages, and 47 where 400 of 5,000 are counted.
const waiting = defineQuery(
  sql<{ partner: string; most: number }>`
    select
      (select count(*) from (
        select f.id from file f where f.partner = ${'partner'} and f.state = 'stored'
        order by f.place desc limit ${'most'}) f where ${noOpenException('file', 'f.id')})
      + (select count(*) from (
        select a.id from arrival a where a.partner = ${'partner'} and a.state = 'received'
        order by a.file_place desc, a.index desc limit ${'most'}) a where ${noOpenException('arrival', 'a.id')}) as waiting`,
  z.object({ waiting: count }),
);

/** Reads of what there is to do: whose turn it is, and what comes next of one partner. */
export function workReads(
  connection: Connection,
): Pick<Reads, 'work' | 'nextFiles' | 'nextArrivals' | 'nextLanes' | 'waitingToBeRead'> {
  return {
    work: (now) => allWork.all(connection, { now }),
    nextFiles: async (partner, now, limit) =>
      (await files.all(connection, { partner, now, limit })).map(({ id }) => id),
    nextArrivals: async (partner, which, now, limit) =>
      (await arrivals.all(connection, { partner, large: which === 'large' ? 1 : 0, now, limit })).map(({ id }) => id),
    waitingToBeRead: async (partner, most) => (await waiting.only(connection, { partner, most })).waiting,
    nextLanes: async (partner, now, limit) =>
      (await lanes.all(connection, { partner, now, limit })).map(({ lane }) => lane),
  };
}

/** Who has work and waits for no turn. Nearly always that is nobody. */
export const workWithoutTurn = defineQuery(
  sql<Now>`
    select w.queue, w.whose from (${work}) w
    where not exists (
      select from pgboss.job j where j.name = ${raw(`'${queueName('')}'`)} || w.queue and j.singleton_key = w.whose and j.state = 'created')`,
  turn,
);
