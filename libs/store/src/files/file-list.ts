import type { WrapperKind } from '@quayside/exchange';
import type { DataSource } from 'typeorm';
import { rows } from '../database/database.js';
import { cursorOf, pageOf, type Page } from '../documents/document-list.js';
import type { FileState } from '../views/names.js';

/** A file as lists show it. */
export interface FileListed {
  readonly id: string;
  readonly partner: string;
  readonly channel: string;
  readonly account: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly state: FileState;
  readonly wrapper: WrapperKind | null;
  readonly arrivals: number;
  readonly documents: number;
  readonly waiting: number;
  readonly receivedAt: Date;
}

const listed = `f.id, f.partner, f.channel, f.account, f.name, f.size::float8 as size, f.sha256, f.state, f.wrapper,
  (select count(*)::int from arrival a where a.file = f.id) as arrivals,
  (select count(*)::int from document d join arrival a on a.id = d.arrival where a.file = f.id) as documents,
  (select count(*)::int from exception e where e.closed_at is null and (
     (e.subject_kind = 'file' and e.subject = f.id::text)
     or (e.subject_kind = 'arrival' and e.subject in (select a.id::text from arrival a where a.file = f.id))
     or (e.subject_kind = 'inbound' and e.subject in (select d.id::text from document d join arrival a on a.id = d.arrival where a.file = f.id))
  )) as waiting, f.received_at as "receivedAt"`;

/** Files, newest first, a page at a time by key. */
export async function filePage(
  source: DataSource,
  filter: { readonly partner?: string; readonly before?: string; readonly limit: number },
): Promise<Page<FileListed>> {
  const cursor = cursorOf(filter.before);
  const found = await rows<FileListed & { key: string }>(
    source.manager,
    `select ${listed}, f.received_at::text || '|' || f.id as key from file f
     where ($1::text is null or f.partner = $1) and ($2::timestamptz is null or (f.received_at, f.id) < ($2::timestamptz, $3::uuid))
     order by f.received_at desc, f.id desc limit $4`,
    [filter.partner ?? null, cursor?.at ?? null, cursor?.id ?? null, filter.limit + 1],
  );
  return pageOf(found, filter.limit);
}

export async function fileListed(source: DataSource, id: string): Promise<FileListed | undefined> {
  return (await rows<FileListed>(source.manager, `select ${listed} from file f where f.id = $1::uuid`, [id]))[0];
}

/** The files that came out of a wrapper, in their order. */
export async function partsOf(source: DataSource, id: string): Promise<readonly FileListed[]> {
  return rows(source.manager, `select ${listed} from file f where f.parent = $1::uuid order by f.entry limit 1000`, [
    id,
  ]);
}

/** The arrivals of a file in the order in which they tile it. */
export async function arrivalsOf(source: DataSource, file: string): Promise<readonly string[]> {
  const found = await rows<{ id: string }>(
    source.manager,
    'select id from arrival where file = $1::uuid order by index',
    [file],
  );
  return found.map((each) => each.id);
}
