import type { ExceptionRow } from '@quayside/exchange';
import { z } from 'zod';
import { seen, type Among } from '../database/among.js';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, instant, text, uuid, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { exceptionsById, type ExceptionListed } from './exception-list.js';

/** Whose work: what is given to oneself, what one's roles are asked about and nobody else has, or everything. */
export type QueueScope = 'mine' | 'role' | 'all';
/** Oldest first; the largest amount first; what is due first. */
export type QueueSort = 'age' | 'amount' | 'due';

export interface QueueFilter extends Among {
  readonly scope: QueueScope;
  /** The account that asks. */
  readonly me: string;
  /** The owners for whom that account decides. */
  readonly owners: readonly ExceptionRow['owner'][];
  readonly owner: string | null;
  readonly partner: string | null;
  readonly code: string | null;
  /** What is put off to a later day, instead of what is to be done now. */
  readonly putOff: boolean;
  readonly now: Date;
}

/** What waits for one reason: one thing, or several that are settled together. */
export interface Cause {
  readonly key: string;
  readonly count: number;
  /** The oldest first, at most 200 of them. */
  readonly ids: readonly string[];
  /** The oldest. */
  readonly first: ExceptionListed;
}

export interface QueuePage {
  readonly causes: readonly Cause[];
  /** How many causes there are, and exceptions of them, beyond the ones on show as well. */
  readonly causeTotal: number;
  readonly total: number;
}

/** How many wait in each scope, and are put off, whatever else was asked for. */
export interface QueueCounts {
  readonly mine: number;
  readonly role: number;
  readonly all: number;
  readonly putOff: number;
}

/** A partner, an owner or a code, and how many wait of it. */
export interface Waiting {
  readonly kind: 'partner' | 'owner' | 'code';
  readonly name: string;
  readonly open: number;
}

const isNow = sql<{ now: Date }>`(e.put_off_until is null or e.put_off_until <= ${'now'}::timestamptz)`;
const isMine = sql<{ me: string }>`e.assignee = ${'me'}`;
const isOfRole = sql<{ me: string; owners: readonly string[] }>`(e.owner = any(${'owners'}::text[])
  and (e.assignee is null or e.assignee = ${'me'}))`;
const inScope = sql<Pick<QueueFilter, 'scope' | 'me' | 'owners'>>`case ${'scope'}::text
  when 'mine' then ${isMine} when 'role' then ${isOfRole} else true end`;
const open = sql<QueueFilter>`e.closed_at is null and ${seen('e.partner')} and ${inScope} and ${isNow} <> ${'putOff'}::boolean`;
const matching = sql<QueueFilter>`${open} and (${'owner'}::text is null or e.owner = ${'owner'})
  and (${'partner'}::text is null or e.partner = ${'partner'}) and (${'code'}::text is null or e.code = ${'code'})`;

// What waits is seldom more than some hundreds: it is grouped anew each time it is asked for.
const groups = (order: string) =>
  defineQuery(
    sql<QueueFilter & { limit: number }>`
      select coalesce(e.cause, e.id::text) as key, count(*) as count, (array_agg(e.id order by e.opened_at, e.id))[1:200] as ids,
        count(*) over () as "causeTotal", sum(count(*)) over () as total
      from exception e left join document d on e.subject_kind = 'inbound' and d.id = e.subject_id
      where ${matching} group by 1 order by ${raw(order)}, min(e.opened_at), 1 limit ${'limit'}`,
    z.object({ key: text, count, ids: z.array(uuid), causeTotal: count, total: count }),
  );

const sorted = {
  age: groups('min(e.opened_at)'),
  amount: groups(`max((d.document ->> 'total')::numeric) desc nulls last`),
  due: groups(`min(coalesce(d.document #>> '{terms,0,dueDate}', d.document ->> 'deliveryDate')) nulls last`),
} as const satisfies Record<QueueSort, unknown>;

/** What waits, grouped by its cause. */
export async function workQueue(
  database: Database,
  { sort, limit, ...filter }: QueueFilter & { readonly sort: QueueSort; readonly limit: number },
): Promise<QueuePage> {
  const found = await sorted[sort].all(database, { ...filter, limit });
  const firsts = await exceptionsById(
    database,
    found.flatMap(({ ids }) => ids.slice(0, 1)),
  );
  const known = new Map(firsts.map((each) => [each.id, each]));
  const causes = found.flatMap(({ key, count: of, ids }) => {
    const first = known.get(ids[0] ?? '');
    return first ? [{ key, count: of, ids, first }] : [];
  });
  return { causes, causeTotal: found[0]?.causeTotal ?? 0, total: found[0]?.total ?? 0 };
}

type Counted = Pick<QueueFilter, 'me' | 'owners' | 'now' | 'among'>;

const counts = defineQuery(
  sql<Counted>`
    select count(*) filter (where ${isNow} and ${isMine}) as mine, count(*) filter (where ${isNow} and ${isOfRole}) as role,
      count(*) filter (where ${isNow}) as all, count(*) filter (where not ${isNow}) as "putOff"
    from exception e where e.closed_at is null and ${seen('e.partner')}`,
  z.object({ mine: count, role: count, all: count, putOff: count }),
);

export function queueCounts(database: Database, of: Counted): Promise<QueueCounts> {
  return counts.only(database, of);
}

const waiting = defineQuery(
  sql<QueueFilter>`
    select case when grouping(e.partner) = 0 then 'partner' when grouping(e.owner) = 0 then 'owner' else 'code' end as kind,
      coalesce(e.partner, e.owner, e.code) as name, count(*) as open
    from exception e where ${open} group by grouping sets ((e.partner), (e.owner), (e.code)) order by 1, 2`,
  z.object({ kind: word<Waiting['kind']>(), name: text, open: count }),
);

/** What of the scope may be asked for more closely, whatever is asked for already. */
export function queueWaiting(database: Database, filter: QueueFilter): Promise<readonly Waiting[]> {
  return waiting.all(database, filter);
}

const remark = z.object({ at: instant, by: text, text });
export type ExceptionRemark = Readonly<z.infer<typeof remark>>;

const remarks = defineQuery(
  sql<{ exception: string }>`
    select r.at, coalesce(a.display_name, r.by) as by, r.text
    from exception_remark r left join account a on a.name = r.by where r.exception = ${'exception'}::uuid order by r.at limit 500`,
  remark,
);

/** What people have said of it, oldest first. */
export function remarksOn(database: Database, exception: string): Promise<readonly ExceptionRemark[]> {
  return remarks.all(database, { exception });
}

const held = z.object({ currency: text, amount: text, count });
export type HeldAmount = Readonly<z.infer<typeof held>>;

const amounts = defineQuery(
  sql<Among>`
    select coalesce(d.document ->> 'currency', '') as currency, sum((d.document ->> 'total')::numeric)::text as amount, count(*) as count
    from exception e join document d on e.subject_kind = 'inbound' and d.id = e.subject_id
    where e.closed_at is null and e.owner = 'finance' and d.document ->> 'total' is not null and ${seen('e.partner')}
    group by 1 order by sum((d.document ->> 'total')::numeric) desc`,
  held,
);

/** What the documents that wait for finance come to, by currency, the most first. */
export function heldAmounts(database: Database, among: Among['among']): Promise<readonly HeldAmount[]> {
  return amounts.all(database, { among });
}
