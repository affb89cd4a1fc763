import { type CanonicalDocument, type PlaceColumns, placesFromJson, type ProvenanceJson } from '@quayside/canonical';
import type { DocumentRow } from '@quayside/exchange';
import { Any } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { bytes, json } from '../database/result-columns.js';
import { asJson, sql } from '../database/statement.js';
import { documentEntity, storedPlaces } from './document-entity.js';

/** Elements of lists, counted from 0. */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

interface List {
  readonly name: string;
  readonly length: number;
}

/** A document of which each list has only the elements of a stretch, where they stand in it, and how long its lists are. */
export interface DocumentStretch {
  readonly document: CanonicalDocument;
  readonly lists: readonly List[];
}

/** A row without what grows with the document: what it says, and the place of each field. */
export type DocumentHead = Omit<DocumentRow, 'document' | 'provenance'>;

const heavy: ReadonlySet<string> = new Set(['document', 'places', 'provenance']);
const light = Object.keys(documentEntity.options.columns).filter((name) => !heavy.has(name));

function selectHeads(connection: Connection) {
  return managerOf(connection)
    .createQueryBuilder(documentEntity, 'd')
    .select(light.map((name) => `d.${name}`));
}

/** A document of 20,000 lines is 20 MB: who shows a part of it reads that part. */
export async function documentHead(database: Database, id: string): Promise<DocumentHead | undefined> {
  return (await selectHeads(database).where({ id }).getOne()) ?? undefined;
}

/** The documents of these arrivals, in the order of their sets. */
export function documentHeadsIn(database: Database, arrivals: readonly string[]): Promise<readonly DocumentHead[]> {
  const inOrder = { 'd.setIndex': 'ASC', 'd.partIndex': 'ASC', 'd.version': 'ASC' } as const;
  return selectHeads(database)
    .where({ arrival: Any(arrivals) })
    .orderBy(inOrder)
    .getMany();
}

const stretch = defineQuery(
  sql<{ id: string; range: { from: number; to: number } }>`
    select jsonb_object_agg(key, case jsonb_typeof(value)
        when 'array' then jsonb_path_query_array(value, '$[$from to $to]', ${asJson('range')}) else value end) as document,
      coalesce(jsonb_agg(jsonb_build_object('name', key, 'length', jsonb_array_length(value)))
        filter (where jsonb_typeof(value) = 'array'), '[]') as lists
    from document, jsonb_each(document) where id = ${'id'} and jsonb_typeof(document) = 'object'`,
  z.object({ document: json<CanonicalDocument | null>(), lists: json<readonly List[]>() }),
);

/** What a document says, a stretch of it. Nothing, where no mapping read it. */
export async function documentStretch(
  database: Database,
  id: string,
  { from, count }: Stretch,
): Promise<DocumentStretch | undefined> {
  const { document, lists } = await stretch.only(database, { id, range: { from, to: from + count - 1 } });
  if (!document) return undefined;
  for (const [name, value] of Object.entries(document)) {
    if (Array.isArray(value)) Reflect.set(document, name, placedFrom(from, value));
  }
  return { document, lists };
}

/** A list whose elements begin at an index: those before it are holes. */
function placedFrom(from: number, elements: readonly unknown[]): readonly unknown[] {
  const list: unknown[] = [];
  for (const [index, element] of elements.entries()) list[from + index] = element;
  return list;
}

// Of JSON, from before there were columns of places, only what is asked for: it is unpacked once, and not again for each pointer.
const places = defineQuery(
  sql<{ id: string; pointers: readonly string[] }>`
    with before as materialized (select provenance from document where id = ${'id'} and places is null)
    select places, (
      select jsonb_object_agg(key, value) from before, jsonb_each(provenance) where key = any(${'pointers'}::text[])
    ) as provenance
    from document where id = ${'id'}`,
  z.object({ places: bytes.nullable(), provenance: json<ProvenanceJson>().nullable() }),
);

/** The places of these fields at least, by their pointers; those that have none are left out. */
export async function placesOf(database: Database, id: string, pointers: readonly string[]): Promise<PlaceColumns> {
  const found = await places.first(database, { id, pointers });
  return found?.places ? storedPlaces(found.places) : placesFromJson(found?.provenance ?? {});
}
