import type { WrapperKind, WrapperReads, WrapperWrites, FileId } from '@quayside/exchange';
import { z } from 'zod';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand, defineQuery } from '../database/define-query.js';
import { count, idOf, uuid, word } from '../database/result-columns.js';
import { sql } from '../database/statement.js';
import { forgetPayloads, newPayload } from '../payloads/payload-rows.js';
import { unwrappingEntity } from './file-entities.js';

const around = defineQuery(
  sql<{ file: FileId }>`
    with recursive up as (
      select id, parent, wrapper, size, 0 as depth from file where id = ${'file'}
      union all select f.id, f.parent, f.wrapper, f.size, up.depth + 1 from file f join up on f.id = up.parent)
    select id, wrapper, size from up order by depth`,
  z.object({ id: idOf<FileId>(), wrapper: word<WrapperKind>().nullable(), size: count }),
);

const inside = defineQuery(
  sql<{ file: FileId }>`
    with recursive down as (
      select id, size from file where parent = ${'file'}
      union all select f.id, f.size from file f join down on f.parent = down.id)
    select count(*) as files, coalesce(sum(size), 0) as bytes from down`,
  z.object({ files: count, bytes: count }),
);

/** Reads of what came out of wrappers. */
export function wrapperReads(connection: Connection): WrapperReads {
  return {
    wrappersAround: (file) => around.all(connection, { file }),
    unwrappedFrom: (file) => inside.only(connection, { file }),
  };
}

interface Entry {
  readonly file: FileId;
  readonly entry: number;
}

const payloadOnly = z.object({ payload: uuid });
const forgetEntry = defineQuery(
  sql<Entry>`delete from unwrapping where file = ${'file'} and entry = ${'entry'} returning payload`,
  payloadOnly,
);
const forgetAll = defineQuery(
  sql<{ file: FileId }>`delete from unwrapping where file = ${'file'} returning payload`,
  payloadOnly,
);
const begin = defineCommand(sql<Entry & { payload: string }>`
  insert into unwrapping (file, entry, payload) values (${'file'}, ${'entry'}, ${'payload'})`);

/** Entries on their way out of a wrapper: the bytes are written while they come, the files are made in one commit. */
export function wrapperWrites(connection: Connection): WrapperWrites {
  return {
    async beginEntry(file, entry) {
      await forgetPayloads(connection, await forgetEntry.all(connection, { file, entry }));
      const payload = await newPayload(connection);
      await begin(connection, { file, entry, payload });
      return payload;
    },
    async endUnwrapping(file, bytes) {
      if (bytes === 'kept') await managerOf(connection).delete(unwrappingEntity, { file });
      else await forgetPayloads(connection, await forgetAll.all(connection, { file }));
    },
  };
}
