import type { DocumentRow, Usage } from '@quayside/exchange';
import type { Finding } from '@quayside/std';
import { z } from 'zod';
import { seen, type Among } from '../database/among.js';
import type { Database } from '../database/connection.js';
import { containing } from '../database/containing.js';
import { defineQuery } from '../database/define-query.js';
import { cursorOf, keyColumn, keyOf, pageOf, type Cursor, type Page } from '../database/page.js';
import { count, instant, int, json, oneOf, stateOf, text, uuid, word } from '../database/result-columns.js';
import { raw, sql, type Statement } from '../database/statement.js';
import { measuredTypes, wentRight } from './first-time-right.js';

const listed = z.object({
  id: uuid,
  partner: text,
  state: stateOf('inbound'),
  usage: oneOf<Usage>('live', 'test'),
  type: word<NonNullable<DocumentRow['type']>>().nullable(),
  setType: text,
  number: text.nullable(),
  orderNumber: text.nullable(),
  version: int,
  total: text.nullable(),
  currency: text.nullable(),
  /** How many of them are more than a remark. */
  findings: count,
  /** The owner of its open exception. */
  waitsFor: text.nullable(),
  /** What the exception says that it waits for. */
  reason: text.nullable(),
  /** The first thing in it that is wrong. */
  fault: json<Pick<Finding, 'message' | 'field'> | null>(),
  receivedAt: instant,
});

/** A document as lists show it. */
export type DocumentListed = Readonly<z.infer<typeof listed>>;

export interface DocumentFilter extends Partial<Among> {
  readonly state?: string;
  readonly partner?: string;
  readonly type?: string;
  readonly order?: string;
  /** Part of a number, of an order's number or of a set's reference; or the whole of any number inside. */
  readonly q?: string;
  /** Received on these days, both included. */
  readonly from?: string;
  readonly until?: string;
  /** Delivered without anybody being asked, or not, of those by which a partner is measured. */
  readonly right?: 'yes' | 'no';
  /** About which people were asked under this code. */
  readonly code?: string;
  /** Whose days these are; without it those of UTC. */
  readonly timeZone?: string;
  /** The cursor of the page before. */
  readonly before?: string;
  readonly limit: number;
}

const columns =
  raw(`d.id, d.partner, d.state, d.usage, d.type, d.set_type as "setType", d.number, d.order_number as "orderNumber", d.version,
  d.document ->> 'total' as total, d.document ->> 'currency' as currency,
  (select count(*) from jsonb_array_elements(d.findings) f where f ->> 'severity' <> 'info') as findings,
  e.owner as "waitsFor",
  e.message as reason,
  (select jsonb_strip_nulls(jsonb_build_object('message', f -> 'message', 'field', f -> 'field')) from jsonb_array_elements(d.findings) f
    where f ->> 'severity' = 'fatal' limit 1) as fault,
  d.received_at as "receivedAt"`);
const tables = raw(`document d left join lateral (
  select owner, message from exception e
  where e.subject_kind = 'inbound' and e.subject_id = d.id and e.closed_at is null order by opened_at limit 1) e on true`);
const inOrder = raw(`order by d.file_place, d.arrival_index, d.set_index, d.part_index, d.version limit 500`);

type Members =
  'state' | 'partner' | 'type' | 'order' | 'pattern' | 'whole' | 'from' | 'until' | 'right' | 'code' | 'timeZone';
type Filter = Cursor &
  Among & {
    readonly [K in Members]: string | null;
  } & { readonly limit: number };

// Conditions that nobody asked for are gone before the statement is planned.
const page = defineQuery(
  sql<Filter>`
    select ${columns}, ${keyOf('d.received_at', 'd.id')} from ${tables}
    where (${'state'}::text is null or d.state = ${'state'})
      and (${'partner'}::text is null or d.partner = ${'partner'})
      and ${seen('d.partner')}
      and (${'type'}::text is null or d.type = ${'type'})
      and (${'order'}::text is null or d.orders @> array[${'order'}])
      and (${'pattern'}::text is null or d.number ilike ${'pattern'} or d.order_number ilike ${'pattern'}
        or d.set_reference ilike ${'pattern'} or d.names @> array[${'whole'}])
      and (${'from'}::date is null or d.received_at >= ${'from'}::date::timestamp at time zone ${'timeZone'})
      and (${'until'}::date is null or d.received_at < (${'until'}::date + 1)::timestamp at time zone ${'timeZone'})
      and (${'right'}::text is null or ${measuredTypes} and (${'right'} = 'yes') = (${wentRight}))
      and (${'code'}::text is null or exists (
        select from exception e where e.subject_kind = 'inbound' and e.subject_id = d.id and e.code = ${'code'}))
      and (${'at'}::timestamptz is null or (d.received_at, d.id) < (${'at'}::timestamptz, ${'id'}::uuid))
    order by d.received_at desc, d.id desc limit ${'limit'}`,
  listed.extend(keyColumn),
);

/** Documents, newest first, a page at a time by key. */
export async function documentPage(database: Database, filter: DocumentFilter): Promise<Page<DocumentListed>> {
  return pageOf(await page.all(database, askedOf(filter)), filter.limit);
}

function askedOf({ q, before, limit, among = null, timeZone = 'UTC', ...filter }: DocumentFilter): Filter {
  // What is asked for with an empty text is not asked for.
  const named = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  return {
    ...{ state: null, partner: null, type: null, order: null, from: null, until: null, right: null, code: null },
    ...named,
    ...{ among, timeZone, pattern: q ? containing(q) : null, whole: q?.toUpperCase() ?? null },
    ...cursorOf(before),
    limit: limit + 1,
  };
}

type By = 'order' | 'arrival' | 'file' | 'replaces' | 'id';

const by = {
  order: listBy('d.orders @> array[$]'),
  arrival: listBy('d.arrival = $::uuid'),
  file: listBy('d.arrival in (select id from arrival where file = $::uuid)'),
  replaces: listBy('d.replaces = $::uuid'),
  id: listBy('d.id = $::uuid'),
} as const satisfies Record<By, unknown>;

function listBy(condition: `${string}$${string}`) {
  const [before = '', after = ''] = condition.split('$');
  return defineQuery(
    sql<{ value: string }>`select ${columns} from ${tables} where ${raw(before)}${'value'}${raw(after)} ${inOrder}`,
    listed,
  );
}

/** Documents by what they belong to, oldest first: the thread of an order, the documents of an arrival. */
export function documentsWhere(database: Database, which: By, value: string): Promise<readonly DocumentListed[]> {
  return by[which].all(database, { value });
}

const thread = defineQuery(
  sql<{ document: string }>`
    with own as (select *, ${controlName('document')} as control from document where id = ${'document'}::uuid)
    select ${columns} from ${tables} join own on own.partner = d.partner and own.id <> d.id
    where d.orders && own.orders or d.number = any(own.answers) or ${controlName('d')} = any(own.answers)
      or d.answers && array[own.number, own.control] ${inOrder}`,
  listed,
);

/** The other documents of a thread: of the same orders, what this one answers, and what answers this one. Oldest first. */
export function threadOf(database: Database, document: string): Promise<readonly DocumentListed[]> {
  return thread.all(database, { document });
}

const orderThread = defineQuery(
  sql<{ partner: string; order: string }>`
    with own as (
      select t.id, t.number, ${controlName('t')} as control from document t
      where t.partner = ${'partner'} and (t.orders @> array[${'order'}] or t.answers @> array[${'order'}])),
    about as (
      select t.id from own join document t on t.partner = ${'partner'} and t.answers && array[own.number, own.control])
    select ${columns} from ${tables} where d.id in (select id from own union select id from about) ${inOrder}`,
  listed,
);

/** The thread of a partner's order: what names it or answers it, and what answers or pays any of those. Oldest first. */
export function threadOfOrder(database: Database, partner: string, order: string): Promise<readonly DocumentListed[]> {
  return orderThread.all(database, { partner, order });
}

// As the canonical model writes it: the type of the set, the number of its group and its own.
function controlName(of: string): Statement<object> {
  return raw(`${of}.set_type || '/' || (${of}."group" ->> 'controlNumber') || '/' || ${of}.set_reference`);
}

const inArrivals = defineQuery(
  sql<{ arrivals: readonly string[]; most: number }>`
    select * from (
      select ${columns}, d.arrival,
        row_number() over (partition by d.arrival order by d.set_index, d.part_index, d.version) as nth
      from ${tables} where d.arrival = any(${'arrivals'}::uuid[])) d
    where nth <= ${'most'} order by nth`,
  listed.extend({ arrival: uuid, nth: count }),
);

/** The documents of each of these arrivals as lists show them, in the order of its sets, and no more than `most` of each. */
export async function documentsByArrival(
  database: Database,
  arrivals: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, readonly DocumentListed[]>> {
  const found = await inArrivals.all(database, { arrivals, most });
  const groups = Map.groupBy(found, ({ arrival }) => arrival);
  return new Map([...groups].map(([arrival, rows]) => [arrival, rows.map(({ arrival: _, nth: __, ...row }) => row)]));
}
