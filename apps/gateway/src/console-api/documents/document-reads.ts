import { noPlaces, type Order } from '@quayside/canonical';
import type { Ports, Preview, RefusalPreview } from '@quayside/exchange';
import type { Settlement } from '@quayside/matching';
import type { Runtime } from '@quayside/runtime';
import {
  accountsNamed,
  documentHead,
  documentPage,
  documentStretch,
  documentsWhere,
  journalOf,
  openExceptionOf,
  orders,
  originalsOf,
  placesOf,
  threadOf,
  type DocumentFilter,
  type DocumentHead,
  type DocumentListed,
  type Page,
} from '@quayside/store';
import { openDispatch } from '../dispatches/present-dispatch.js';
import { sourceOfDocument } from '../source/read-source.js';
import type { Source, SourceStart } from '../source/source.js';
import type { Sight } from '../vocabulary/sight.js';
import { partnerNameReads, type PartnerNameReads } from '../vocabulary/partner-ref.js';
import { elementsShown, firstStretch, pointersShown, type Said } from './said.js';
import type { WholeDocument } from './whole-document.js';

/** What is read of documents. */
export interface DocumentReads extends PartnerNameReads {
  /** Newest first. */
  page(filter: Omit<DocumentFilter, 'timeZone'> & Sight): Promise<Page<DocumentListed>>;
  /** Nothing, if there is no such document. */
  whole(id: string): Promise<WholeDocument | undefined>;
  /** What a long document says from an element on. */
  saidFrom(id: string, from: number): Promise<Said | undefined>;
  /** The bank accounts that it names. */
  accounts(id: string): Promise<readonly string[]>;
  /** Its raw text from a place on. Nothing, if it does not go that far. */
  sourceFrom(id: string, begin: SourceStart): Promise<Source | undefined>;
}

export const DOCUMENT_READS = Symbol('reads of documents');

/** What accepting a held document would do, by the order as it is now. */
export type PreviewOf = (id: string, settlement: Settlement) => Promise<Preview>;

export const PREVIEW = Symbol('preview of a document');

/** What refusing a held document would tell its partner. */
export type RefusalOf = (id: string, reason: string) => Promise<RefusalPreview>;

export const REFUSAL = Symbol('preview of a refusal');

interface ReadFrom {
  readonly ports: Ports;
  readonly database: Runtime['database'];
  readonly releases: Pick<Runtime['releases'], 'byId'>;
  readonly timeZone: string;
}

export function documentReads(from: ReadFrom): DocumentReads {
  const { ports, database, timeZone } = from;
  return {
    ...partnerNameReads(ports.partners),
    page: (filter) => documentPage(database, { ...filter, timeZone }),
    whole: (id) => wholeDocument(from, id),
    accounts: (document) => accountsNamed(database, { document }),
    saidFrom: (id, from) => saidOf(database, id, { from, count: elementsShown }),
    async sourceFrom(id, begin) {
      const row = await documentHead(database, id);
      if (!row || begin.offset < row.offset || begin.offset >= row.offset + row.length) return undefined;
      const { arrival, file } = await whence(ports, row);
      return sourceOfDocument(ports, { file, arrival, row: { ...row, provenance: noPlaces } }, begin);
    },
  };
}

async function wholeDocument(from: ReadFrom, id: string): Promise<WholeDocument | undefined> {
  const { ports, database, releases } = from;
  const row = await documentHead(database, id);
  const [listed] = await documentsWhere(database, 'id', id);
  if (!row || !listed) return undefined;
  const said = await saidOf(database, id, firstStretch, pointersThatDiffer(row));
  const { arrival, file } = await whence(ports, row);
  const answers = await ports.store.dispatchesAnswering(arrival.id);
  return {
    ...{ row, listed, file, arrival, said },
    release: await numberOf(releases, row),
    source: await sourceOfDocument(ports, { file, arrival, row: { ...row, provenance: said?.provenance ?? noPlaces } }),
    exception: await openExceptionOf(database, 'inbound', id),
    answers: await Promise.all(answers.map((each) => openDispatch(ports.store.payloads, each))),
    effects: await ports.store.effectsOf(id),
    urlOf: await urlsOf(ports, row),
    order: await orderOf(database, row),
    journal: await journalOf(database, [id]),
    thread: await threadOf(database, id),
    original: await originalOf(database, row),
    replacedBy: (await documentsWhere(database, 'replaces', id)).at(-1)?.id ?? null,
  };
}

function pointersThatDiffer({ decision }: DocumentHead): readonly string[] {
  return (decision?.discrepancies ?? []).map((each) => each.pointer);
}

async function numberOf(releases: ReadFrom['releases'], { release }: DocumentHead): Promise<number> {
  return (await releases.byId(release))?.number ?? 0;
}

async function originalOf(
  database: Runtime['database'],
  { id, state }: DocumentHead,
): Promise<DocumentListed | undefined> {
  if (state !== 'duplicate') return undefined;
  const original = (await originalsOf(database, { documents: [id], arrivals: [] })).get(id)?.documents[0];
  return original && (await documentsWhere(database, 'id', original.id))[0];
}

/** A stretch of what it says, with the places of the fields that are shown of it, and of others. */
async function saidOf(
  database: Runtime['database'],
  id: string,
  part: { readonly from: number; readonly count: number },
  others: readonly string[] = [],
): Promise<Said | undefined> {
  const stretch = await documentStretch(database, id, part);
  if (!stretch) return undefined;
  const stretched = { stretch, from: part.from };
  return { ...stretched, provenance: await placesOf(database, id, pointersShown(stretched, others)) };
}

/** The file and the arrival that a document came in. */
async function whence({ store }: Ports, row: Pick<DocumentHead, 'id' | 'arrival'>) {
  const arrival = await store.arrival(row.arrival);
  const file = arrival && (await store.file(arrival.file));
  if (!arrival || !file) throw new TypeError(`document ${row.id} has no file`);
  return { arrival, file };
}

async function urlsOf(ports: Ports, row: DocumentHead): Promise<WholeDocument['urlOf']> {
  const live = await ports.partners.byId(row.partner);
  const erp = live && ports.erp({ connection: live.partner.profile.odoo.connection, vendor: {} });
  return (record) => erp?.url(record) ?? '';
}

async function orderOf(database: Runtime['database'], row: DocumentHead): Promise<Order | undefined> {
  if (!row.decision || !row.orderNumber) return undefined;
  const known = await orders(database, { number: row.orderNumber, limit: 5 });
  return known.find((each) => each.partner === row.partner)?.order;
}
