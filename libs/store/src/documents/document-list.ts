import type { InboundState, Usage } from '../views/names.js';
import type { Finding } from '@quayside/std';
import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';

/** A document as lists show it. */
export interface DocumentListed {
  readonly id: string;
  readonly partner: string;
  readonly state: InboundState;
  readonly usage: Usage;
  readonly type: string | null;
  readonly setType: string;
  readonly number: string | null;
  readonly orderNumber: string | null;
  readonly version: number;
  readonly total: string | null;
  readonly currency: string | null;
  readonly findings: number;
  readonly waitsFor: string | null;
  /** What the exception says that it waits for. */
  readonly reason: string | null;
  /** The first thing in it that is wrong. */
  readonly fault: Pick<Finding, 'message' | 'field'> | null;
  readonly receivedAt: Date;
}

export interface DocumentFilter {
  readonly state?: string;
  readonly partner?: string;
  readonly type?: string;
  readonly order?: string;
  /** Part of a number, of an order's number or of a set's reference; or the whole of any number inside. */
  readonly q?: string;
  /** The cursor of the page before. */
  readonly before?: string;
  readonly limit: number;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

const listed = `d.id, d.partner, d.state, d.usage, d.type, d.set_type as "setType", d.number, d.order_number as "orderNumber", d.version,
  d.document ->> 'total' as total, d.document ->> 'currency' as currency,
  (select count(*)::int from jsonb_array_elements(d.findings) f where f ->> 'severity' <> 'info') as findings,
  e.owner as "waitsFor",
  e.message as reason,
  (select jsonb_strip_nulls(jsonb_build_object('message', f -> 'message', 'field', f -> 'field')) from jsonb_array_elements(d.findings) f
    where f ->> 'severity' = 'fatal' limit 1) as fault,
  d.received_at as "receivedAt"`;
const from = `from document d left join lateral (
  select owner, message from exception e
  where e.subject_kind = 'inbound' and e.subject = d.id::text and e.closed_at is null order by opened_at limit 1) e on true`;

/** Documents, newest first, a page at a time by key. */
export async function documentPage(source: DataSource, filter: DocumentFilter): Promise<Page<DocumentListed>> {
  const where: string[] = ['true'];
  const values: unknown[] = [];
  const add = (condition: (n: string) => string, value: unknown) => {
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  if (filter.state) add((n) => `d.state = ${n}`, filter.state);
  if (filter.partner) add((n) => `d.partner = ${n}`, filter.partner);
  if (filter.type) add((n) => `d.type = ${n}`, filter.type);
  if (filter.order) add((n) => `d.orders @> array[${n}]`, filter.order);
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    values.push(filter.q.toUpperCase());
    const named = `d.names @> array[$${values.length}]`;
    add((n) => `(d.number ilike ${n} or d.order_number ilike ${n} or d.set_reference ilike ${n} or ${named})`, pattern);
  }
  const cursor = cursorOf(filter.before);
  if (cursor) {
    values.push(cursor.at, cursor.id);
    where.push(`(d.received_at, d.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  values.push(filter.limit + 1);
  const found = await rows<DocumentListed & { key: string }>(
    source.manager,
    `select ${listed}, d.received_at::text || '|' || d.id as key ${from} where ${where.join(' and ')}
     order by d.received_at desc, d.id desc limit $${values.length}`,
    values,
  );
  return pageOf(found, filter.limit);
}

/** Documents by a condition on d, oldest first: the thread of an order, the documents of an arrival. */
export async function documentsWhere(
  source: DataSource,
  by: 'order' | 'arrival' | 'file' | 'replaces' | 'id',
  value: string,
): Promise<readonly DocumentListed[]> {
  const condition = {
    order: 'd.orders @> array[$1]',
    arrival: 'd.arrival = $1::uuid',
    file: 'd.arrival in (select id from arrival where file = $1::uuid)',
    replaces: 'd.replaces = $1::uuid',
    id: 'd.id = $1::uuid',
  }[by];
  return rows(
    source.manager,
    `select ${listed} ${from} where ${condition} order by d.file_place, d.arrival_index, d.set_index, d.part_index, d.version limit 500`,
    [value],
  );
}

/** The other documents of a thread: of the same orders, what this one answers, and what answers this one. Oldest first. */
export async function threadOf(source: DataSource, document: string): Promise<readonly DocumentListed[]> {
  return rows(
    source.manager,
    `with own as (select *, ${controlName('document')} as control from document where id = $1::uuid)
     select ${listed} ${from} join own on own.partner = d.partner and own.id <> d.id
     where d.orders && own.orders or d.number = any(own.answers) or ${controlName('d')} = any(own.answers)
       or d.answers && array[own.number, own.control]
     order by d.file_place, d.arrival_index, d.set_index, d.part_index, d.version limit 500`,
    [document],
  );
}

/** The thread of a partner's order: what names it or answers it, and what answers or pays any of those. Oldest first. */
export async function threadOfOrder(
  source: DataSource,
  partner: string,
  order: string,
): Promise<readonly DocumentListed[]> {
  return rows(
    source.manager,
    `with own as (
       select t.id, t.number, ${controlName('t')} as control from document t
       where t.partner = $1 and (t.orders @> array[$2] or t.answers @> array[$2])),
     about as (
       select t.id from own join document t on t.partner = $1 and t.answers && array[own.number, own.control])
     select ${listed} ${from} where d.id in (select id from own union select id from about)
     order by d.file_place, d.arrival_index, d.set_index, d.part_index, d.version limit 500`,
    [partner, order],
  );
}

// As the canonical model writes it: the type of the set, the number of its group and its own.
function controlName(of: string): string {
  return `${of}.set_type || '/' || (${of}."group" ->> 'controlNumber') || '/' || ${of}.set_reference`;
}

export function pageOf<T extends { readonly key: string }>(found: readonly T[], limit: number): Page<Omit<T, 'key'>> {
  const page = found.slice(0, limit);
  const next = found.length > limit ? Buffer.from(page.at(-1)?.key ?? '').toString('base64url') : null;
  return { rows: page.map(({ key: _key, ...row }) => row), next };
}

/** A cursor that is not one of ours is read as none. */
export function cursorOf(text: string | undefined): { at: string; id: string } | undefined {
  const [at, id] = Buffer.from(text ?? '', 'base64url')
    .toString()
    .split('|');
  return at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id) ? { at, id } : undefined;
}
