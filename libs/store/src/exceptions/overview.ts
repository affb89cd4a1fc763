import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';

/** An open exception with enough to say what it is about. */
export interface ExceptionListed {
  readonly id: string;
  readonly subjectKind: 'inbound' | 'arrival' | 'file' | 'dispatch' | 'lane' | 'channel';
  readonly subject: string;
  readonly partner: string;
  readonly owner: string;
  readonly code: string;
  readonly message: string;
  readonly openedAt: Date;
  readonly documentType: string | null;
  readonly setType: string | null;
  readonly number: string | null;
  readonly orderNumber: string | null;
  readonly documentState: string | null;
  readonly hasDocument: boolean;
  readonly arrivalKind: string | null;
  readonly fileName: string | null;
}

const exceptionListed = `e.id, e.subject_kind as "subjectKind", e.subject, e.partner, e.owner, e.code, e.message, e.opened_at as "openedAt",
  d.type as "documentType", d.set_type as "setType", d.number, d.order_number as "orderNumber", d.state as "documentState",
  d.document is not null as "hasDocument", a.kind as "arrivalKind", coalesce(f.name, g.name, h.name) as "fileName"`;
const exceptionFrom = `from exception e
  left join document d on e.subject_kind = 'inbound' and d.id::text = e.subject
  left join arrival a on (e.subject_kind = 'arrival' and a.id::text = e.subject) or a.id = d.arrival
  left join file f on f.id = a.file
  left join file g on e.subject_kind = 'file' and g.id::text = e.subject
  left join dispatch h on e.subject_kind = 'dispatch' and h.id::text = e.subject`;

/** What waits for people, oldest first. */
export async function openExceptions(
  source: DataSource,
  filter: { readonly owner?: string; readonly limit: number },
): Promise<readonly ExceptionListed[]> {
  return rows(
    source.manager,
    `select ${exceptionListed} ${exceptionFrom} where e.closed_at is null and ($1::text is null or e.owner = $1) order by e.opened_at, e.id limit $2`,
    [filter.owner ?? null, filter.limit],
  );
}

export async function openExceptionOf(
  source: DataSource,
  kind: string,
  subject: string,
): Promise<ExceptionListed | undefined> {
  const [found] = await rows<ExceptionListed>(
    source.manager,
    `select ${exceptionListed} ${exceptionFrom} where e.closed_at is null and e.subject_kind = $1 and e.subject = $2 order by e.opened_at limit 1`,
    [kind, subject],
  );
  return found;
}

export interface Figures {
  readonly received: number;
  readonly delivered: number;
  readonly waiting: number;
  readonly failing: number;
  readonly receivedUsual: number | null;
  readonly deliveredUsual: number | null;
}

/** Today since midnight in `zone`, against the mean of the same weekday of the four weeks before. */
export async function figures(source: DataSource, zone: string): Promise<Figures> {
  const day = `date_trunc('day', now() at time zone $1) at time zone $1`;
  const usual = (state: string) => `(select avg(n)::float8 from (
      select count(*) as n from journal j where j.kind = 'inbound' and ${state} and j.at >= ${day} - interval '28 days' and j.at < ${day}
        and extract(isodow from j.at at time zone $1) = extract(isodow from now() at time zone $1)
      group by date_trunc('day', j.at at time zone $1)) t)`;
  const [found] = await rows<Figures>(
    source.manager,
    `select (select count(*)::int from document where received_at >= ${day}) as received,
       (select count(*)::int from journal j where j.kind = 'inbound' and j."to" = 'delivered' and j.at >= ${day}) as delivered,
       (select count(*)::int from exception where closed_at is null) as waiting,
       (select count(*)::int from attempt) + (select count(*)::int from system_state where failing_since is not null) as failing,
       ${usual(`j."from" is null`)} as "receivedUsual", ${usual(`j."to" = 'delivered'`)} as "deliveredUsual"`,
    [zone],
  );
  if (!found) throw new TypeError('figures gave no row');
  return found;
}

export interface PartnerHealth {
  readonly partner: string;
  readonly lastReceivedAt: Date | null;
  readonly documents7d: number;
  readonly held: number;
  readonly rejected7d: number;
}

export async function partnerHealth(source: DataSource): Promise<readonly PartnerHealth[]> {
  return rows(
    source.manager,
    `select partner, max(received_at) as "lastReceivedAt",
       count(*) filter (where received_at > now() - interval '7 days')::int as "documents7d",
       count(*) filter (where state = 'held')::int as held,
       count(*) filter (where state = 'rejected' and received_at > now() - interval '7 days')::int as "rejected7d"
     from document group by partner`,
  );
}

export interface JournalListed {
  readonly at: Date;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly what: string;
  readonly actor: string;
}

/** The journal of these rows together, oldest first. */
export async function journalOf(source: DataSource, ids: readonly string[]): Promise<readonly JournalListed[]> {
  return rows(
    source.manager,
    `select at, kind, "from", "to", what, actor from journal where row = any($1::text[]) order by id limit 1000`,
    [ids],
  );
}

export interface OrderListed {
  readonly partner: string;
  readonly connection: string;
  readonly number: string;
  readonly order: unknown;
  readonly readAt: Date;
  readonly documents: number;
  readonly held: number;
}

export async function orders(
  source: DataSource,
  filter: { readonly number?: string; readonly q?: string; readonly limit: number },
): Promise<readonly OrderListed[]> {
  return rows(
    source.manager,
    `select o.partner, o.connection, o.number, o."order", o.read_at as "readAt",
       (select count(*)::int from document d where d.orders @> array[o.number] and d.partner = o.partner) as documents,
       (select count(*)::int from document d where d.orders @> array[o.number] and d.partner = o.partner and d.state = 'held') as held
     from "order" o where ($1::text is null or o.number = $1) and ($2::text is null or o.number ilike '%' || $2 || '%')
     order by o.read_at desc limit $3`,
    [filter.number ?? null, filter.q ?? null, filter.limit],
  );
}

/** A partner whose documents speak of an order, and whether one of them waits because Odoo does not know it. */
export interface OrderNamed {
  readonly partner: string;
  readonly unknown: boolean;
}

/** Who speaks of an order, whether it was ever read or not. */
export async function orderNamedBy(source: DataSource, number: string): Promise<readonly OrderNamed[]> {
  return rows(
    source.manager,
    `select d.partner, bool_or(e.id is not null) as unknown from document d left join exception e
       on e.subject_kind = 'inbound' and e.subject = d.id::text and e.closed_at is null and e.code = 'order-unknown'
     where d.orders @> array[$1] or d.answers @> array[$1] group by d.partner order by d.partner`,
    [number],
  );
}

export interface ChannelHealth {
  readonly account: string;
  readonly lastLoginAt: Date | null;
  readonly lastReceivedAt: Date | null;
  readonly lastFetchedAt: Date | null;
  readonly files7d: number;
  readonly sent7d: number;
  readonly waitingToBeFetched: number;
  readonly refusedAt: Date | null;
  readonly refused: string | null;
}

export async function channelHealth(source: DataSource, account: string): Promise<ChannelHealth> {
  const [found] = await rows<Omit<ChannelHealth, 'account'>>(
    source.manager,
    `select (select max(at) from journal where kind = 'login' and row = $1 and "to" = 'in') as "lastLoginAt",
       (select max(received_at) from file where account = $1) as "lastReceivedAt",
       (select max(sent_at) from dispatch where account = $1) as "lastFetchedAt",
       (select count(*)::int from file where account = $1 and received_at > now() - interval '7 days') as "files7d",
       (select count(*)::int from dispatch where account = $1 and sent_at > now() - interval '7 days') as "sent7d",
       (select count(*)::int from dispatch where account = $1 and state = 'ready') as "waitingToBeFetched",
       r.at as "refusedAt", r.what as refused
     from (select 1) one left join lateral (
       select at, what from journal where kind = 'login' and row = $1 and "to" = 'refused' order by id desc limit 1) r on true`,
    [account],
  );
  if (!found) throw new TypeError('channel health gave no row');
  return { account, ...found };
}

export interface SystemListed {
  readonly system: string;
  readonly servedAt: Date | null;
  readonly failingSince: Date | null;
  readonly error: string | null;
}

export async function systems(source: DataSource): Promise<readonly SystemListed[]> {
  return rows(
    source.manager,
    `select system, served_at as "servedAt", failing_since as "failingSince", error from system_state order by system`,
  );
}

/** The newest line of the journal: what changed since is what the event stream tells. */
export async function journalSince(
  source: DataSource,
  after: string | null,
): Promise<readonly { id: string; kind: string; row: string; to: string | null; partner: string | null }[]> {
  if (after === null) {
    return rows(
      source.manager,
      `select coalesce(max(id), 0)::text as id, 'none' as kind, '' as row, null as "to", null as partner from journal`,
    );
  }
  return rows(
    source.manager,
    `select id::text, kind, row, "to", partner from journal where id > $1::bigint order by id limit 200`,
    [after],
  );
}
