import type { CanonicalDocument, Provenance } from '@quayside/canonical';
import type { DocumentRow } from '@quayside/exchange';
import type { DataSource, FindOptionsSelect } from 'typeorm';
import { rows } from '../database/database.js';
import { documentEntity } from '../rows/entities.js';

/** Elements of lists, counted from 0. */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

/** A document of which each list has only the elements of a stretch, where they stand in it, and how long its lists are. */
export interface DocumentStretch {
  readonly document: CanonicalDocument;
  readonly lists: readonly { readonly name: string; readonly length: number }[];
}

/** A row without what grows with the document: what it says, and the place of each field. */
export type DocumentHead = Omit<DocumentRow, 'document' | 'provenance'>;

/** A document of 20,000 lines is 20 MB: who shows a part of it reads that part. */
export async function documentHead(source: DataSource, id: string): Promise<DocumentHead | undefined> {
  const { document: _document, provenance: _provenance, ...light } = documentEntity.options.columns;
  const select = Object.fromEntries(Object.keys(light).map((name) => [name, true])) as FindOptionsSelect<DocumentRow>;
  return (await source.manager.findOne(documentEntity, { where: { id }, select })) ?? undefined;
}

/** What a document says, a stretch of it. Nothing, where no mapping read it. */
export async function documentStretch(
  source: DataSource,
  id: string,
  { from, count }: Stretch,
): Promise<DocumentStretch | undefined> {
  const entries = await rows<{ name: string; value: unknown; length: number | null }>(
    source.manager,
    `select key as name,
       case jsonb_typeof(value) when 'array' then jsonb_path_query_array(value, '$[$from to $to]', $2) else value end as value,
       case jsonb_typeof(value) when 'array' then jsonb_array_length(value) end as length
     from document, jsonb_each(document) where id = $1 and jsonb_typeof(document) = 'object'`,
    [id, JSON.stringify({ from, to: from + count - 1 })],
  );
  if (entries.length === 0) return undefined;
  return {
    // Of the document's own type but for what its lists leave out.
    document: Object.fromEntries(
      entries.map(({ name, value }) => [name, Array.isArray(value) ? placedFrom(from, value) : value]),
    ) as unknown as CanonicalDocument,
    lists: entries.flatMap(({ name, length }) => (length === null ? [] : [{ name, length }])),
  };
}

/** A list whose elements begin at an index: those before it are holes. */
function placedFrom(from: number, elements: readonly unknown[]): readonly unknown[] {
  const list: unknown[] = [];
  for (const [index, element] of elements.entries()) list[from + index] = element;
  return list;
}

/** The places of these fields, by their pointers; those that have none are left out. */
export async function placesOf(source: DataSource, id: string, pointers: readonly string[]): Promise<Provenance> {
  // The value is unpacked once, and not again for each pointer.
  const places = await rows<{ pointer: string; place: Provenance[string] }>(
    source.manager,
    `with all_places as materialized (select provenance from document where id = $1)
     select key as pointer, value as place from all_places, jsonb_each(provenance) where key = any($2)`,
    [id, pointers],
  );
  return Object.fromEntries(places.map(({ pointer, place }) => [pointer, place]));
}
