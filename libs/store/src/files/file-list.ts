import type { WrapperKind } from '@quayside/exchange';
import { z } from 'zod';
import { seen, type Among } from '../database/among.js';
import type { Database } from '../database/connection.js';
import { containing } from '../database/containing.js';
import { defineQuery } from '../database/define-query.js';
import { cursorOf, keyColumn, keyOf, pageOf, type Page } from '../database/page.js';
import { count, instant, stateOf, text, uuid, word } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';

const listed = z.object({
  id: uuid,
  partner: text,
  channel: text,
  account: text,
  name: text,
  size: count,
  sha256: text,
  state: stateOf('file'),
  wrapper: word<WrapperKind>().nullable(),
  arrivals: count,
  documents: count,
  waiting: count,
  receivedAt: instant,
});

/** A file as lists show it. */
export type FileListed = Readonly<z.infer<typeof listed>>;

// What waits of a file is counted from its own rows, which are few: never over all that is open.
const columns = raw(`f.id, f.partner, f.channel, f.account, f.name, f.size, f.sha256, f.state, f.wrapper,
  (select count(*) from arrival a where a.file = f.id) as arrivals,
  (select count(*) from document d join arrival a on a.id = d.arrival where a.file = f.id) as documents,
  (select count(*) from exception e where e.closed_at is null and e.subject_id in (
     select f.id union all select a.id from arrival a where a.file = f.id
     union all select d.id from document d join arrival a on a.id = d.arrival where a.file = f.id)) as waiting,
  f.received_at as "receivedAt"`);

interface Asked extends Among {
  readonly partner: string | null;
  readonly pattern: string | null;
  readonly number: string | null;
  readonly at: string | null;
  readonly id: string | null;
  readonly limit: number;
}

const page = defineQuery(
  sql<Asked>`
    select ${columns}, ${keyOf('f.received_at', 'f.id')} from file f
    where (${'partner'}::text is null or f.partner = ${'partner'}) and ${seen('f.partner')}
      and (${'pattern'}::text is null or f.name ilike ${'pattern'}
        or exists (select from arrival a where a.file = f.id and a.head ->> 'controlNumber' = ${'number'}))
      and (${'at'}::timestamptz is null or (f.received_at, f.id) < (${'at'}::timestamptz, ${'id'}::uuid))
    order by f.received_at desc, f.id desc limit ${'limit'}`,
  listed.extend(keyColumn),
);
const one = defineQuery(sql<{ id: string }>`select ${columns} from file f where f.id = ${'id'}::uuid`, listed);
const parts = defineQuery(
  sql<{ id: string }>`select ${columns} from file f where f.parent = ${'id'}::uuid order by f.entry limit 1000`,
  listed,
);

/** What is asked for of files; whatever is left out restricts nothing. */
export interface FileFilter extends Partial<Among> {
  readonly partner?: string;
  /** Part of a name, or the control number of an interchange inside. */
  readonly q?: string;
  /** The cursor of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** Files, newest first, a page at a time by key. */
export async function filePage(database: Database, filter: FileFilter): Promise<Page<FileListed>> {
  const { partner = null, among = null, q, before, limit } = filter;
  const asked = {
    partner,
    among,
    number: q ?? null,
    pattern: q === undefined ? null : containing(q),
    ...cursorOf(before),
    limit: limit + 1,
  };
  return pageOf(await page.all(database, asked), limit);
}

export function fileListed(database: Database, id: string): Promise<FileListed | undefined> {
  return one.first(database, { id });
}

/** The files that came out of a wrapper, in their order. */
export function partsOf(database: Database, id: string): Promise<readonly FileListed[]> {
  return parts.all(database, { id });
}
