import type { ArrivalRow, FileId } from '@quayside/exchange';
import { Any } from 'typeorm';
import { z } from 'zod';
import { arrivalEntity } from '../arrivals/arrival-entity.js';
import { managerOf, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { idOf, instant, text, uuid } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { documentHeadsIn, type DocumentHead } from './document-stretch.js';

/** What a duplicate says the same as: the one that came first, and the file that it came in. */
export interface Original {
  readonly file: { readonly id: FileId; readonly name: string; readonly receivedAt: Date };
  readonly arrival: ArrivalRow;
  /** Of a document the newest reading of the other one; of an interchange all that is in it. */
  readonly documents: readonly DocumentHead[];
}

const found = z.object({
  id: uuid,
  arrival: uuid,
  document: uuid.nullable(),
  file: idOf<FileId>(),
  name: text,
  receivedAt: instant,
});

// A document is a duplicate of the last one with its key that says the same; of an interchange the journal has it.
const originals = defineQuery(
  sql<{ documents: readonly string[]; arrivals: readonly string[] }>`
    with same as (
      select d.id, o.arrival, o.id as document from document d cross join lateral (
        select id, arrival from document
        where business_key = d.business_key and content_hash = d.content_hash and state not in ('duplicate', 'superseded')
        order by version desc limit 1) o
      where d.id = any(${'documents'}::uuid[]) and d.state = 'duplicate'
      union all
      select row::uuid, (detail ->> 'of')::uuid, null from journal
      where row = any(${'arrivals'}::text[]) and "to" = 'duplicate' and detail ->> 'of' is not null)
    select same.id, same.arrival, same.document, f.id as file, f.name, f.received_at as "receivedAt"
    from same join arrival a on a.id = same.arrival join file f on f.id = a.file`,
  found,
);

/** Of these duplicates, by their ids, what they are duplicates of; what is deleted since is not there. */
export async function originalsOf(
  database: Database,
  duplicates: { readonly documents: readonly string[]; readonly arrivals: readonly string[] },
): Promise<ReadonlyMap<string, Original>> {
  if (duplicates.documents.length + duplicates.arrivals.length === 0) return new Map();
  const rows = await originals.all(database, duplicates);
  const ids = [...new Set(rows.map(({ arrival }) => arrival))];
  const arrivals = new Map(
    (await managerOf(database).findBy(arrivalEntity, { id: Any(ids) })).map((each) => [each.id, each]),
  );
  const documents = Map.groupBy(await documentHeadsIn(database, ids), (each) => each.arrival);
  return new Map(
    rows.flatMap(({ id, arrival: of, document, file, name, receivedAt }) => {
      const arrival = arrivals.get(of);
      const all = documents.get(of) ?? [];
      const said = document === null ? all : all.filter((each) => each.id === document);
      return arrival ? [[id, { file: { id: file, name, receivedAt }, arrival, documents: said }] as const] : [];
    }),
  );
}
