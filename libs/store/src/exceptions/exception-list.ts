import {
  levelCodes,
  type ArrivalRow,
  type DispatchRow,
  type DocumentRow,
  type ExceptionRow,
  type FileRow,
  type OutboundRow,
} from '@quayside/exchange';
import { assertNever } from '@quayside/std';
import { z } from 'zod';
import type { Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { count, flag, instant, json, stateOf, text, uuid, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';

/** What decides which choices an exception offers: how the row that it is about stands. */
export type ExceptionAbout =
  | { readonly kind: 'inbound'; readonly row: Pick<DocumentRow, 'state' | 'type'> }
  | { readonly kind: 'arrival'; readonly row: Pick<ArrivalRow, 'state' | 'findings'> }
  | { readonly kind: 'file'; readonly row: Pick<FileRow, 'state'> }
  | { readonly kind: 'outbound'; readonly row: Pick<OutboundRow, 'state'> }
  | { readonly kind: 'dispatch'; readonly row: Pick<DispatchRow, 'state'> };

/** An open exception with enough to say what it is about, and what can be done. */
export interface ExceptionListed extends Omit<ExceptionRow, 'closedAt'> {
  readonly documentType: DocumentRow['type'];
  readonly setType: string | null;
  readonly number: string | null;
  readonly orderNumber: string | null;
  readonly documentState: DocumentRow['state'] | null;
  /** What was to be said to the partner, where it is about that. */
  readonly outboundKind: OutboundRow['kind'] | null;
  readonly hasDocument: boolean;
  readonly arrivalKind: ArrivalRow['kind'] | null;
  readonly fileName: string | null;
  /** Nothing where a person can only wait, or where the row is gone. */
  readonly about: ExceptionAbout | null;
  /** What the document comes to, and when it is to be paid, or to arrive: a decimal, and a day. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly due: string | null;
  /** Whose it is, by the name that people know; nobody's in particular where there is none. */
  readonly assignee: { readonly account: string; readonly name: string } | null;
  readonly putOffUntil: Date | null;
  /** How much people have said of it. */
  readonly remarks: number;
}

const listed = z.object({
  id: uuid,
  subjectKind: word<ExceptionRow['subjectKind']>(),
  subject: text,
  partner: text,
  owner: word<ExceptionRow['owner']>(),
  code: text,
  message: text,
  openedAt: instant,
  documentType: word<NonNullable<DocumentRow['type']>>().nullable(),
  setType: text.nullable(),
  number: text.nullable(),
  orderNumber: text.nullable(),
  documentState: stateOf('inbound').nullable(),
  hasDocument: flag,
  arrivalKind: word<ArrivalRow['kind']>().nullable(),
  arrivalState: stateOf('arrival').nullable(),
  arrivalFindings: json<ArrivalRow['findings'] | null>(),
  fileState: stateOf('file').nullable(),
  outboundState: stateOf('outbound').nullable(),
  outboundKind: word<OutboundRow['kind']>().nullable(),
  dispatchState: stateOf('dispatch').nullable(),
  fileName: text.nullable(),
  ...{ amount: text.nullable(), currency: text.nullable(), due: text.nullable() },
  assignee: json<ExceptionListed['assignee']>(),
  putOffUntil: instant.nullable(),
  remarks: count,
});

const columns =
  raw(`e.id, e.subject_kind as "subjectKind", e.subject, e.partner, e.owner, e.code, e.message, e.opened_at as "openedAt",
  d.type as "documentType", d.set_type as "setType", coalesce(d.number, r.number) as number, coalesce(d.order_number, o.order_number, w.number, r.order_number) as "orderNumber", d.state as "documentState",
  d.document is not null as "hasDocument", a.kind as "arrivalKind", a.state as "arrivalState",
  case when e.subject_kind = 'arrival' then a.findings end as "arrivalFindings",
  g.state as "fileState", h.state as "dispatchState", o.state as "outboundState", o.kind as "outboundKind", coalesce(f.name, g.name, h.name) as "fileName",
  d.document ->> 'total' as amount, d.document ->> 'currency' as currency,
  coalesce(d.document #>> '{terms,0,dueDate}', d.document ->> 'deliveryDate') as due,
  case when e.assignee is not null then jsonb_build_object('account', e.assignee,
    'name', coalesce((select display_name from account where name = e.assignee), e.assignee)) end as assignee,
  e.put_off_until as "putOffUntil", (select count(*) from exception_remark m where m.exception = e.id) as remarks`);
const tables = raw(`exception e
  left join document d on e.subject_kind = 'inbound' and d.id = e.subject_id
  left join arrival a on a.id = case e.subject_kind when 'arrival' then e.subject_id else d.arrival end
  left join file f on f.id = a.file
  left join file g on e.subject_kind = 'file' and g.id = e.subject_id
  left join dispatch h on e.subject_kind = 'dispatch' and h.id = e.subject_id
  left join outbound o on e.subject_kind = 'outbound' and o.id = e.subject_id
  left join watched_order w on w.id = case when e.subject_kind = 'order' then e.subject::uuid end
  left join advised_receipt r on r.id = case when e.subject_kind = 'receipt' then e.subject::uuid end`);

const openOf = defineQuery(
  sql<{ kind: string; subject: string }>`
    select ${columns} from ${tables}
    where e.closed_at is null and e.subject_kind = ${'kind'} and e.subject = ${'subject'} order by e.opened_at limit 1`,
  listed,
);

const byIds = defineQuery(
  sql<{ ids: readonly string[] }>`
    select ${columns} from ${tables} where e.closed_at is null and e.id = any(${'ids'}::uuid[]) order by e.opened_at, e.id`,
  listed,
);

const openOfOrder = defineQuery(
  sql<{ partner: string; number: string; late: readonly string[] }>`
    select ${columns} from ${tables}
    where e.closed_at is null and e.partner = ${'partner'}
      and (e.subject_kind = 'order' and w.number = ${'number'}
        or e.subject_kind = 'outbound' and o.order_number = ${'number'} and e.code = any (${'late'}::text[]))
    order by e.opened_at, e.id`,
  listed,
);

/** The oldest exception that is open for this row. */
export async function openExceptionOf(
  database: Database,
  kind: ExceptionRow['subjectKind'],
  subject: string,
): Promise<ExceptionListed | undefined> {
  const found = await openOf.first(database, { kind, subject });
  return found && present(found);
}

/** Those of these that are open, oldest first. */
export async function exceptionsById(database: Database, ids: readonly string[]): Promise<readonly ExceptionListed[]> {
  return ids.length === 0 ? [] : (await byIds.all(database, { ids })).map(present);
}

/** What is open of an order itself, and what is late of it, oldest first; what keeps a version from going is said there. */
export async function openOfOrderItself(
  database: Database,
  partner: string,
  number: string,
): Promise<readonly ExceptionListed[]> {
  return (await openOfOrder.all(database, { partner, number, late: levelCodes })).map(present);
}

function present(row: z.infer<typeof listed>): ExceptionListed {
  const { arrivalState, arrivalFindings, fileState, outboundState, dispatchState, ...shown } = row;
  return { ...shown, about: aboutOf(row) };
}

function aboutOf(row: z.infer<typeof listed>): ExceptionAbout | null {
  switch (row.subjectKind) {
    case 'inbound':
      return row.documentState && { kind: 'inbound', row: { state: row.documentState, type: row.documentType } };
    case 'arrival':
      return (
        row.arrivalState && { kind: 'arrival', row: { state: row.arrivalState, findings: row.arrivalFindings ?? [] } }
      );
    case 'file':
      return row.fileState && { kind: 'file', row: { state: row.fileState } };
    case 'dispatch':
      return row.dispatchState && { kind: 'dispatch', row: { state: row.dispatchState } };
    case 'outbound':
      return row.outboundState && { kind: 'outbound', row: { state: row.outboundState } };
    case 'lane':
    case 'order':
    case 'receipt':
    case 'channel':
      return null;
    default:
      return assertNever(row.subjectKind);
  }
}
