import type { Reads, Tx, FileId } from '@quayside/exchange';
import { z } from 'zod';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { defineQuery } from '../database/define-query.js';
import { flag, sequence, sequences } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { fileEntity } from './file-entities.js';

/** Reads of the bytes as they came. */
export function fileReads(connection: Connection): Pick<Reads, 'file'> {
  const manager = managerOf(connection);
  return { file: async (id) => (await manager.findOneBy(fileEntity, { id: id as FileId })) ?? undefined };
}

// A file is placed by when it came; one out of a wrapper within the place of its wrapper.
const place = defineQuery(
  sql<{ id: string }>`
    update file set place = case when parent is null then array[seq]
      else (select around.place from file around where around.id = file.parent) || entry::bigint end
    where id = ${'id'} returning seq, place`,
  z.object({ seq: sequence, place: sequences }),
);

/** Files are numbered in the order in which they are inserted. One entry of a wrapper is one file: a second one breaks the transaction. */
export function fileWrites(connection: Connection): Pick<Tx, 'insertFile'> {
  return {
    async insertFile(row) {
      const inside = { parent: row.parent ?? null, entry: row.entry ?? null, wrapper: null };
      const stored = { ...row, ...inside, state: 'stored' as const, findings: [], hiddenAt: null };
      await managerOf(connection).insert(fileEntity, stored);
      return { ...stored, ...(await place.only(connection, { id: row.id })) };
    },
  };
}

const anyFile = defineQuery(sql`select exists (select from file) as found`, z.object({ found: flag }));

/** Whether anything has ever come. */
export async function hasFiles(database: Database): Promise<boolean> {
  return (await anyFile.only(database)).found;
}
