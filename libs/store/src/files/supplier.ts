import type { DispatchRow, DocumentRow, FileRow } from '@quayside/exchange';
import { In, IsNull, LessThan, type DataSource } from 'typeorm';
import { rows } from '../database/database.js';
import { dispatchEntity, documentEntity, fileEntity } from '../rows/entities.js';

// What a partner may see of its own, and nobody else's.

/** Its files, newest first; `before` is the `seq` of the last one of the page before. */
export async function filesOfAccount(
  source: DataSource,
  account: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly FileRow[]> {
  // What came out of a wrapper is shown with it.
  const where = { account, parent: IsNull(), ...(before === undefined ? {} : { seq: LessThan(before) }) };
  return source.manager.find(fileEntity, { where, order: { seq: 'DESC' }, take: limit });
}

/** What waits for it, or waited, oldest first; `after` is the id of the last one of the page before. */
export async function dispatchesOfAccount(
  source: DataSource,
  account: string,
  {
    state,
    after,
    limit,
  }: { readonly state: 'ready' | 'sent'; readonly after?: string | undefined; readonly limit: number },
): Promise<readonly (DispatchRow & { readonly file: string | null })[]> {
  const found = await rows<{ id: string; file: string | null }>(
    source.manager,
    `select d.id, a.file from dispatch d left join arrival a on a.id = d.arrival
     where d.account = $1 and d.channel = 'rest' and d.state = $2
       and ($3::uuid is null or (d.created_at, d.id) > (select l.created_at, l.id from dispatch l where l.id = $3::uuid))
     order by d.created_at, d.id limit $4`,
    [account, state, after ?? null, limit],
  );
  const dispatches = await source.manager.findBy(dispatchEntity, { id: In(found.map((each) => each.id)) });
  const byId = new Map(dispatches.map((each) => [each.id, each]));
  return found.flatMap(({ id, file }) => {
    const dispatch = byId.get(id);
    return dispatch ? [{ ...dispatch, file }] : [];
  });
}

/** A file and, of a wrapper, all that came out of it, however deep, in their order. */
export async function filesWithin(source: DataSource, file: string): Promise<readonly FileRow[]> {
  const found = await rows<{ id: string }>(source.manager, `${within} select id from within order by path`, [file]);
  const ids = found.map(({ id }) => id);
  const files = await source.manager.findBy(fileEntity, { id: In(ids) });
  return files.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

const within = `with recursive within as (
    select id, array[]::int[] as path from file where id = $1::uuid
    union all select f.id, w.path || f.entry from file f join within w on f.parent = w.id)`;

/** Whether nothing of a file will change without a person. */
export async function isAtRest(source: DataSource, file: string): Promise<boolean> {
  const [found] = await rows<{ moving: boolean }>(
    source.manager,
    `${within}, moving as (
       select 'file' as kind, id from file where id in (select id from within) and state = 'stored'
       union all select 'arrival', id from arrival where file in (select id from within) and state = 'received'
       union all select 'inbound', d.id from document d join arrival a on a.id = d.arrival
         where a.file in (select id from within) and d.state = 'accepted')
     select exists (select from moving m where not exists (
       select from exception e where e.subject_kind = m.kind and e.subject = m.id::text and e.closed_at is null)) as moving`,
    [file],
  );
  return !(found?.moving ?? false);
}

/** What has reached the ERP of a partner's order acknowledgements and ship notices for these orders, oldest first. */
export async function deliveredFor(
  source: DataSource,
  partner: string,
  numbers: readonly string[],
): Promise<readonly DocumentRow[]> {
  const found = await rows<{ id: string }>(
    source.manager,
    `select id from document where partner = $1 and state = 'delivered' and usage = 'live' and orders && $2::text[]
       and type in ('order-acknowledgement', 'ship-notice')
     order by file_place, arrival_index, set_index, part_index, version`,
    [partner, [...numbers]],
  );
  const documents = await source.manager.findBy(documentEntity, { id: In(found.map((each) => each.id)) });
  const byId = new Map(documents.map((each) => [each.id, each]));
  return found.flatMap(({ id }) => byId.get(id) ?? []);
}
