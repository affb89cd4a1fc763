import type { FileRow, FileId } from '@quayside/exchange';
import { Any, IsNull, LessThan } from 'typeorm';
import { z } from 'zod';
import { managerOf, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { inOrderOf } from '../database/in-order-of.js';
import { flag, idOf } from '../database/result-columns.js';
import { raw, sql } from '../database/statement.js';
import { fileEntity } from './file-entities.js';

// What a partner may see of its own, and nobody else's.

/** Its files, newest first and whichever way they came; `before` is the `seq` of the last one of the page before. */
export function filesOfPartner(
  database: Database,
  partner: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly FileRow[]> {
  // What came out of a wrapper is shown with it.
  const where = { partner, parent: IsNull(), ...(before === undefined ? {} : { seq: LessThan(before) }) };
  return managerOf(database).find(fileEntity, { where, order: { seq: 'DESC' }, take: limit });
}

interface One {
  readonly file: FileId;
}

const within = sql<One>`with recursive within as (
  select id, array[]::int[] as path from file where id = ${'file'}::uuid
  union all select f.id, w.path || f.entry from file f join within w on f.parent = w.id)`;
const idsWithin = defineQuery(
  sql<One>`${within} select id from within order by path`,
  z.object({ id: idOf<FileId>() }),
);

/** A file and, of a wrapper, all that came out of it, however deep, in their order. */
export async function filesWithin(database: Database, file: FileId): Promise<readonly FileRow[]> {
  const found = await idsWithin.all(database, { file });
  return inOrderOf(found, await managerOf(database).findBy(fileEntity, { id: Any(found.map(({ id }) => id)) }));
}

const notWaiting = (row: string) =>
  raw(`not exists (select from exception e where e.subject_id = ${row} and e.closed_at is null)`);
const moving = defineQuery(
  sql<One>`${within}, moving as (
      select id from file where id in (select id from within) and state = 'stored'
      union all select id from arrival where file in (select id from within) and state = 'received'
      union all select d.id from document d join arrival a on a.id = d.arrival
        where a.file in (select id from within) and d.state = 'accepted')
    select exists (select from moving m where ${notWaiting('m.id')}) as moving`,
  z.object({ moving: flag }),
);

/** Whether nothing of a file will change without a person. */
export async function isAtRest(database: Database, file: FileId): Promise<boolean> {
  return !(await moving.only(database, { file })).moving;
}
