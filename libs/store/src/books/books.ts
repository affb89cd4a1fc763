import type {
  ArrivalEntry,
  Books,
  BusinessKey,
  DispatchEntry,
  DocumentEntry,
  EffectRow,
  FileEntry,
  FileId,
  LedgerEntry,
  OutboundEntry,
  Usage,
} from '@quayside/exchange';
import { z } from 'zod';
import { auditLogIn } from '../audit/audit-log.js';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, flag, idOf, int, sequence, text, uuid, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';

const waits = (kind: 'file' | 'arrival' | 'inbound' | 'outbound' | 'dispatch', row: string) =>
  raw(`exists (select from exception e where e.subject_kind = '${kind}' and e.subject_id = ${row}
    and e.closed_at is null) as waits`);

const files = defineQuery(
  sql<{ since: Date | null; after: string; limit: number }>`
    select f.id, f.seq, f.name, f.partner, f.size, f.state, f.wrapper, f.parent,
      (select coalesce(sum(octet_length(c.bytes)), 0) from payload_chunk c where c.payload = f.payload) as kept,
      (select count(*) from file p where p.parent = f.id) as parts,
      (select coalesce(max(p.entry), -1) from file p where p.parent = f.id) as "lastPart",
      ${waits('file', 'f.id')}
    from file f
    where f.seq > ${'after'}::bigint and (${'since'}::timestamptz is null or f.received_at >= ${'since'}::timestamptz)
    order by f.seq limit ${'limit'}`,
  z.object({
    id: idOf<FileId>(),
    seq: sequence,
    name: text,
    partner: text,
    size: count,
    state: word<FileEntry['state']>(),
    wrapper: word<NonNullable<FileEntry['wrapper']>>().nullable(),
    parent: idOf<FileId>().nullable(),
    kept: count,
    parts: count,
    lastPart: int,
    waits: flag,
  }),
);

const arrivals = defineQuery(
  sql<{ file: FileId; after: number; limit: number }>`
    select a.id, a.index, a."offset", a.length, a.state, a.partner, ${waits('arrival', 'a.id')}
    from arrival a where a.file = ${'file'} and a.index > ${'after'}
    order by a.index limit ${'limit'}`,
  z.object({
    id: uuid,
    index: int,
    offset: count,
    length: count,
    state: word<ArrivalEntry['state']>(),
    partner: text,
    waits: flag,
  }),
);

const documents = defineQuery(
  sql<{ arrival: string; set: number; id: string; limit: number }>`
    select d.id, d.set_index as "setIndex", d.state, d.partner, d.type, d.number, d.lane, ${waits('inbound', 'd.id')},
      case when d.state = 'delivered'
        then (select count(*) from effect f where f.document = d.id and f.applied_at is null) else 0 end as unapplied
    from document d where d.arrival = ${'arrival'} and (d.set_index, d.id) > (${'set'}, ${'id'}::uuid)
    order by d.set_index, d.id limit ${'limit'}`,
  z.object({
    id: uuid,
    setIndex: int,
    state: word<DocumentEntry['state']>(),
    partner: text,
    type: word<NonNullable<DocumentEntry['type']>>().nullable(),
    number: text.nullable(),
    lane: text.nullable(),
    waits: flag,
    unapplied: count,
  }),
);

// The index effect_by_key holds what is applied: it is passed over once for all pages together.
const ledger = defineQuery(
  sql<{ since: Date | null; after: string; limit: number }>`
    select k.business_key as "businessKey", d.id as document, d.partner, d.usage, d.lane, d.type, d.number
    from (
      select distinct business_key from effect
      where applied_at is not null and business_key > ${'after'}
        and (${'since'}::timestamptz is null or applied_at >= ${'since'}::timestamptz)
      order by business_key limit ${'limit'}) k,
    lateral (
      select d.* from effect f join document d on d.id = f.document
      where f.business_key = k.business_key and f.applied_at is not null
      order by f.version desc, f.index desc limit 1) d
    order by k.business_key`,
  z.object({
    businessKey: word<BusinessKey>(),
    document: uuid,
    partner: text,
    usage: word<Usage>(),
    lane: text.nullable(),
    type: word<NonNullable<LedgerEntry['type']>>().nullable(),
    number: text.nullable(),
  }),
);

const outbounds = defineQuery(
  sql<{ since: Date | null; after: string; limit: number }>`
    select o.id, o.partner, o.order_number as "orderNumber", o.version, o.kind, o.state, o.dispatch, d.state as "dispatchState",
      ${waits('outbound', 'o.id')}
    from outbound o left join dispatch d on d.id = o.dispatch
    where o.id > ${'after'}::uuid and (${'since'}::timestamptz is null or o.created_at >= ${'since'}::timestamptz)
    order by o.id limit ${'limit'}`,
  z.object({
    id: uuid,
    partner: text,
    orderNumber: text,
    version: int,
    kind: word<OutboundEntry['kind']>(),
    state: word<OutboundEntry['state']>(),
    dispatch: uuid.nullable(),
    dispatchState: word<DispatchEntry['state']>().nullable(),
    waits: flag,
  }),
);

const dispatches = defineQuery(
  sql<{ since: Date | null; after: string; limit: number }>`
    select d.id, d.partner, d.name, d.size, d.state, ${waits('dispatch', 'd.id')},
      (select coalesce(sum(octet_length(c.bytes)), 0) from payload_chunk c where c.payload = d.payload) as kept
    from dispatch d
    where d.id > ${'after'}::uuid and (${'since'}::timestamptz is null or d.created_at >= ${'since'}::timestamptz)
    order by d.id limit ${'limit'}`,
  z.object({
    id: uuid,
    partner: text,
    name: text,
    size: count,
    state: word<DispatchEntry['state']>(),
    waits: flag,
    kept: count,
  }),
);

// Cost: the index has documents by the numbers of their orders, and effects by their document.
const orderWrites = defineQuery(
  sql<{ partner: string; usage: Usage; numbers: readonly string[] }>`
    select f.key, f.document, f.business_key as "businessKey", f.version, f.index, f.effect, f.applied, f.applied_at as "appliedAt"
    from document d join effect f on f.document = d.id
    where d.orders && ${'numbers'}::text[] and d.partner = ${'partner'} and d.usage = ${'usage'} and f.applied_at is not null
      and f.effect ->> 'model' = 'purchase.order' and f.effect ->> 'action' in ('write', 'cancel')
      and f.effect ->> 'target' = any(${'numbers'}::text[])
    order by f.applied_at, f.version, f.index`,
  z.object({
    key: text,
    document: uuid,
    businessKey: word<BusinessKey>(),
    version: int,
    index: int,
    // Recorded by us, in the shape that they have in the row.
    effect: z.custom<EffectRow['effect']>(),
    applied: z.custom<EffectRow['applied']>(),
    appliedAt: z.date(),
  }),
);

const beforeAll = '00000000-0000-0000-0000-000000000000';

/** The books of a gateway, page by page; each page is one statement, so that a row is seen with its exception or without both. */
export function booksIn(database: Database): Books {
  return {
    files: ({ since, after, limit }) => files.all(database, { since, after: after?.seq ?? '0', limit }),
    arrivals: (file, { after, limit }) => arrivals.all(database, { file, after: after?.index ?? -1, limit }),
    documents: (arrival, { after, limit }) =>
      documents.all(database, { arrival, set: after?.setIndex ?? -1, id: after?.id ?? beforeAll, limit }),
    outbounds: ({ since, after, limit }) => outbounds.all(database, { since, after: after?.id ?? beforeAll, limit }),
    dispatches: ({ since, after, limit }) => dispatches.all(database, { since, after: after?.id ?? beforeAll, limit }),
    ledger: ({ since, after, limit }) => ledger.all(database, { since, after: after?.businessKey ?? '', limit }),
    audit: (after, limit) => auditLogIn(database).behind(after, limit),
    orderWrites: (of) => (of.numbers.length === 0 ? Promise.resolve([]) : orderWrites.all(database, { ...of })),
  };
}
